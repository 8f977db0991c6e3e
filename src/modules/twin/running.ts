import { availableParallelism } from 'node:os';
import { canonical } from '#kernel/canonical.ts';
import { sha256 } from '#kernel/digest.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { House } from '#platform/house.ts';
import type { Run } from './model.ts';
import { simulate } from './simulate.ts';
import type { Simulated } from './twin-worker.ts';

const SEED = 'what-if';
/** One page needs two: today and the change. */
const MOST_AT_ONCE = Math.max(2, availableParallelism());
const MOST_KEPT = 40;
/** A page asks twice a second: whoever has not asked for this long has gone, and the cores are wanted elsewhere. */
const FORGOTTEN_AFTER_MS = 3_000;

type Running = { found: readonly Simulated[]; isDone: boolean; askedAt: number; fault?: unknown; stop: AbortController };
const runs = new WeakMap<House, Map<string, Running>>();

/**
 * What has been simulated of some runs on the same people so far. The first who asks starts them in a worker; who asks again sees them grow.
 * They stop when nobody has asked for a while. The same is never simulated twice: today's branch is the same for every change tried on it.
 */
export function foundOf(house: House, compared: readonly Run[], reps: number): Readonly<{ found: readonly Simulated[]; isDone: boolean }> {
  const kept = runs.get(house) ?? new Map<string, Running>();
  runs.set(house, kept);
  const key = keyOf(compared, reps);
  const known = kept.get(key) ?? begin(house, kept, key, compared, reps);
  known.askedAt = house.clock.real().getTime();
  if (known.fault !== undefined) {
    kept.delete(key);
    throw known.fault;
  }
  return known;
}

/** What was simulated to its end and shown; undefined when it was not. Starts nothing. */
export function shownOf(house: House, compared: readonly Run[], reps: number): readonly Simulated[] | undefined {
  const known = runs.get(house)?.get(keyOf(compared, reps));
  return known?.isDone === true ? known.found : undefined;
}

function keyOf(compared: readonly Run[], reps: number): string {
  return sha256(canonical([reps, compared]));
}

function begin(house: House, kept: Map<string, Running>, key: string, compared: readonly Run[], reps: number): Running {
  if ([...kept.values()].filter((one) => !one.isDone).length >= MOST_AT_ONCE) throw new Refusal('twin.busy', { status: 409 });
  for (const [old, one] of kept) if (kept.size >= MOST_KEPT && one.isDone) kept.delete(old);
  const now = () => house.clock.real().getTime();
  const fresh: Running = { found: [], isDone: false, askedAt: now(), stop: new AbortController() };
  kept.set(key, fresh);
  const watch = setInterval(() => { if (now() - fresh.askedAt > FORGOTTEN_AFTER_MS) forget(kept, key); }, 500).unref();
  const take = (one: Simulated) => { fresh.found = [...fresh.found, one]; };
  simulate({ runs: compared, seed: SEED, reps, threads: 1, signal: fresh.stop.signal, inBackground: true, take }).then(
    () => { fresh.isDone = true; },
    (fault: unknown) => { if (!fresh.stop.signal.aborted) fresh.fault = fault; },
  ).finally(() => clearInterval(watch));
  return fresh;
}

function forget(kept: Map<string, Running>, key: string): void {
  kept.get(key)?.stop.abort();
  kept.delete(key);
}
