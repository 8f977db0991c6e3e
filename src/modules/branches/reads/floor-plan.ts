import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { firstPlan, type Plan } from '../rules-floor-plan.ts';
import { settings } from '../settings.ts';
import { countersOf, machinesOf, zonesOf } from './network.ts';

/** The hall as it is drawn; undefined where nobody has drawn it. */
export async function planOf(tx: Tx, branch: string): Promise<Readonly<{ number: number; plan: Plan }> | undefined> {
  return tx.maybe<{ number: number; plan: Plan }>(sql`select number, body as plan from branches.floor_plan where branch_id = ${branch} order by number desc limit 1`);
}

/** For who draws: the plan, or a first one to start from (number 0), and the names of what stands in it. */
export const floorPlanOf = read({
  name: 'branches.floorPlan',
  may: can.seePlan,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const [zones, counters, machines] = [await zonesOf(tx, branch), await countersOf(tx, branch), await machinesOf(tx, branch)];
    const seatMetres = await settings.seatMetres.at(tx, branch, asking.now);
    const drawn = await planOf(tx, branch);
    return {
      number: drawn?.number ?? 0, plan: drawn ? complete(drawn.plan) : firstPlan({ zones, counters, machines }, seatMetres), seatMetres,
      zones: zones.map((one) => ({ id: one.id, kind: one.kind, name: one.name, nameEn: one.name_en })),
      counters: counters.map((one) => ({ number: one.number, name: one.name, nameEn: one.name_en, maskOff: one.mask_off })),
      machines: machines.map((one) => ({ id: one.id, kind: one.kind, name: one.name, nameEn: one.name_en })),
    };

    /** What was furnished since the plan was drawn stands in a corner until somebody moves it. */
    function complete(plan: Plan): Plan {
      const fresh = firstPlan({ zones: [], counters: counters.filter((one) => !plan.counters.some((known) => known.number === one.number)), machines: machines.filter((one) => !plan.machines.some((known) => known.id === one.id)) }, seatMetres);
      const inside = <S extends { x: number; y: number }>(one: S): S => ({ ...one, x: Math.min(one.x, plan.width), y: Math.min(one.y, plan.depth) });
      return {
        ...plan, counters: [...plan.counters, ...fresh.counters.map(inside)],
        machines: [...plan.machines.map((one) => ({ ...one, booth: machines.find((known) => known.id === one.id)?.booth ?? one.booth })), ...fresh.machines.map(inside)],
      };
    }
  },
});
