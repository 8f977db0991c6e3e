import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { constraintOf } from '#platform/db.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { lotsIn, needNow, todayAt } from '../lots.ts';
import { METHODS } from '../rules.ts';
import { settings } from '../settings.ts';

const lots = z.array(id).min(1).max(100);
const outcome = (done: readonly string[], deed: string, more: Record<string, string | number> = {}) => ({
  answer: { lots: done.length }, trace: { object: `lots/${done.length}`, facts: { lots: done.join(' '), ...more } }, announces: [{ topic: 'cash.changed', facts: { deed, lots: done.length } }],
});

/** 双人封包: the second person saw these sealed. Never who received them. */
export const sealLots = act({
  name: 'cash.seal',
  may: can.keep,
  input: z.object({ branch: id, lots }),
  run: async ({ tx, asking, input }) => {
    const rows = await lotsIn(tx, input.branch, input.lots, 'received');
    await tx.run(sql`update cash.lot set sealed_at = ${asking.now}, sealed_by = ${asking.actor.id} where branch_id = ${input.branch} and id = any (${input.lots}::uuid[])`).catch(byTwo);
    return outcome(rows.map((row) => row.seal), 'seal');
  },
});

/** 集中消毒: these together, long enough; the hold begins with this day and lasts as the risk of the area asks. */
export const disinfectLots = act({
  name: 'cash.disinfect',
  may: can.keep,
  input: z.object({ branch: id, lots, method: z.enum(METHODS), minutes: z.int().min(1).max(1_000) }),
  run: async ({ tx, asking, input: { branch, method, minutes, ...input } }) => {
    const rows = await lotsIn(tx, branch, input.lots, 'sealed');
    const least = (await settings.leastMinutes.at(tx, branch, asking.now))[method];
    if (minutes < least) throw new Refusal('cash.tooShort', { status: 422, params: { least } });
    const { needDays } = await needNow(tx, branch, asking.now);
    const today = await todayAt(asking, branch);
    await tx.run(sql`
      update cash.lot set disinfected_at = ${asking.now}, disinfected_by = ${asking.actor.id}, method = ${method}, minutes = ${minutes}, held_from = greatest(received_on, ${today}::date), need_days = ${needDays}
      where branch_id = ${branch} and id = any (${input.lots}::uuid[])`);
    return outcome(rows.map((row) => row.seal), 'disinfect', { method, minutes, needDays });
  },
});

/** 更正: a lot that was entered by mistake. Marked, with name and reason; never deleted. */
export const voidLot = act({
  name: 'cash.void',
  may: can.void,
  input: z.object({ branch: id, lot: id, why: line(200) }),
  run: async ({ tx, asking, input: { branch, lot, why } }) => {
    const changed = await tx.run(sql`
      update cash.lot set voided_at = ${asking.now}, voided_by = ${asking.actor.id}, void_why = ${why} where branch_id = ${branch} and id = ${lot} and voided_at is null and ended_at is null`);
    if (changed === 0) throw new Refusal('cash.lotUnknown', { status: 404 });
    return { answer: { lot }, trace: { object: `lot/${lot}`, facts: { why } }, announces: [{ topic: 'cash.changed', facts: { deed: 'void' } }] };
  },
});

/** The refusal of the table, in words: the other half of a deed of two is somebody else's. */
export function byTwo(error: unknown): never {
  const constraint = constraintOf(error);
  if (['lot_sealed_by_two', 'lot_ended_by_two', 'day_vouched_by_two'].includes(constraint)) throw new Refusal('cash.needsOtherPerson', { status: 403 });
  throw error;
}
