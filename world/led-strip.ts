import { createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * An LED strip on loopback that stands in for a real one: a TCP server that speaks the Alpha Sign Communications Protocol as the sign
 * behind a serial converter does. It checks every frame, says NAK to a bad one, keeps memory, files and pictures, and knows what it shows.
 */
export type LedStrip = Readonly<{
  port: number;
  /** what runs over the dots now, in turn: rows of '#' and '.' */
  shows: () => readonly Shown[];
  isUrgent: () => boolean;
  /** frames heard and their verdict, oldest first */
  frames: () => readonly Readonly<{ command: string; good: boolean }>[];
  /** the next `times` frames end like this */
  misbehave: (how: 'nak' | 'silent' | 'hang-up', times: number) => void;
  /** as after a power cut: all files are gone */
  forget: () => void;
  close: () => Promise<void>;
}>;
export type Shown = Readonly<{ mode: string; speed: number; colour: string; rows: readonly string[] }>;

const [SOH, STX, ETX, EOT, ACK, NAK] = [1, 2, 3, 4, 6, 0x15] as const;
const STATUS = { fine: 0x40, illegal: 0x60, checksum: 0x50 } as const;
const PRIORITY = '0';
const PRIORITY_BYTES = 125;
const KEPT_FRAMES = 2_000;

type Picture = { high: number; wide: number; rows: string[] };

export async function startLedStrip({ port = 0, address = '01' }: { port?: number; address?: string } = {}): Promise<LedStrip> {
  const texts = new Map<string, string>();
  const memory = new Map<string, { kind: string; size: number }>();
  const pictures = new Map<string, Picture>();
  const heard: { command: string; good: boolean }[] = [];
  const open = new Set<Socket>();
  const faults: ('nak' | 'silent' | 'hang-up')[] = [];
  let sequence = '';
  let answers = false;

  const forget = () => { for (const store of [texts, memory, pictures]) store.clear(); sequence = ''; answers = false; };

  /** What a command does; false when it names what is not there or does not fit. */
  const obey = (command: string): boolean => {
    const [code = '', label = ''] = command;
    const rest = command.slice(2);
    if (code === 'E' && label === 's') { answers = rest === '1'; return true; }
    if (code === 'E' && label === '$') return lay(rest);
    if (code === 'E' && label === '.') { sequence = rest.slice(2); return [...sequence].every((one) => memory.get(one)?.kind === 'A'); }
    if (code === 'A') {
      const room = label === PRIORITY ? PRIORITY_BYTES : memory.get(label)?.kind === 'A' ? memory.get(label)?.size ?? 0 : 0;
      if (rest.length > room) return false;
      texts.set(label, rest);
      return true;
    }
    if (code === 'I') return draw(label, rest);
    return false;
  };
  const lay = (given: string): boolean => {
    if (given.length % 11 !== 0) return false;
    // Memory given anew empties every file but the priority file.
    memory.clear();
    pictures.clear();
    for (const label of texts.keys()) if (label !== PRIORITY) texts.delete(label);
    for (let at = 0; at < given.length; at += 11) memory.set(given[at] ?? '', { kind: given[at + 1] ?? '', size: parseInt(given.slice(at + 3, at + 7), 16) });
    return true;
  };
  const draw = (label: string, rest: string): boolean => {
    const [high, wide] = [parseInt(rest.slice(0, 2), 16), parseInt(rest.slice(2, 4), 16)];
    const place = memory.get(label);
    const rows = rest.slice(4).split('\r').slice(0, -1);
    if (place?.kind !== 'D' || high > place.size >> 8 || wide > (place.size & 0xff) || rows.length !== high || rows.some((row) => row.length !== wide || /[^0-8]/.test(row))) return false;
    pictures.set(label, { high, wide, rows });
    return true;
  };

  const take = (frame: Buffer, socket: Socket): void => {
    const start = frame.indexOf(STX);
    const end = frame.lastIndexOf(ETX);
    const to = frame.subarray(frame.lastIndexOf(SOH, start) + 2, start).toString('latin1');
    if (to !== '00' && to !== address) return;
    const command = frame.subarray(start + 1, end).toString('latin1');
    const fault = faults.shift();
    if (fault === 'hang-up') return void socket.destroy();
    const sum = frame.subarray(start, end + 1).reduce((all, byte) => all + byte, 0) & 0xffff;
    const isWhole = end > start && frame.subarray(end + 1, -1).toString('latin1') === sum.toString(16).toUpperCase().padStart(4, '0');
    if (isWhole && command.startsWith('F*')) {
      heard.push({ command, good: true });
      const answer = Buffer.from(`\x02E*${String.fromCharCode(STATUS.fine)}\x03`, 'latin1');
      const checksum = (answer.reduce((all, byte) => all + byte, 0) & 0xffff).toString(16).toUpperCase().padStart(4, '0');
      if (fault !== 'silent') socket.write(Buffer.concat([Buffer.alloc(20), Buffer.from('\x01000', 'latin1'), answer, Buffer.from(`${checksum}\x04`, 'latin1')]));
      return;
    }
    const good = fault !== 'nak' && isWhole && obey(command);
    heard.push({ command, good });
    if (heard.length > KEPT_FRAMES) heard.shift();
    if (answers && fault !== 'silent') socket.write(Buffer.from(good ? [ACK, STATUS.fine] : [NAK, isWhole ? STATUS.illegal : STATUS.checksum]));
  };

  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    let rest = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      rest = Buffer.concat([rest, bytes]);
      for (let end = rest.indexOf(EOT); end >= 0; end = rest.indexOf(EOT)) {
        const frame = rest.subarray(0, end + 1);
        rest = rest.subarray(end + 1);
        // Five NUL wake the sign; without them it does not listen.
        if (frame.indexOf(SOH) >= 5 && frame.subarray(0, 5).every((byte) => byte === 0)) take(frame, socket);
      }
    });
  });
  await new Promise<void>((resolve, reject) => { server.once('error', reject); server.listen(port, '127.0.0.1', resolve); });

  const displaysOf = (text: string): Shown[] => text.split('\x1b').slice(1).map((part) => {
    const labels = [...part.matchAll(/\x14(.)/g)].map(([, label = '']) => label); // oxlint-disable-line no-control-regex -- the protocol's own codes
    const parts = labels.flatMap((label) => pictures.get(label) ?? []);
    return {
      mode: part[1] ?? '', speed: (part.charCodeAt(2) || 0x15) - 0x14, colour: part[4] ?? '',
      rows: Array.from({ length: parts[0]?.high ?? 0 }, (_, row) => parts.map((one) => one.rows[row]?.replace(/[1-8]/g, '#').replaceAll('0', '.')).join('')),
    };
  });
  const isUrgent = () => (texts.get(PRIORITY) ?? '') !== '';
  return {
    port: (server.address() as AddressInfo).port, // a TCP server has a port
    shows: () => (isUrgent() ? displaysOf(texts.get(PRIORITY) ?? '') : [...sequence].flatMap((label) => displaysOf(texts.get(label) ?? ''))),
    isUrgent,
    frames: () => heard,
    misbehave: (how, times) => { for (let n = 0; n < times; n += 1) faults.push(how); },
    forget,
    close: () => new Promise((resolve) => { for (const socket of open) socket.destroy(); server.close(() => resolve()); }),
  };
}
