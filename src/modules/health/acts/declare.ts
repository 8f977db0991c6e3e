import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act, type Announcement, type Outcome } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce, peopleToday, sealed } from '../people.ts';
import { isFit, roundAt, SYMPTOMS, type Declared } from '../rules.ts';

export const declared = z.object({
  temperature: z.number().min(34).max(43).nullable(), symptoms: z.array(z.enum(SYMPTOMS)).max(SYMPTOMS.length), household: z.boolean(), travel: z.boolean(), contact: z.boolean(),
});

/** 健康申报: one's own, in seconds. A correction is a new declaration; the last word counts. */
export const declare = act({
  name: 'health.declare',
  may: can.declare,
  input: z.object({ branch: id, said: declared }),
  run: ({ tx, asking, input }) => noted(tx, asking, input.branch, asking.actor.id, input.said),
});

/** 代报: for somebody without a phone, as it stands on paper. */
export const declareFor = act({
  name: 'health.declareFor',
  may: can.declareFor,
  input: z.object({ branch: id, staff: id, said: declared }),
  run: ({ tx, asking, input }) => noted(tx, asking, input.branch, input.staff, input.said),
});

async function noted(tx: Tx, asking: Asking, branch: string, staff: string, said: Declared): Promise<Outcome<{ fit: boolean }>> {
  const { today, minute, windows, limits } = await inForce(tx, branch, asking.now);
  const person = (await peopleToday(tx, branch, today)).find((one) => one.staff === staff);
  if (!person) throw new Refusal('health.notHere', { status: 404 });
  const fit = isFit(said, { celsius: limits.temperatureLimit, comparator: limits.temperatureComparator });
  const declaration = newId();
  await tx.run(sql`
    insert into health.declaration (branch_id, id, on_date, round, staff_id, declared_at, declared_by, fit, sealed)
    values (${branch}, ${declaration}, ${today}, ${roundAt(windows, minute)}, ${staff}, ${asking.now}, ${asking.actor.id}, ${fit}, ${sealed(asking.house.secrets, today, said)})`);
  const opened = fit ? 0 : await tx.run(sql`
    insert into health.absence (branch_id, id, staff_id, opened_at) values (${branch}, ${newId()}, ${staff}, ${asking.now})
    on conflict (branch_id, staff_id) where cleared_at is null do nothing`);
  const news: Announcement[] = [{ topic: 'health.changed', facts: {} }, ...(opened > 0 ? [{ topic: 'health.absent', facts: {} }] : [])];
  // The trail says that somebody declared; what was declared is in no trail.
  return { answer: { fit }, trace: { object: `declaration/${declaration}`, facts: { own: staff === asking.actor.id } }, announces: news };
}
