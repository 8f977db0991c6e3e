import { Refusal } from '#kernel/refusal.ts';
import type { House } from '#platform/house.ts';

/** What became of the simulated people's deeds. */
export type Tally = Readonly<{ done: number; refused: number; failed: number; refusals: Readonly<Record<string, number>> }>;
export type Count = { done: number; refused: number; failed: number; refusals: Record<string, number> };

export function newTally(): Count {
  return { done: 0, refused: 0, failed: 0, refusals: {} };
}

/** A refusal is a branch's ordinary no, a fault is noted: neither stops the day. */
export async function tried<A>(house: House, tally: Count, deed: () => Promise<A>): Promise<A | undefined> {
  try {
    const answer = await deed();
    tally.done += 1;
    return answer;
  } catch (error) {
    if (error instanceof Refusal) {
      tally.refused += 1;
      tally.refusals[error.code] = (tally.refusals[error.code] ?? 0) + 1;
    } else {
      tally.failed += 1;
      house.log.warn({ err: error }, 'a deed of the sample day failed; the day goes on');
    }
    return undefined;
  }
}
