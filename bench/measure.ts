import { readFileSync, readdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

export type Round = Readonly<{ done: number; seconds: number; times: readonly number[]; refused: number }>;

/** `clients` loops for some seconds, each doing one deed after the other. A deed says whether it was done. */
export async function crowd(clients: number, seconds: number, deed: (client: number) => Promise<boolean>): Promise<Round> {
  const times: number[] = [];
  let refused = 0;
  const start = performance.now();
  const end = start + seconds * 1_000;
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    while (performance.now() < end) {
      const from = performance.now();
      if (await deed(client)) times.push(performance.now() - from);
      else refused += 1;
    }
  }));
  return { done: times.length, seconds: (performance.now() - start) / 1_000, times, refused };
}

export function together(rounds: readonly Round[]) {
  const times = rounds.flatMap((round) => round.times).toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  return { rate: Math.round(times.length / seconds), p50_ms: at(0.5), p99_ms: at(0.99), done: times.length, refused: rounds.reduce((sum, round) => sum + round.refused, 0) };
}

/** CPU milliseconds used so far by a process and by its children's children (a server and its connections); 0 where /proc is missing. */
export function cpuOf(pid: number): number {
  try {
    const mine = stat(pid);
    return mine.cpu + readdirSync('/proc').filter((name) => /^\d+$/.test(name)).reduce((sum, name) => {
      try {
        const one = stat(Number(name));
        return one.parent === pid ? sum + one.cpu : sum;
      } catch {
        return sum; // it ended meanwhile
      }
    }, 0);
  } catch {
    return 0;
  }
}

const TICK_MS = 10;

function stat(pid: number): { parent: number; cpu: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
  return { parent: Number(fields[1]), cpu: (Number(fields[11]) + Number(fields[12])) * TICK_MS };
}
