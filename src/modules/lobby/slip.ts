import receiptline from 'receiptline';

/** A slip in receiptline's markup. */
export type Slip = string;

export type SlipContent = Readonly<{
  number: string;
  branch: string;
  service: string;
  ahead: number;
  estimate: Readonly<{ low: number; high: number }> | undefined;
  seat: string | undefined;
  takenAt: string;
  outside: boolean;
  link: string;
  words: Readonly<{ ahead: string; seat: string; about: string; soon: string; keep: string; outside: string; scan: string; missed: string }>;
}>;

const CHARACTERS_PER_LINE = 48;

/** An 80 mm slip: a number that can be read at arm's length, what it is for, and the way to its live page. Never a name. */
export function ticketSlip(slip: SlipContent): Slip {
  return [
    '{border:none; width:auto; align:center}',
    `^^${literal(slip.branch)}`,
    '',
    `^^^^^^${literal(slip.number)}`,
    '',
    `^^${literal(slip.service)}`,
    literal(`${slip.words.ahead} ${slip.ahead}`),
    ...(slip.estimate ? [literal(waitLine(slip.estimate, slip.words))] : []),
    ...(slip.seat === undefined ? [] : [`^${literal(`${slip.words.seat} ${slip.seat}`)}`]),
    literal(slip.takenAt),
    ...(slip.outside ? ['', `^${literal(slip.words.outside)}`] : []),
    '',
    `{code:${slip.link}; option:qrcode,5,m}`,
    literal(slip.words.scan),
    literal(slip.words.keep),
    literal(slip.words.missed),
    '=',
  ].join('\n');
}

function waitLine({ low, high }: { low: number; high: number }, words: SlipContent['words']): string {
  return low === 0 ? words.soon.replace('{high}', String(high)) : words.about.replace('{low}', String(low)).replace('{high}', String(high));
}

/** The bytes for an ESC/POS printer that reads GB18030, as those in China do. */
export function escPos(slip: Slip): Buffer {
  return Buffer.from(receiptline.transform(slip, { cpl: CHARACTERS_PER_LINE, encoding: 'gb18030', command: 'escpos', cutting: true }), 'latin1');
}

/** The same slip as a picture, for browsers and for preview. */
export function slipSvg(slip: Slip): string {
  return receiptline.transform(slip, { cpl: CHARACTERS_PER_LINE, encoding: 'gb18030', command: 'svg' });
}

/** receiptline reads | { } ~ ^ \ " ` _ - = as markup: a branch's own name must not become any. */
export function literal(text: string): string {
  return text.replace(/[\\|{}~^"`_=-]/g, (sign) => `\\${sign}`).replace(/\p{Cc}/gu, ' ');
}
