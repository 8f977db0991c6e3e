import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { staffAt } from '#modules/identity/index.ts';
import { setCrew } from '#modules/rotation/index.ts';
import { BRANCHES } from './branches.ts';

const AT_COUNTERS = ['teller', 'wealth_manager', 'branch_head', 'lobby_manager', 'relationship_manager'];

/** Two teams in each branch, dealt in turn, the cleaners last; the first two of each hold keys, and whoever sits at a counter is certified for cash. */
export async function seedCrews(tx: Tx, asking: Asking, places: ReadonlyMap<string, string>): Promise<void> {
  for (const { code } of BRANCHES) {
    const branch = places.get(code) ?? '';
    const here = await staffAt(tx, branch);
    const counters = here.filter((one) => one.roles.some((role) => AT_COUNTERS.includes(role)));
    const cleaners = here.filter((one) => one.roles.includes('cleaner') && !counters.includes(one));
    await setCrew.within(tx, asking, { branch, crew: [...counters, ...cleaners].map(({ staff }, nth) => ({ staff, team: nth % 2 === 0 ? 'A' : 'B', holdsKey: nth < Math.min(4, counters.length), handlesCash: nth < counters.length })) });
  }
}
