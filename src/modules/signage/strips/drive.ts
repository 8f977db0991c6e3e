import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Face, Fault } from '../strip.ts';
import { ACK, askForAnswers, askStatus, clearUrgent, EOT, NAK, showLines, showUrgent, type Looks, type Packet } from './alpha.ts';
import { dotsOf } from './dots.ts';

export type Where = Readonly<{ host: string; port: number; address: string }> & Looks;

/** Whoever drives another kind of strip writes these two. A fault is thrown as a `StripFault`. */
export type StripDriver = Readonly<{
  /** brings the strip from what it is known to show (undefined: unknown) to what it is to show */
  show: (strip: Where, face: Face, before: Face | undefined) => Promise<void>;
  /** is it there? */
  ask: (strip: Where) => Promise<void>;
}>;

export class StripFault extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(`the strip is ${fault}`);
    this.fault = fault;
  }
}

const PAUSE_MS = 100;
const CONNECT_MS = 3_000;
const ANSWER_MS = 3_000;
/** A slow line behind the converter: 9600 baud are 960 bytes a second. */
const BYTES_A_SECOND = 900;

export const alphaOverTcp: StripDriver = {
  show: (strip, face, before) => talk(strip, async (say) => {
    await say(askForAnswers(strip.address), isAnswer);
    const linesChanged = before === undefined || before.lines.join('\n') !== face.lines.join('\n');
    const urgentChanged = before === undefined || linesChanged || before.urgent?.text !== face.urgent?.text;
    // Memory given anew forgets the urgent pictures: what is urgent goes first, and once more when that has happened.
    if (urgentChanged && before !== undefined && face.urgent) for (const one of showUrgent(strip.address, dotsOf(face.urgent.text, strip.high), strip)) await say(one, isAnswer);
    if (linesChanged) for (const one of showLines(strip.address, face.lines.map((line) => dotsOf(line, strip.high)), strip)) await say(one, isAnswer);
    if (linesChanged && face.urgent) for (const one of showUrgent(strip.address, dotsOf(face.urgent.text, strip.high), strip)) await say(one, isAnswer);
    if (urgentChanged && !face.urgent) await say(clearUrgent(strip.address), isAnswer);
  }),
  ask: (strip) => talk(strip, async (say) => { await say(askStatus(strip.address), (heard) => (heard.includes(EOT) ? 'yes' : undefined)); }),
};

type Verdict = 'yes' | 'no' | undefined;
type Say = (packet: Packet, verdict: (heard: Buffer) => Verdict) => Promise<void>;

/** ACK or NAK, each with a byte of status behind it. */
function isAnswer(heard: Buffer): Verdict {
  const at = heard.findIndex((byte) => byte === ACK || byte === NAK);
  if (at < 0 || at + 1 >= heard.length) return undefined;
  return heard[at] === ACK ? 'yes' : 'no';
}

async function talk(strip: Where, work: (say: Say) => Promise<void>): Promise<void> {
  const socket = await opened(strip);
  let heard = Buffer.alloc(0);
  let isOver = false;
  let wake = () => {};
  socket.on('data', (bytes: Buffer) => { heard = Buffer.concat([heard, bytes]); wake(); });
  socket.on('close', () => { isOver = true; wake(); });
  const answered = async (bytes: number, verdict: (heard: Buffer) => Verdict): Promise<Verdict> => {
    const patience = AbortSignal.timeout(ANSWER_MS + Math.ceil((bytes / BYTES_A_SECOND) * 1_000));
    patience.addEventListener('abort', () => wake(), { once: true });
    for (;;) {
      const found = verdict(heard);
      if (found || isOver || patience.aborted) return found;
      await new Promise<void>((resolve) => { wake = resolve; });
    }
  };
  const sayOnce = async (packet: Packet, verdict: (heard: Buffer) => Verdict): Promise<Verdict> => {
    heard = Buffer.alloc(0);
    for (const [at, part] of packet.entries()) {
      if (at > 0) await sleep(PAUSE_MS);
      socket.write(part);
    }
    return answered(packet.reduce((sum, part) => sum + part.length, 0), verdict);
  };
  const say: Say = async (packet, verdict) => {
    // A no may be a disturbance on the line: said once more.
    for (let time = 0; time < 2; time += 1) {
      const found = await sayOnce(packet, verdict);
      if (found === 'yes') return;
      if (found === undefined) throw new StripFault('silent');
    }
    throw new StripFault('refused');
  };
  try {
    await work(say);
  } finally {
    socket.destroy();
  }
}

function opened({ host, port }: Where): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const fail = () => { socket.destroy(); reject(new StripFault('unreachable')); };
    socket.setTimeout(CONNECT_MS, fail);
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.off('error', fail);
      // A line that breaks later is told by 'close'.
      socket.on('error', () => {});
      resolve(socket);
    });
  });
}
