import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { tooNear } from '../rules-floor-plan.ts';
import { settings } from '../settings.ts';

const metres = z.number().min(0).max(200);
const spot = { x: metres, y: metres };
export const floorPlan = z.object({
  width: z.number().min(2).max(200), depth: z.number().min(2).max(200), door: z.object(spot),
  zones: z.array(z.object({ zone: id, ...spot, width: z.number().min(0.5).max(200), depth: z.number().min(0.5).max(200) })).max(60),
  seats: z.array(z.object({ code: z.string().regex(/^[A-Z]\d{1,2}$/), zone: id, ...spot })).max(1_000),
  counters: z.array(z.object({ number: z.int().min(1).max(999), ...spot })).max(200),
  machines: z.array(z.object({ id, booth: z.boolean(), ...spot })).max(200),
});

/** 平面图: the hall as it is drawn now, as the next number. `over`: the number that was looked at; another one drawn since refuses it. */
export const drawPlan = act({
  name: 'branches.drawPlan',
  may: can.drawPlan,
  input: floorPlan.extend({ branch: id, over: z.int32().min(0) }),
  run: async ({ tx, asking, input: { branch, over, ...plan } }) => {
    await mustBeOfBranch();
    const least = await settings.seatMetres.at(tx, branch, asking.now);
    const [near] = tooNear(plan.seats, least);
    if (near) throw new Refusal('branches.seatsTooNear', { status: 422, params: { one: near[0], other: near[1], metres: least } });
    if (new Set(plan.seats.map((one) => one.code)).size < plan.seats.length) throw new Refusal('branches.seatTwice', { status: 422 });
    const drawn = await tx.run(sql`
      insert into branches.floor_plan (branch_id, number, body, drawn_at, drawn_by)
      select ${branch}, ${over + 1}, ${JSON.stringify(plan)}::jsonb, ${asking.now}, ${asking.actor.id}
      where ${over} = (select coalesce(max(number), 0) from branches.floor_plan where branch_id = ${branch})
      on conflict (branch_id, number) do nothing`);
    if (drawn === 0) throw new Refusal('branches.planMoved', { status: 409 });
    for (const { id: machine, booth } of plan.machines) await tx.run(sql`update branches.machine set booth = ${booth} where branch_id = ${branch} and id = ${machine} and booth <> ${booth}`);
    const facts = { number: over + 1, seats: plan.seats.length, booths: plan.machines.filter((one) => one.booth).length };
    return { answer: { number: over + 1 }, trace: { object: `branch/${branch}`, facts }, announces: [{ topic: 'branches.furnished', branch }] };

    async function mustBeOfBranch(): Promise<void> {
      const known = new Set((await tx.many<{ id: string }>(sql`
        select id from branches.zone where branch_id = ${branch} union select id from branches.machine where branch_id = ${branch}`)).map((one) => one.id));
      const numbers = new Set((await tx.many<{ number: number }>(sql`select number from branches.counter where branch_id = ${branch}`)).map((one) => one.number));
      const areAll = [...plan.zones.map((one) => one.zone), ...plan.seats.map((one) => one.zone), ...plan.machines.map((one) => one.id)].every((one) => known.has(one)) && plan.counters.every((one) => numbers.has(one.number));
      if (!areAll) throw new Refusal('branches.planUnknown', { status: 422 });
    }
  },
});
