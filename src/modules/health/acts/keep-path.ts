import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { day, id, line } from '#platform/contract.ts';
import { constraintOf } from '#platform/db.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce, peopleToday } from '../people.ts';
import type { AbsenceRow } from '../tables.ts';

const step = z.discriminatedUnion('step', [
  z.object({ step: z.literal('told') }),
  z.object({ step: z.literal('cover'), cover: id }),
  z.object({ step: z.literal('reported'), to: line(80) }),
  z.object({ step: z.literal('cleared'), returnsOn: day }),
]);

/** 处置: told to stay away, cover named, reported upward, cleared to return from a day on; each step by a named person, once. */
export const keepPath = act({
  name: 'health.keepPath',
  may: can.keepPath,
  input: z.object({ branch: id, absence: id, done: step }),
  run: async ({ tx, asking, input: { branch, absence, done } }) => {
    const row = await tx.maybe<AbsenceRow>(sql`select * from health.absence where branch_id = ${branch} and id = ${absence} and cleared_at is null for update`);
    if (!row) throw new Refusal('health.absenceUnknown', { status: 404 });
    const { today } = await inForce(tx, branch, asking.now);
    const [by, at] = [asking.actor.id, asking.now];
    if (done.step === 'told') await tx.run(sql`update health.absence set told_at = ${at}, told_by = ${by} where branch_id = ${branch} and id = ${absence} and told_at is null`);
    if (done.step === 'cover') {
      const cover = (await peopleToday(tx, branch, today)).find((one) => one.staff === done.cover);
      if (!cover || cover.away || done.cover === row.staff_id) throw new Refusal('health.coverNotThere', { status: 422 });
      await tx.run(sql`update health.absence set cover_id = ${done.cover}, cover_at = ${at}, cover_by = ${by} where branch_id = ${branch} and id = ${absence}`);
    }
    if (done.step === 'reported') await tx.run(sql`update health.absence set reported_at = ${at}, reported_by = ${by}, reported_to = ${done.to} where branch_id = ${branch} and id = ${absence} and reported_at is null`);
    if (done.step === 'cleared') {
      if (done.returnsOn < today) throw new Refusal('health.returnPast', { status: 422 });
      await tx.run(sql`update health.absence set cleared_at = ${at}, cleared_by = ${by}, returns_on = ${done.returnsOn} where branch_id = ${branch} and id = ${absence}`)
        .catch((error: unknown) => { throw constraintOf(error) === 'absence_cleared_by_other' ? new Refusal('health.clearOwn', { status: 403 }) : error; });
    }
    return { answer: { absence }, trace: { object: `absence/${absence}`, facts: { step: done.step } }, announces: [{ topic: 'health.changed', facts: {} }] };
  },
});
