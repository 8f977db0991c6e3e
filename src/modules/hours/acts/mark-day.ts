import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act, recordDenied } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { day } from '../plan.ts';

/** Says what a day is (holiday, made-up work day, weekend) for the network, a region or a branch; the closer level wins. */
export const markDay = act({
  name: 'hours.markDay',
  may: can.markDay,
  input: z.object({ place: id, day, kind: z.enum(['workday', 'weekend', 'holiday']), name: line(40), nameEn: line(60) }),
  run: async ({ tx, asking, input }) => {
    await mustBeTheirs(tx, asking, 'hours.markDay', input);
    await tx.run(sql`
      insert into hours.marked_day (place_id, day, kind, name, name_en, source, marked_by, marked_at)
      values (${input.place}, ${input.day}, ${input.kind}, ${input.name}, ${input.nameEn}, 'bank', ${asking.actor.id}, ${asking.now})
      on conflict (place_id, day) do update set kind = excluded.kind, name = excluded.name, name_en = excluded.name_en, source = excluded.source,
        marked_by = excluded.marked_by, marked_at = excluded.marked_at`);
    return {
      answer: { place: input.place, day: input.day },
      trace: { object: `day/${input.day}`, facts: { place: input.place, kind: input.kind } },
      announces: [{ topic: 'hours.calendarChanged', facts: { place: input.place, day: input.day } }],
    };
  },
});

/** Takes a mark away: the next level up, or the plain week, speaks again. */
export const unmarkDay = act({
  name: 'hours.unmarkDay',
  may: can.markDay,
  input: z.object({ place: id, day }),
  run: async ({ tx, asking, input }) => {
    await mustBeTheirs(tx, asking, 'hours.unmarkDay', input);
    const taken = await tx.run(sql`delete from hours.marked_day where place_id = ${input.place} and day = ${input.day}`);
    if (taken === 0) throw new Refusal('hours.dayNotMarked', { status: 404 });
    return {
      answer: { place: input.place, day: input.day },
      trace: { object: `day/${input.day}`, facts: { place: input.place, kind: null } },
      announces: [{ topic: 'hours.calendarChanged', facts: { place: input.place, day: input.day } }],
    };
  },
});

/** The network's calendar is headquarters'; a region's belongs to those who work for all its branches; a branch's to those who reach it. */
async function mustBeTheirs(tx: Tx, asking: Asking, deed: string, { place }: { place: string }): Promise<void> {
  const there = await tx.maybe<{ kind: 'network' | 'region' | 'branch' }>(sql`select kind from app.place where id = ${place}`);
  if (!there) throw new Refusal('hours.placeUnknown', { status: 404 });
  const { reach, roles } = asking.actor;
  if (reach === 'all' && roles.includes('hq_operations')) return;
  const branches = there.kind === 'branch'
    ? [place]
    : (await tx.many<{ id: string }>(sql`select id from app.place where parent_id = ${place} and kind = 'branch'`)).map((one) => one.id);
  const reaches = there.kind !== 'network' && branches.length > 0 && branches.every((id) => reach === 'all' || reach.includes(id));
  if (reaches && (there.kind === 'branch' || roles.includes('regional_manager'))) return;
  await recordDenied(asking, deed, {}, 'hours.placeNotYours');
  throw new Refusal('hours.placeNotYours', { status: 403 });
}
