import type { zh } from './suggestion-words.zh.ts';

export const en: typeof zh = {
  title: 'What can be offered',
  otherErrand: 'Another errand',
  kinds: { green: 'A number, green channel', online: 'Without waiting, on the phone', later: 'A quieter time', machine: 'Smart machine', ticket: 'A number' },
  reasons: {
    urgent: 'urgent needs go ahead', elderFirst: 'the elderly and who needs care go first', booked: 'has a booking', onlineNow: 'this can be done online', longWait: 'the wait is long now', hallCrowded: 'the hall is nearly full', machineFree: 'a machine is free', machineSooner: 'quicker than a counter',
    startsNow: 'a counter is free', maskOffCounter: 'the mask comes off: at a counter', noCounter: 'no counter for it is staffed yet', seldomTaken: 'seldom taken in the last four weeks, so it stands last', inTurn: 'called in turn',
  },
  and: '; ',
  now: 'no wait',
  wait: (range) => `about ${range}`,
  aboutWait: (range) => `about ${range}`,
  take: { green: 'Take a number', online: 'Show the steps, no need to enter', later: 'Book it', machine: 'To the machines', ticket: 'Take a number' },
  phone: 'Mobile number for a reminder (optional)',
  ifAsked: 'If the visitor asks for it:',
  asksForMachine: 'A machine', asksForOnline: 'By phone',
  deferred: (time) => `Booked: ${time}`,
  deferredHelp: 'Print the slip, or let the visitor scan the code. Shown then, it is called as a booking.',
  print: 'Print the slip', undo: 'Take it back', undoHelp: (minutes) => `A change of mind can be undone for ${minutes} minutes: the time is given back, and one chooses again.`,
  undone: 'Taken back; the time is free again', undoneOutside: 'Taken back; the time is free again. The hall is full: please let the visitor wait outside',
  phonePage: 'QR code of the booking’s page', phonePageHelp: 'To scan: time, place, cancelling and moving',
  next: 'Next visitor',
};
