import type { zh } from './supplies-words.zh.ts';

export const en: typeof zh = {
  title: 'Supplies', basis: (staff, visitors, disinfections, days) => `From the last ${days} days: ${staff} people on site, ${visitors} visitors and ${disinfections} disinfections a day`, basisUnknown: (staff, visitors, disinfections) => `Too little is known yet: taken as ${staff} people on site, ${visitors} visitors and ${disinfections} disinfections a day`,
  picture: 'How many days it lasts', says: (out, low, all) => (out + low === 0 ? `All ${all} items are above the alarm.` : `${out} out, ${low} low, of ${all} items.`), reserve: (n) => `reserve: ${n} days`, alarm: (n) => `alarm: ${n} days`,
  stands: { plenty: 'plenty', enough: 'enough', low: 'low', out: 'out' }, days: (n) => `${n} d`, there: 'there', missing: 'missing', must: 'must-have', have: 'There', use: 'Used a day', need: 'Missing to the reserve', cover: 'Lasts', item: 'Item', state: 'State',
  receive: 'Receive', issue: 'Hand out', writeOff: 'Write off', correct: 'Correct', quantity: 'How many', batch: 'Batch', expires: 'Expires', note: 'Note', why: 'Why', save: 'Record', done: 'Recorded', batches: 'Batches', noBatch: 'no batch', noStock: 'Nothing there', soon: 'expires soon', past: 'expired', noExpiry: 'no expiry', below: 'below zero (marked)', correctHelp: 'Handed out before its receipt was entered, for instance: say the change and why. It may go below zero until the receipt is entered.', take: 'Write this batch off',
  proposal: 'Proposal', transferFrom: (branch, n, far) => `Ask ${branch} for ${n}${far}`, order: (n) => `Order ${n} from head office`, nobodySpare: 'No branch nearby can spare any', asked: 'Asked for; the other end signs', ordered: 'Ordered',
  transfers: 'Transfers', transfersNone: 'No transfer under way', from: 'From', to: 'To', headOffice: 'Head office', states: { asked: 'to be sent', sent: 'on the way', received: 'received', declined: 'declined', withdrawn: 'withdrawn' }, send: 'Send and sign', sent: 'Sent and signed', arrived: 'Count and sign', received: 'Received and signed', decline: 'Decline', withdraw: 'No longer needed', declined: 'Answered', counted: 'Counted', lost: (n) => `${n} missing`, signed: (name, at) => `${name} ${at}`, askedCount: 'asked', sentCount: 'sent',
  movements: 'Last movements', kinds: { receive: 'received', issue: 'handed out', count: 'count', write_off: 'written off', correct: 'correction', send: 'sent', take: 'taken in' },
  sheet: 'Count sheet', upload: 'Hand the sheet in', countTitle: 'Preview of the count', row: 'Row', book: 'Book', difference: 'Change', standings: { same: 'agrees', changed: 'differs', new: 'new batch', blank: 'not filled in', bad: 'not right' }, faults: { itemUnknown: 'no such item', notANumber: 'a whole number, please', twice: 'the same batch twice', notADate: 'expiry as 2026-12-31, please', batchTooLong: 'the batch is too long' }, confirm: (n) => `Enter ${n} rows`, hasBad: 'Some rows are not right: correct them and hand the sheet in again. Nothing was written.', confirmed: (n) => `${n} rows entered`, required: 'Please fill in', unit: (n, unit) => `${n} ${unit}`, close: 'Not now',
  countHere: 'Count here',
  countHereHelp: 'At the cupboard, batch by batch; what is left empty is not counted. Works without a line, too.',
  bookIs: (n: string, unit: string) => `book: ${n} ${unit}`,
  enterCount: (n: number) => (n === 0 ? 'Fill in a number first' : `Enter ${n} counted`),
  countKept: 'The count is sealed on this device and will be sent when the line is back',
  countLabel: (n: number) => `Counted ${n} batches`,
};
