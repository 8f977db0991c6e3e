import { z } from 'zod';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { serviceInput } from '../rules.ts';
import { announced, catalogueDay, write } from './put-service.ts';

/** What was planned for today or earlier comes into force, in the order in which it was written. May run twice. */
export const turnCatalogue = act({
  name: 'services.turn',
  may: can.tend,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const due = await tx.many<{ number: number; body: unknown }>(sql`
      update services.version set applied_at = ${asking.now} where applied_at is null and withdrawn_at is null and from_on <= ${catalogueDay(asking)} returning service_code, number, from_on, body`);
    const inOrder = due.toSorted((a, b) => a.number - b.number);
    let isTimed = false;
    for (const { body } of inOrder) isTimed = (await write(tx, serviceInput.parse(body))) || isTimed;
    return { answer: { turned: due.length }, trace: { object: 'catalogue', facts: { turned: due.length } }, announces: due.length > 0 ? announced(isTimed) : [] };
  },
});
