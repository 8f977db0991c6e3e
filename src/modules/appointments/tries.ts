import { Refusal } from '#kernel/refusal.ts';

const WINDOW_MS = 15 * 60_000;
const MOST = 10;
const MOST_REMEMBERED = 20_000;

/**
 * Failed look-ups per code and per phone, in this process's memory: a code cannot be tried with many phones, nor a phone with many
 * codes. Counted on what was asked, so the answer says nothing about what exists.
 */
export function tries() {
  const failures = new Map<string, { count: number; since: number }>();

  const countOf = (key: string, now: number): number => {
    const seen = failures.get(key);
    return seen && now - seen.since < WINDOW_MS ? seen.count : 0;
  };

  return {
    check: (keys: readonly string[], now: Date) => {
      const worst = keys.map((key) => failures.get(key)).find((seen) => seen !== undefined && seen.count >= MOST && now.getTime() - seen.since < WINDOW_MS);
      if (worst) throw new Refusal('appointments.tooManyTries', { status: 429, retryAfterSeconds: Math.ceil((worst.since + WINDOW_MS - now.getTime()) / 1_000) });
    },
    failed: (keys: readonly string[], now: Date) => {
      for (const key of keys) {
        const count = countOf(key, now.getTime());
        const since = count === 0 ? now.getTime() : (failures.get(key)?.since ?? now.getTime());
        failures.delete(key);
        failures.set(key, { count: count + 1, since });
      }
      // The oldest go first: a flood of made-up codes must not fill the memory.
      for (const key of failures.keys()) {
        if (failures.size <= MOST_REMEMBERED) break;
        failures.delete(key);
      }
    },
  };
}
