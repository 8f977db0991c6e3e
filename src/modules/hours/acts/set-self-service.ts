import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { shownOnBoard } from '../feed.ts';
import { selfServiceAt, ZONE_STATES } from '../self-service.ts';
import type { BoardRow } from '../tables.ts';

const reason = z.string().trim().max(120).regex(/^[^\p{Cc}]*$/u).default('');
export const zoneInput = z.object({ state: z.enum(ZONE_STATES), reason, reasonEn: reason });

/** 24小时自助区隔断独立: cut off from the hall, joined again, or closed. Customers read it at once, with the reason. */
export const setSelfService = act({
  name: 'hours.setSelfService',
  may: can.setSelfService,
  input: zoneInput.extend({ branch: id }),
  run: async ({ tx, asking, input: { branch, state, reason: zh, reasonEn: en } }) => {
    if (state !== 'joined' && zh === '') throw new Refusal('hours.zoneNeedsReason', { status: 422 });
    const { state: before } = await selfServiceAt(tx, branch);
    await tx.run(sql`
      insert into hours.self_service (place_id, state, reason_zh, reason_en, since, set_by) values (${branch}, ${state}, ${zh}, ${en}, ${asking.now}, ${asking.actor.id})
      on conflict (place_id) do update set state = excluded.state, reason_zh = excluded.reason_zh, reason_en = excluded.reason_en, since = excluded.since, set_by = excluded.set_by`);
    const board = await tx.maybe<BoardRow>(sql`select * from hours.board where id = ${branch} and version > 0 for update`);
    if (board) await shownOnBoard(tx, asking, { branch, plan: board.plan, version: board.version, publishedAt: board.published_at });
    return { answer: { state }, trace: { object: `branch/${branch}`, facts: { state } }, announces: [{ topic: 'hours.zoneChanged', branch, facts: { state, before, since: asking.now.toISOString() } }] };
  },
});
