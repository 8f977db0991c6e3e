import type { Colour, Dots, Speed } from '../strip.ts';

/**
 * The Alpha Sign Communications Protocol (Adaptive Micro Systems, document 9708-8061F), as far as a strip needs it: one TEXT file that
 * calls SMALL DOTS pictures, the priority TEXT file for what is urgent, and acknowledgements.
 *   NUL×5 SOH type address STX command … ETX checksum EOT
 */
export const [EOT, ACK, NAK] = [0x04, 0x06, 0x15] as const;
const [SOH, STX, ETX] = ['\x01', '\x02', '\x03'] as const;
const [CR, ESC, CALL_DOTS, COLOUR, SLOWEST] = ['\x0d', '\x1b', '\x14', '\x1c', 0x15] as const;
/** every type of sign; the address says which one of them */
const ANY_TYPE = 'Z';
const COLOUR_CODE: Record<Colour, string> = { red: '1', green: '2', amber: '3' };
/** Rotate from right to left, hold, and flash (document, table of display modes). */
export const MODES = { rotate: 'a', hold: 'b', flash: 'c' } as const;

/** Labels of files: '0' is the priority file, '1'–'5' and '?' have other uses. */
export const TEXT_LABEL = 'A';
export const PRIORITY_LABEL = '0';
const PICTURE_LABELS = [...'BCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno'];
const URGENT_LABELS = [...'pqrstuvwxyz'];
const MOST_COLUMNS = 255;
const TEXT_BYTES = 0x0800;

export type Looks = Readonly<{ wide: number; high: number; colour: Colour; speed: Speed }>;

/** One command on its way: what goes before the pause that the document asks for after the size of a picture, and what goes after. */
export type Packet = readonly Buffer[];

export function packet(address: string, command: string, pauseAfter = command.length): Packet {
  const body = Buffer.from(STX + command + ETX, 'latin1');
  const whole = Buffer.concat([Buffer.alloc(5), Buffer.from(SOH + ANY_TYPE + address, 'latin1'), body, Buffer.from(checksum(body), 'latin1'), Buffer.from([EOT])]);
  if (pauseAfter >= command.length) return [whole];
  const cut = 5 + 1 + ANY_TYPE.length + address.length + 1 + pauseAfter;
  return [whole.subarray(0, cut), whole.subarray(cut)];
}

/** The sum of all bytes from STX to ETX, as four hex digits. */
export function checksum(body: Uint8Array): string {
  return hex(body.reduce((sum, byte) => sum + byte, 0) & 0xffff, 4);
}

export function askForAnswers(address: string): Packet {
  return packet(address, 'Es1');
}

/** Is it there? The sign answers with its status. */
export function askStatus(address: string): Packet {
  return packet(address, 'F*');
}

/** Memory for all files, then every picture, then the text that calls them. The memory of urgent pictures is given here too, so that urgent words need nothing but themselves. */
export function showLines(address: string, lines: readonly Dots[], looks: Looks): Packet[] {
  const free = [...PICTURE_LABELS];
  const pictures: { label: string; dots: Dots }[] = [];
  let text = '';
  for (const line of lines) {
    const parts = partsOf(line);
    if (parts.length > free.length) break;
    const named = parts.map((dots) => ({ label: free.shift() ?? '', dots }));
    pictures.push(...named);
    text += display(line, named.map((one) => one.label), looks);
  }
  const empty = { height: looks.high, columns: Array.from({ length: MOST_COLUMNS }, () => 0) };
  const memory = [...pictures, ...URGENT_LABELS.map((label) => ({ label, dots: empty }))]
    .map(({ label, dots }) => `${label}DU${hex(dots.height, 2)}${hex(dots.columns.length, 2)}4000`).join('');
  return [
    packet(address, `E$${TEXT_LABEL}AU${hex(TEXT_BYTES, 4)}FF00${memory}`),
    ...pictures.map(({ label, dots }) => picture(address, label, dots, looks.colour)),
    packet(address, `A${TEXT_LABEL}${text}`),
    packet(address, `E.SU${TEXT_LABEL}`),
  ];
}

/** Urgent words stand before every other file until they are cleared. */
export function showUrgent(address: string, dots: Dots, looks: Looks): Packet[] {
  const parts = partsOf(dots).slice(0, URGENT_LABELS.length).map((part, at) => ({ label: URGENT_LABELS[at] ?? '', dots: part }));
  return [
    ...parts.map(({ label, dots: part }) => picture(address, label, part, looks.colour)),
    packet(address, `A${PRIORITY_LABEL}${display(dots, parts.map((one) => one.label), looks)}`),
  ];
}

export function clearUrgent(address: string): Packet {
  return packet(address, `A${PRIORITY_LABEL}`);
}

function display(line: Dots, labels: readonly string[], looks: Looks): string {
  const mode = line.columns.length > looks.wide ? MODES.rotate : MODES.hold;
  const speed = String.fromCharCode(SLOWEST + looks.speed - 1);
  return `${ESC} ${mode}${speed}${COLOUR}${COLOUR_CODE[looks.colour]}${labels.map((label) => CALL_DOTS + label).join('')}`;
}

function picture(address: string, label: string, dots: Dots, colour: Colour): Packet {
  const size = `I${label}${hex(dots.height, 2)}${hex(dots.columns.length, 2)}`;
  const rows = Array.from({ length: dots.height }, (_, row) => dots.columns.map((column) => ((column >> row) & 1 ? COLOUR_CODE[colour] : '0')).join('') + CR);
  return packet(address, size + rows.join(''), size.length);
}

function partsOf({ height, columns }: Dots): Dots[] {
  return Array.from({ length: Math.ceil(columns.length / MOST_COLUMNS) }, (_, at) => ({ height, columns: columns.slice(at * MOST_COLUMNS, (at + 1) * MOST_COLUMNS) }));
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
