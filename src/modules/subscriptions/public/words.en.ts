import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  title: 'Text me when hours change', intro: 'A text tells you before you set out in vain: when a branch closes or changes its hours.', which: 'Which branch', find: 'Find a branch', findHint: 'Name, district or pinyin initials', none: 'No such branch', remove: (name: string) => `Remove ${name}`,
  phone: 'Mobile number', phoneHint: 'Used for texts about opening hours only: no advertising, given to nobody. Deleted when you leave or the term ends.', phoneWrong: 'Please give a number that gets texts', branchMissing: 'Please choose a branch',
  sendCode: 'Send me a code', codeTitle: 'Enter the code', codeSent: (phone: string, n: number) => `A code was sent to ${phone}. It is valid for ${n} minutes.`, code: 'Code of 6 digits', codeMissing: 'Please enter the 6 digits of the text',
  wrong: (left: number) => `That is not the code. ${left === 1 ? 'One try' : `${left} tries`} left.`, over: 'This code is no longer valid. Please ask for a new one.', confirm: 'Follow', resend: 'Nothing came? Send again',
  mine: 'Branches you follow', done: 'You follow', doneHelp: 'This address was also texted to you: open it any time to see or stop.', to: (phone: string, until: string) => `Texts go to ${phone} until ${until}`,
  calm: 'No changes in the next two weeks', days: 'Changes ahead', see: 'About the branch', leave: 'Stop', leaveOne: (name: string) => `Stop texts about ${name}`, leaveAll: 'Stop all and delete my number', leaveLast: 'Stop and delete my number', left: (name: string) => `No more texts about ${name}.`, undo: 'Undo',
  gone: 'You have left', goneHelp: 'Your number is deleted; no more texts will come.', again: 'Follow again', near: 'Branches open near me',
  endsSoon: 'Your texts end soon', endsHelp: 'Tap once to go on. Otherwise they end and your number is deleted.', renew: 'Go on', renewed: (until: string) => `Renewed until ${until}.`, add: 'Follow one more',
};
