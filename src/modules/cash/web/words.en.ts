import type { zh } from './words.zh.ts';

const lots = (n: number): string => (n === 1 ? '1 lot' : `${n} lots`);

export const en: typeof zh = {
  lang: 'en',
  title: 'Cash in quarantine', below: 'Received, sealed, disinfected, held, and released when due; cash from hospitals and wet markets goes to the central bank.', holdNow: (days) => `held ${days} days now`, riskOf: { low: 'low-risk area', medium: 'medium-risk area', high: 'high-risk area' }, noRisk: 'in no risk area',
  picture: 'The shelf', says: (waiting, held, due, hand) => `${lots(waiting)} to be disinfected, ${lots(held)} held, of which ${due} due and ${hand} to hand over.`, asTable: 'As figures', asPicture: 'As a picture',
  boxIn: 'Not yet disinfected', boxOut: 'Disinfected', lots, dueToday: 'due', dayShort: (month, day) => `${day}/${month}`, more: (n) => `${n} more`, columnsTable: ['Day', 'Due', 'Seals'], handShelf: 'to hand over', later: 'later',
  eveningDue: (n) => `After closing all is disinfected together: ${lots(n)} left`, eveningLate: (n) => `Late: ${lots(n)} received and not disinfected`, eveningComing: (n) => `${lots(n)} came in today, to be disinfected after closing`,
  add: 'Enter what came in', kind: 'Kind', kinds: { cash: 'Cash', vouchers: 'Vouchers' }, source: 'Source', sources: { normal: 'Ordinary', hospital: 'Hospital', market: 'Wet market' }, sourceHelp: { normal: 'may be paid out when due', hospital: 'sealed apart, to the central bank only', market: 'sealed apart, to the central bank only' },
  seals: 'Seal numbers', sealsHelp: 'one a line; a scanner may scan them in a row', note: 'Note', notePlace: 'e.g. hospital cashier, morning', save: (n) => (n > 1 ? `Enter ${n} lots` : 'Enter'), added: (n) => `${lots(n)} entered; another person checks the seal`, printThese: 'Print labels', sealMissing: 'Enter a seal number', sealsMany: '30 lots at most at a time',
  steps: { seal: 'Seal to be checked', disinfect: 'To be disinfected', release: 'Due for release', hand: 'To hand to the central bank', sign: 'Waiting for the second signature', vouch: 'Days to vouch for', early: 'In quarantine', ended: 'Ended lately' },
  helps: {
    seal: 'Two people: somebody else than who received it checks the seal.', disinfect: 'Press when the time in the cabinet is over. The hold begins with it.', release: 'One person asks, another signs.', hand: 'Once disinfected, with the number of the paper and two signatures.', sign: 'Somebody else than who asked must sign.',
    vouch: 'By the date they are due, but on some days the system did not run, so the date proves nothing. Look at seals, papers and a calendar: if the days truly passed, two people vouch for them.', early: 'Nothing is released before its day.', ended: '',
  },
  none: 'None', all: 'Choose all', chosen: lots,
  doSeal: (n) => `Seals are right: check ${lots(n)}`, doDisinfect: (n) => `Disinfected: hold ${lots(n)}`, doRelease: (n) => `Ask to release ${lots(n)}`, doHand: (n) => `Ask to hand over ${lots(n)}`, doSign: (n) => `Sign for ${lots(n)}`, doWithdraw: 'Take the request back',
  doneSeal: (n) => `${lots(n)} checked`, doneDisinfect: (n) => `${lots(n)} disinfected, hold begins`, doneRelease: (n) => `Release of ${lots(n)} asked for; another person signs`, doneHand: (n) => `Handing over of ${lots(n)} asked for; another person signs`, doneSign: (n) => `${lots(n)} ended`, doneWithdraw: 'Taken back',
  mine: 'yours: takes another person', method: 'Method', methods: { uv: 'Ultraviolet', heat: 'Heat' }, minutes: 'minutes', least: (n) => `${n} minutes at least`, document: 'Number of the paper', documentMissing: 'Enter the number of the paper',
  receivedBy: (by, at) => `received by ${by}, ${at}`, sealedBy: (by) => `checked by ${by}`, disinfectedBy: (how, minutes, at) => `${how} ${minutes} min, ${at}`, askedBy: (by, at) => `asked for by ${by}, ${at}`, endedBy: (by, at) => `signed by ${by}, ${at}`,
  ends: { released: 'released', handed_over: 'handed over' }, until: (date) => `due ${date}`, heldOf: (held, need) => `day ${held} of ${need}`, heldFor: (days) => `held ${days} days`, voided: 'void', voidedBy: (by, why) => `${by}: ${why}`, stand: { clockBehind: 'the system’s date is before the hold began: set the clock right' },
  tryRelease: 'Ask to release now', void: 'Entered by mistake: void', voidWhy: 'Why void', doVoid: 'Void', doneVoid: 'Void, and on record', cancel: 'Keep it',
  vouchDays: (n) => (n === 1 ? '1 day without a record' : `${n} days without a record`), doVouch: (n) => (n === 1 ? 'Vouch for 1 day' : `Vouch for ${n} days`), doneVouch: 'Vouched; another person agrees', agree: (by, dates) => `${by} vouches for ${dates}; another person must agree`, doAgree: 'Agree', doneAgree: 'Agreed: these days count',
  labels: 'Print labels', handover: 'List for handing over', ledger: 'Ledger (Excel)', oneLot: (code) => `Lot ${code}`, back: 'See all', lotUnknown: 'No lot with this label', lotUnknownHelp: 'It may have ended more than two weeks ago, or the label is another branch’s.', empty: 'No lots yet', emptyHelp: 'Cash and vouchers that come in are entered here, one seal a lot.',
};
