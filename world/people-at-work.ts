import { NETWORK } from '#kernel/id.ts';
import { addMinutes } from '#kernel/time.ts';
import type { House } from '#platform/house.ts';
import { whoIsSignedIn } from '#modules/identity/index.ts';

const REMEMBERED_MS = 2_000;
/** Nor longer than this on the bank's clock, which may run fast. */
const REMEMBERED_BANK_MS = 60_000;
const MINUTES = 15;
const remembered = new WeakMap<House, { lookedAt: number; bankAt: number; people: Promise<ReadonlySet<string>> }>();

/** Who has signed in and done something within the last quarter of an hour, by the real clock: their counters are theirs. */
export function peopleAtWork(house: House): Promise<ReadonlySet<string>> {
  const known = remembered.get(house);
  const real = house.clock.real();
  const bankAt = house.clock.now().getTime();
  if (known && real.getTime() - known.lookedAt < REMEMBERED_MS && bankAt - known.bankAt < REMEMBERED_BANK_MS) return known.people;
  const people = house.db.look({ branch: NETWORK }, async (tx) => new Set(await whoIsSignedIn(tx, addMinutes(real, -MINUTES))));
  remembered.set(house, { lookedAt: real.getTime(), bankAt, people });
  people.catch(() => remembered.delete(house));
  return people;
}
