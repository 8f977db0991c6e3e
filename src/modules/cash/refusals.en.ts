import type { zh } from './refusals.zh.ts';

export const en: typeof zh = {
  'cash.lotUnknown': 'This lot was not found, or it has gone already. Please look again.',
  'cash.sealTwice': 'The same seal number stands there twice. Please check.',
  'cash.sealUsed': 'This seal number is entered already. A seal is used once: please check it.',
  'cash.isNotReceived': 'Seal {seal} was checked already, or is not waiting for it. Please look again.',
  'cash.isNotSealed': 'Seal {seal} was not yet seen by a second person, or is disinfected already. Ask another person to check the seal first.',
  'cash.isNotHeld': 'Seal {seal} is not in quarantine. Please look again.',
  'cash.tooShort': 'Not long enough: at least {least} minutes.',
  'cash.early': 'Seal {seal} can’t be released yet: held for {days} days from {from}, so until {until}.',
  'cash.neverPaidOut': 'Seal {seal} came from a hospital or a wet market: after disinfection it goes to the central bank and is never paid out. Use “hand over”.',
  'cash.unwitnessed': 'By its date seal {seal} is due, but the system ran on only {held} of {days} days since. If the clock was changed the date counts for nothing; if the days truly passed, two people vouch for them first.',
  'cash.clockBehind': 'The system’s date is {today}, before {from}, when the quarantine of seal {seal} began. Please set the clock right first.',
  'cash.askedAlready': 'For seal {seal} somebody has asked already; another person must sign.',
  'cash.notAsked': 'Nobody has asked for seal {seal} yet, so it can’t be signed out.',
  'cash.documentMissing': 'Handing over to the central bank needs the number of the paper.',
  'cash.needsOtherPerson': 'This takes two people: another one must do this step.',
  'cash.dayNotOver': 'Only days that are over can be vouched for.',
  'cash.dayKnown': 'These days are noted already.',
};
