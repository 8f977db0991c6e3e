import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { serviceCode } from '../rules.ts';

/** Takes back a change that does not hold yet. What holds is changed by another version. */
export const withdrawVersion = act({
  name: 'services.withdrawVersion',
  may: can.withdraw,
  input: z.object({ code: serviceCode, number: z.int32().min(1) }),
  run: async ({ tx, asking, input: { code, number } }) => {
    const done = await tx.run(sql`
      update services.version set withdrawn_at = ${asking.now}, withdrawn_by = ${asking.actor.id}
      where service_code = ${code} and number = ${number} and applied_at is null and withdrawn_at is null`);
    if (done === 0) throw new Refusal('services.notPlanned', { status: 409 });
    return { answer: { number }, trace: { object: `service/${code}`, facts: { version: number } } };
  },
});
