import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { task } from '../figures.ts';

/** Jobs of a task that were given up are tried again from the start: after their cause was mended. */
export const retryJobs = act({
  name: 'system.retryJobs',
  may: can.retryJobs,
  input: z.object({ task }),
  run: async ({ tx, input }) => {
    const { count } = await tx.one<{ count: number }>(sql`select system.retry_jobs(${input.task}, now()) as count`);
    if (count === 0) throw new Refusal('system.nothingGivenUp', { status: 409, params: { task: input.task } });
    return { answer: { count }, trace: { object: `task/${input.task}`, facts: { count } }, announces: [] };
  },
});
