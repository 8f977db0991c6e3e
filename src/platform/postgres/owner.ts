import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Refusal } from '#kernel/refusal.ts';
import { birthOf, isAlive } from './process.ts';

type Owner = { pid: number; birth: string };

/** One program owns a database folder. A dead owner's place is taken over; a living one is left in peace. */
export function claim(file: string, home: string): void {
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) } satisfies Owner);
  try {
    writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
    return;
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
  }
  const owner = readOwner(file);
  if (owner && isAlive(owner.pid) && birthOf(owner.pid) === owner.birth) throw new Refusal('postgres.inUse', { status: 423, params: { home, pid: owner.pid } });
  writeFileSync(`${file}.${process.pid}`, mine, { mode: 0o600 });
  renameSync(`${file}.${process.pid}`, file);
  // Two programs may take over at the same moment: the later rename stands, and the other one sees it here.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
  const now = readOwner(file);
  if (now?.pid !== process.pid) throw new Refusal('postgres.inUse', { status: 423, params: { home, pid: now?.pid ?? 0 } });
}

export function release(file: string): void {
  if (readOwner(file)?.pid === process.pid) rmSync(file, { force: true });
}

function readOwner(file: string): Owner | undefined {
  try {
    // Only this file writes it, in one piece; a torn or foreign file counts as nobody's.
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}
