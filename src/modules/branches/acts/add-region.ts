import { z } from 'zod';
import { NETWORK, newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

export const regionInput = z.object({ code: line(20), name: line(80), nameEn: line(120) });

/** A region under the network. */
export const addRegion = act({
  name: 'branches.addRegion',
  may: can.addRegion,
  input: regionInput,
  run: async ({ tx, input }) => {
    const id = newId();
    await tx.run(sql`insert into app.place (id, parent_id, kind) values (${id}, ${NETWORK}, 'region')`);
    const added = await tx.run(sql`
      insert into branches.region (id, code, name, name_en) values (${id}, ${input.code}, ${input.name}, ${input.nameEn}) on conflict (code) do nothing`);
    if (added === 0) throw new Refusal('branches.codeTaken', { params: { code: input.code } });
    return { answer: { region: id }, trace: { object: `region/${id}`, facts: { code: input.code } } };
  },
});
