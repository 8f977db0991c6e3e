import { z } from 'zod';
import { act } from '#platform/act.ts';
import { day, id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

/** 实测时长: how long services took at a branch lately, as its tickets say; replaces what was known before. `gone`: of these nothing is measured any more. May run twice. */
export const learnMinutes = act({
  name: 'services.learnMinutes',
  may: can.learn,
  input: z.object({ branch: id, date: day, services: z.array(z.object({ code: z.string(), samples: z.int().min(1), mean: z.number().positive(), p80: z.number().positive() })), gone: z.array(z.string()).default([]) }),
  run: async ({ tx, input: { branch, date, services, gone } }) => {
    for (const one of services) {
      await tx.run(sql`
        insert into services.learnt (branch_id, service_code, sample_count, mean_minutes, p80_minutes, learnt_on) values (${branch}, ${one.code}, ${one.samples}, ${one.mean}, ${one.p80}, ${date})
        on conflict (branch_id, service_code) do update set sample_count = excluded.sample_count, mean_minutes = excluded.mean_minutes, p80_minutes = excluded.p80_minutes, learnt_on = excluded.learnt_on`);
    }
    await tx.run(sql`delete from services.learnt where branch_id = ${branch} and service_code = any (${gone}::text[])`);
    return { answer: { services: services.length }, trace: { object: `branch/${branch}`, facts: { date, services: services.length } } };
  },
});
