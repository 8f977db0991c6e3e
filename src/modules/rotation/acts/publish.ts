import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { bankPhoneAt, openingsOfDays, publishAgreed } from '#modules/hours/index.ts';
import { can } from '../can.ts';
import { groundOf, keptPlan, whyNotChanged, type Ground, type PlacedRow } from '../ground.ts';
import { isServed } from '../periods.ts';
import { nearestOf, type Plan, type Spot } from '../solver/problem.ts';
import { hoursChangeOf, isAsWanted } from '../to-hours.ts';

const OFFERED = 3;

/**
 * Puts an approved rota on every channel: each branch whose days change gets its next version of published hours, all together or none.
 * At the end what is published is read back and must be the plan, day by day.
 */
export const publish = act({
  name: 'rotation.publish',
  may: can.publish,
  input: z.object({ rota: id, hurry: line(200).optional() }),
  run: async ({ tx, asking, input }) => {
    const mine = await tx.run(sql`
      update rotation.rota set published_by = ${asking.actor.id}, published_at = ${asking.now}
      where id = ${input.rota} and approved_at is not null and published_at is null and withdrawn_at is null`);
    if (mine === 0) throw await whyNotChanged(tx, input.rota);
    const ground = await groundOf(tx, asking, input.rota);
    const plan = keptPlan(ground);
    const earlier = await earlierExceptions(tx, ground);
    const nearOf = openNear(ground, plan);
    let versions = 0;
    for (const [i, branch] of ground.branches.entries()) {
      const days = ground.dates.map((date, d) => ({
        date, now: ground.openings[d]?.get(branch.id), earlier: earlier.get(branch.id)?.[date],
        wants: ground.periods.flatMap((one, p) => (one.date === date ? [{ half: one.half, open: plan[i * ground.periods.length + p] === 1, alternatives: () => nearOf(branch, p) }] : [])),
      }));
      // Of thousands of branches most stay as they are: for those nothing is looked up.
      if (days.every((day) => isAsWanted(day, ground.rota.limits))) continue;
      const phone = (await bankPhoneAt(tx, branch.id, asking.now)) || branch.phone;
      const turn = hoursChangeOf(days, ground.rota.limits, phone);
      const { version } = await publishAgreed.within(tx, asking, {
        branch: branch.id, change: turn.change, requestedBy: ground.rota.authors, approvedBy: ground.rota.approved_by ?? '', ...(input.hurry !== undefined && { hurry: input.hurry }),
      });
      versions += 1;
      await tx.run(sql`update rotation.turn set exceptions = ${JSON.stringify(turn.exceptions)}::jsonb, version = ${version} where branch_id = ${branch.id} and rota_id = ${input.rota}`);
    }
    await mustBeThePlan(tx, asking, ground);
    return {
      answer: { rota: input.rota, versions },
      trace: { object: `rota/${input.rota}`, facts: { versions, from: ground.rota.from_on } },
      announces: [{ topic: 'rotation.published', facts: { rota: input.rota, from: ground.rota.from_on, to: ground.dates.at(-1) } }],
    };
  },
});

/** The nearest branches that are open in a period. Each period's open branches are gathered once, when the first of its changes asks. */
function openNear({ branches, periods }: Ground, plan: Plan): (here: PlacedRow, period: number) => string[] {
  const openIn = new Map<number, { rows: readonly PlacedRow[]; spots: readonly Spot[] }>();
  const gathered = (period: number) => {
    const rows = branches.filter((_, i) => plan[i * periods.length + period] === 1);
    const open = { rows, spots: rows.map((one) => ({ x: one.lng, y: one.lat })) };
    openIn.set(period, open);
    return open;
  };
  return (here, period) => {
    const { rows, spots } = openIn.get(period) ?? gathered(period);
    const stretch = Math.cos((here.lat * Math.PI) / 180);
    // One more than is named, as it may be the branch itself.
    const { nearest } = nearestOf([{ x: here.lng, y: here.lat, weight: 1 }], spots, OFFERED + 1, (a, b) => Math.hypot((b.x - a.x) * stretch, b.y - a.y));
    return [...nearest].flatMap((n) => rows[n]?.id ?? []).filter((one) => one !== here.id).slice(0, OFFERED);
  };
}

/** Exceptions that an earlier published rota left on the same days, the latest word last. */
async function earlierExceptions(tx: Tx, { rota, branches }: Ground): Promise<Map<string, Record<string, string>>> {
  const rows = await tx.many<{ branch_id: string; exceptions: Record<string, string> }>(sql`
    select turn.branch_id, turn.exceptions from rotation.turn join rotation.rota on rota.id = turn.rota_id
    where rota.id <> ${rota.id} and rota.published_at is not null and rota.from_on between ${rota.from_on}::date - 6 and ${rota.from_on}::date + 6
      and turn.branch_id = any (${branches.map((one) => one.id)}::uuid[])
    order by rota.published_at`);
  const found = new Map<string, Record<string, string>>();
  for (const row of rows) found.set(row.branch_id, { ...found.get(row.branch_id), ...row.exceptions });
  return found;
}

/** A version that is not the plan must never go out: then nothing does. */
async function mustBeThePlan(tx: Tx, asking: Asking, ground: Ground): Promise<void> {
  const plan = keptPlan(ground);
  const openings = await openingsOfDays(tx, ground.branches.map((one) => one.id), ground.dates);
  for (const [d, date] of ground.dates.entries()) {
    const other = ground.branches.find((one, i) => ground.periods.some((period, p) => period.date === date && isServed(openings[d]?.get(one.id), period.half, ground.rota.limits.noon) !== (plan[i * ground.periods.length + p] === 1)));
    if (other) throw new Error(`rota ${ground.rota.id}: published hours of ${other.code} on ${date} are not the plan (request ${asking.requestId})`);
  }
}
