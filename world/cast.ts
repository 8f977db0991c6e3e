import type { Actor, Role } from '#kernel/actor.ts';
import { NETWORK } from '#kernel/id.ts';
import type { House } from '#platform/house.ts';
import { allBranches, countersOf } from '#modules/branches/index.ts';
import { staffByLogin } from '#modules/identity/index.ts';
import { BRANCHES, type SampleBranch } from './branches.ts';
import type { Seat } from './hands.ts';
import { premisesOf } from './premises.ts';

/** A sample branch with the people who act there. */
export type Stage = Readonly<{ id: string; sample: SampleBranch; door: Actor; cleaner: Actor; head: Actor; seats: readonly (Seat & { actor: Actor; group: string })[] }>;

/** Who plays whom: each sample branch's lobby manager at the door, and one person for each counter. */
export async function castOf(house: House): Promise<readonly Stage[]> {
  return house.db.look({ branch: NETWORK, branches: 'all' }, async (tx) => {
    const rows = (await allBranches(tx)).filter(({ origin }) => origin === 'sample');
    const stages: Stage[] = [];
    for (const sample of BRANCHES) {
      const row = rows.find(({ code }) => code === sample.code);
      if (!row) continue;
      const person = async (login: string, role: Role): Promise<Actor | undefined> => {
        const staff = await staffByLogin(tx, `${login}.${sample.code}`);
        return staff && { id: staff.id, kind: 'staff', name: staff.name, roles: [role], reach: [row.id] };
      };
      const door = await person(sample.size === 'small' ? 'lobby' : 'lobby2', 'lobby_manager');
      const counters = await countersOf(tx, row.id);
      const wealthDesks = new Set(premisesOf(sample).counters.filter(({ zone }) => zone === 'vip').map(({ number }) => number));
      const seats: Stage['seats'][number][] = [];
      for (const counter of counters) {
        const actor = wealthDesks.has(counter.number) ? await person('wealth', 'wealth_manager') : await person(counter.number === 1 ? 'teller' : `teller${counter.number}`, 'teller');
        if (actor) seats.push({ counter: counter.id, number: counter.number, teller: actor.id, actor, group: counter.service_groups.join('+') });
      }
      const [cleaner, head] = [await person('cleaner', 'cleaner'), await person('head', 'branch_head')];
      if (door && cleaner && head) stages.push({ id: row.id, sample, door, cleaner, head, seats });
    }
    return stages;
  });
}
