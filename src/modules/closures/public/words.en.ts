import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  title: 'Another time for you', closed: 'Your branch is closed at your time', was: 'Booked', kept: 'Kept for you', until: (at: string) => `Please answer before ${at}; then the place is given back.`,
  take: 'Take this time', other: 'Choose another time', near: 'Branches open near me', cancel: 'I will not come: cancel', at: 'When', place: 'Branch', call: 'Questions? Call', code: 'Code',
  otherTitle: 'Choose another time', otherHint: 'Choose one and your booking moves there; the time kept for you is given back.', otherNone: 'Nothing is free nearby today or tomorrow. The branch will call you.', here: 'your branch', back: 'Back to the kept time', yes: 'Take this time',
  missed: 'Sorry, we did not reach you in time', missedHelp: 'Your time has passed; the branch will call and explain. You can book another time.', again: 'Book again',
  waiting: 'We are looking for another time', waitingHelp: 'It takes a minute or two; a text tells you. Your booking is not cancelled.',
  none: 'No fitting time was found yet', noneHelp: 'The branch will call you. You can also look for an open branch near you.',
  lapsed: 'The kept time was given back', lapsedHelp: 'The branch will call you, or choose another time yourself.',
  agreed: 'Being arranged', agreedHelp: 'In a moment; please look again.',
  stands: 'Your booking stands', standsHelp: 'The branch can receive you after all. Please come at your own time.', mine: 'My booking', gone: 'This booking has another arrangement', goneHelp: 'Please see your booking or the text we sent.',
};
