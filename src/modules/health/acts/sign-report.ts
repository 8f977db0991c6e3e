import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { minutesOf } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../people.ts';
import { figuresToday } from '../reads/board.ts';

/** 零报告: the day's figures, signed by the head in person, also when all are zero. A correction is the next version; nothing sent is changed. */
export const signReport = act({
  name: 'health.signReport',
  may: can.signReport,
  input: z.object({ branch: id, remark: line(300).nullable().default(null), /** the version that the signer has seen; 0: none yet */ over: z.int().min(0) }),
  run: async ({ tx, asking, input: { branch, remark, over } }) => {
    const rules = await inForce(tx, branch, asking.now);
    const figures = await figuresToday(tx, branch, rules);
    const late = rules.minute >= minutesOf(rules.limits.reportBy);
    const signed = await tx.maybe<{ version: number }>(sql`
      insert into health.report (branch_id, on_date, version, figures, remark, signed_at, signed_by, late)
      select ${branch}, ${rules.today}, coalesce(max(version), 0) + 1, ${JSON.stringify(figures)}::jsonb, ${remark}, ${asking.now}, ${asking.actor.id}, ${late}
      from health.report where branch_id = ${branch} and on_date = ${rules.today} having coalesce(max(version), 0) = ${over}
      on conflict do nothing returning version`);
    if (!signed) throw new Refusal('health.reportMoved');
    const facts = { version: signed.version, late, ...figures };
    return { answer: { version: signed.version, late }, trace: { object: `report/${rules.today}`, facts }, announces: [{ topic: 'health.reported', facts: { version: signed.version, late } }] };
  },
});
