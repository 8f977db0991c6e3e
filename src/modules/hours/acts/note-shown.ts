import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { CHANNELS } from '../tables.ts';

/** Which version a channel shows that does not read the board itself: the poster that was hung up, the phone bank's script. */
export const noteShown = act({
  name: 'hours.noteShown',
  may: can.noteShown,
  input: z.object({ branch: id, channel: z.enum(CHANNELS), version: z.int32().min(1) }),
  run: async ({ tx, asking, input }) => {
    const there = await tx.maybe<{ number: number }>(sql`select number from hours.version where branch_id = ${input.branch} and number = ${input.version}`);
    if (!there) throw new Refusal('hours.versionUnknown', { status: 404, params: { version: input.version } });
    await tx.run(sql`
      insert into hours.shown (branch_id, id, channel, version, noted_by, noted_at)
      values (${input.branch}, ${newId()}, ${input.channel}, ${input.version}, ${asking.actor.id}, ${asking.now})
      on conflict (branch_id, channel) do update set version = excluded.version, noted_by = excluded.noted_by, noted_at = excluded.noted_at`);
    return {
      answer: { channel: input.channel, version: input.version },
      trace: { object: `channel/${input.channel}`, facts: { version: input.version } },
      announces: [{ topic: 'hours.shown', branch: input.branch, facts: { channel: input.channel, version: input.version } }],
    };
  },
});
