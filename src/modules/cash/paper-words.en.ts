import type { zh } from './paper-words.zh.ts';

export const en: typeof zh = {
  labels: 'Labels for cash in quarantine', labelsHelp: 'Print at actual size on sheets of 63.5 × 38.1 mm stickers (21 on A4) and put each on its bag. Scanned with a phone, after signing in, it opens that lot.',
  kinds: { cash: 'Cash', vouchers: 'Vouchers' }, sources: { normal: 'ordinary', hospital: 'hospital', market: 'wet market' }, methods: { uv: 'ultraviolet', heat: 'heat' },
  states: { received: 'seal to be checked', sealed: 'to be disinfected', held: 'in quarantine', released: 'released', handed_over: 'handed over', void: 'void' },
  notBefore: (date) => `Not before ${date}`, handOver: 'Never paid out · to the central bank', notYet: (received) => `received ${received}, not disinfected`,
  sheet: 'Cash handed over', sheetSays: (n) => `${n} lots, sealed and disinfected as required, handed to the People’s Bank of China.`, nothing: 'Nothing to hand over.',
  columns: ['No.', 'Seal', 'Label', 'Kind', 'Source', 'Received', 'By', 'Seal checked by', 'Disinfected', 'Paper'], hand: 'Handed over by (two signatures)', take: 'Taken over by (signature, stamp)', date: 'Date',
  book: 'Cash in quarantine', bookColumns: ['Label', 'Seal', 'Kind', 'Source', 'State', 'Received', 'By', 'Seal checked by', 'Method', 'Minutes', 'Held from', 'Days needed', 'Until', 'Asked by', 'Signed by', 'Signed on', 'Days held', 'Paper', 'Why void'],
};
