import type { Events, Jobs } from '#platform/events.ts';
import type { Asking } from '#platform/house.ts';
import { look } from './acts/look.ts';
import { propose } from './acts/propose.ts';
import { wantsALook, whereToTend } from './reads/closures.ts';
import { carriedOut } from './take-call.ts';

export const events: Events = {
  'appointments.slotsMade': ['closures.look'],
  'closures.wanted': ['closures.look'],
  'closures.agreed': ['closures.carryOut'],
};

export const jobs: Jobs = {
  'closures.look': { run: (asking, { branch }) => lookAt(asking, branch) },
  /** Done at once by `takeCall`; this is for a program that stopped in between. */
  'closures.carryOut': { run: async (asking, { branch, facts }) => void (await carriedOut(asking, { at: branch, offer: String(facts['offer']) })) },
  /** Each minute where offers are open: kept times that ran out, bookings that were moved or given up. */
  'closures.tend': { run: async (asking) => { for (const branch of await whereToTend(asking, {})) await lookAt(asking, branch); }, cron: '* * * * *' },
};

/** One look, then each person in turn, each in a transaction of their own: what is done shows, and a stop loses nothing. */
export async function lookAt(asking: Asking, at: string): Promise<void> {
  if (!(await wantsALook(asking, { at }))) return;
  const { waiting } = await look(asking, { at });
  for (const offer of waiting) await propose(asking, { at, offer });
}
