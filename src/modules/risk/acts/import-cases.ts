import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { handedIn, planOf } from '../cases.ts';
import { judge } from './judge.ts';

/** Writes the counts that the preview with this token showed, all of them or none, and lets them speak. The same file again changes nothing. */
export const importCases = act({
  name: 'risk.importCases',
  may: can.importCases,
  input: handedIn.extend({ token: z.string().length(64) }),
  run: async ({ tx, asking, input }) => {
    // Who imports at the same time waits, and then finds another state than was shown.
    await tx.run(sql`select pg_advisory_xact_lock(hashtext('risk.importCases'))`);
    const { list, added, changed, token } = await planOf(tx, asking, input.content);
    const answer = { added: added.length, changed: changed.length, same: list.rows.length - added.length - changed.length, aside: list.aside.length };
    const file = createHash('sha256').update(input.content).digest('hex');
    if (added.length + changed.length === 0) {
      if (list.rows.length === 0) throw new Refusal('risk.nothingToTake', { status: 422 });
      return { answer, trace: { object: 'risk/cases', facts: { ...answer, file } } };
    }
    if (token !== input.token) throw new Refusal('risk.previewStale', { status: 409 });
    const names = new Map(list.rows.map((row) => [row.area, row.name]));
    await tx.run(sql`
      insert into risk.area (code, name) select code, name from jsonb_to_recordset(${JSON.stringify([...names].map(([code, name]) => ({ code, name })))}::jsonb) as one (code text, name text)
      on conflict (code) do update set name = excluded.name where area.name <> excluded.name`);
    await tx.run(sql`
      insert into risk.count (area_code, day, confirmed, noted_at, noted_by)
      select area, day, total, ${asking.now}, ${asking.actor.id} from jsonb_to_recordset(${JSON.stringify([...added, ...changed])}::jsonb) as one (area text, day date, total int)
      on conflict (area_code, day) do update set confirmed = excluded.confirmed, noted_at = excluded.noted_at, noted_by = excluded.noted_by`);
    await judge.within(tx, asking, {});
    return { answer, trace: { object: 'risk/cases', facts: { ...answer, file } } };
  },
});
