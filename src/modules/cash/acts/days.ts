import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { day, id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { LEVELS } from '#modules/risk/index.ts';
import { can } from '../can.ts';
import { needNow, todayAt } from '../lots.ts';
import { byTwo } from './keep.ts';

/**
 * 记日: wherever cash is held, today was lived through. One row a branch and day, whatever the clock did in between: a clock that jumps by a year adds one
 * day, not three hundred.
 */
export const countDays = act({
  name: 'cash.countDays',
  may: can.countDays,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const counted = await tx.run(sql`
      insert into cash.day (branch_id, on_date, seen_at)
      select holding.branch_id, (${asking.now}::timestamptz at time zone place.time_zone)::date, ${asking.now}
      from (select distinct branch_id from cash.lot where state = 'held') holding join app.place on place.id = holding.branch_id
      on conflict (branch_id, on_date) do update set seen_at = excluded.seen_at where day.seen_at is null`);
    return { answer: { counted }, trace: { object: 'cash/days', facts: { counted } } };
  },
});

const dates = z.array(day).min(1).max(31);

/** 核日: the program did not run on these days; by the seals, the papers and a calendar they passed all the same. A second person must agree. */
export const vouchDays = act({
  name: 'cash.vouchDays',
  may: can.vouch,
  input: z.object({ branch: id, dates }),
  run: async ({ tx, asking, input: { branch, ...input } }) => {
    const today = await todayAt(asking, branch);
    if (input.dates.some((date) => date >= today)) throw new Refusal('cash.dayNotOver', { status: 422 });
    const vouched = await tx.run(sql`
      insert into cash.day (branch_id, on_date, vouched_at, vouched_by) select ${branch}, on_date, ${asking.now}, ${asking.actor.id} from unnest(${input.dates}::date[]) as on_date
      on conflict (branch_id, on_date) do nothing`);
    if (vouched === 0) throw new Refusal('cash.dayKnown');
    return { answer: { days: vouched }, trace: { object: `branch/${branch}`, facts: { days: input.dates.join(' ') } }, announces: [{ topic: 'cash.changed', facts: { deed: 'vouch' } }] };
  },
});

/** The second of two. */
export const agreeDays = act({
  name: 'cash.agreeDays',
  may: can.vouch,
  input: z.object({ branch: id, dates }),
  run: async ({ tx, asking, input: { branch, ...input } }) => {
    const agreed = await tx.run(sql`
      update cash.day set agreed_at = ${asking.now}, agreed_by = ${asking.actor.id} where branch_id = ${branch} and on_date = any (${input.dates}::date[]) and vouched_at is not null and not counts`).catch(byTwo);
    if (agreed === 0) throw new Refusal('cash.dayKnown');
    return { answer: { days: agreed }, trace: { object: `branch/${branch}`, facts: { days: input.dates.join(' ') } }, announces: [{ topic: 'cash.changed', facts: { deed: 'agree' } }] };
  },
});

/** 风险升级，隔离随之延长: what is held already is held as long as the new level asks. */
export const lengthenHolds = act({
  name: 'cash.lengthen',
  may: can.lengthen,
  input: z.object({ branch: id, /** the level that was reached, though it may have fallen since */ level: z.enum(LEVELS).optional() }),
  run: async ({ tx, asking, input: { branch, level } }) => {
    const { needDays } = await needNow(tx, branch, asking.now, level);
    const longer = await tx.run(sql`update cash.lot set need_days = ${needDays} where branch_id = ${branch} and state = 'held' and need_days < ${needDays}`);
    return { answer: { longer }, trace: { object: `branch/${branch}`, facts: { longer, needDays } }, announces: longer === 0 ? [] : [{ topic: 'cash.changed', facts: { deed: 'lengthen' } }] };
  },
});
