import { around } from 'geokdbush';
import KDBush from 'kdbush';
import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { bankPhonesAt, foresee, openingsOfDays, publishAgreed } from '#modules/hours/index.ts';
import { can } from '../can.ts';
import { groundOf, keptPlan, whyNotChanged, type Ground, type PlacedRow } from '../ground.ts';
import { isServed } from '../periods.ts';
import type { Plan } from '../solver/problem.ts';
import { hoursChangeOf, isAsWanted, type TurnChange } from '../to-hours.ts';

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
    const turns = await turnChanges(tx, asking, ground, plan, earlier);
    await foresee(tx, asking, turns.map((one) => one.branch), [...new Set(turns.flatMap((one) => one.change.exceptions.flatMap(({ notice }) => notice.alternatives)))]);
    const out = [];
    for (const { branch, change, exceptions } of turns) {
      const { version } = await publishAgreed.within(tx, asking, {
        branch, change, requestedBy: ground.rota.authors, approvedBy: ground.rota.approved_by ?? '', ...(input.hurry !== undefined && { hurry: input.hurry }),
      });
      out.push({ branch, exceptions, version });
    }
    const versions = await tx.run(sql`
      update rotation.turn set exceptions = one.exceptions, version = one.version from jsonb_to_recordset(${JSON.stringify(out)}::jsonb) as one (branch uuid, exceptions jsonb, version int)
      where turn.branch_id = one.branch and turn.rota_id = ${input.rota}`);
    await mustBeThePlan(tx, asking, ground);
    return {
      answer: { rota: input.rota, versions },
      trace: { object: `rota/${input.rota}`, facts: { versions, from: ground.rota.from_on } },
      announces: [{ topic: 'rotation.published', facts: { rota: input.rota, from: ground.rota.from_on, to: ground.dates.at(-1) } }],
    };
  },
});

/** What must change where: of thousands of branches most stay as they are, and for those nothing is looked up. */
async function turnChanges(tx: Tx, asking: Asking, ground: Ground, plan: Plan, earlier: ReadonlyMap<string, Record<string, string>>): Promise<(TurnChange & { branch: string })[]> {
  const { branches, dates, periods, openings, rota: { limits } } = ground;
  const nearOf = openNear(ground, plan);
  const changing = branches.flatMap((branch, i) => {
    const days = dates.map((date, d) => ({
      date, now: openings[d]?.get(branch.id), earlier: earlier.get(branch.id)?.[date],
      wants: periods.flatMap((one, p) => (one.date === date ? [{ half: one.half, open: plan[i * periods.length + p] === 1, alternatives: () => nearOf(branch, p) }] : [])),
    }));
    return days.every((day) => isAsWanted(day, limits)) ? [] : [{ branch, days }];
  });
  const phones = await bankPhonesAt(tx, changing.map((one) => one.branch.id), asking.now);
  return changing.map(({ branch, days }) => ({ branch: branch.id, ...hoursChangeOf(days, limits, phones.get(branch.id) || branch.phone) }));
}

/** The nearest branches that are open in a period. Each period's open branches are put into a tree once, when the first of its changes asks. */
function openNear({ branches, periods }: Ground, plan: Plan): (here: PlacedRow, period: number) => string[] {
  type Near = (here: PlacedRow) => string[];
  const openIn = new Map<number, Near>();
  const gathered = (period: number): Near => {
    const rows = branches.filter((_, i) => plan[i * periods.length + period] === 1);
    // An empty tree cannot be made.
    if (rows.length === 0) return () => [];
    const tree = new KDBush(rows.length);
    for (const one of rows) tree.add(one.lng, one.lat);
    tree.finish();
    // One more than is named, as it may be the branch itself.
    return (here) => around(tree, here.lng, here.lat, OFFERED + 1).flatMap((n) => rows[n]?.id ?? []).filter((one) => one !== here.id).slice(0, OFFERED);
  };
  return (here, period) => {
    const near = openIn.get(period) ?? gathered(period);
    openIn.set(period, near);
    return near(here);
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
