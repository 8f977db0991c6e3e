import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { shownOnBoard } from '../feed.ts';
import { day } from '../plan.ts';
import type { BoardRow } from '../tables.ts';

/** 开门签字: the checks of this day are signed, so every channel may show it open. Called `.within` the deed of the opening gate. */
export const signDay = act({
  name: 'hours.signDay',
  may: can.signDay,
  input: z.object({ branch: id, date: day }),
  run: async ({ tx, asking, input: { branch, date } }) => {
    await tx.run(sql`
      insert into hours.gate_day (place_id, on_date, signed_at, signed_by) values (${branch}, ${date}, ${asking.now}, ${asking.actor.id}) on conflict do nothing`);
    const board = await tx.maybe<BoardRow>(sql`select * from hours.board where id = ${branch} and version > 0 for update`);
    if (board) await shownOnBoard(tx, asking, { branch, plan: board.plan, version: board.version, publishedAt: board.published_at });
    return { answer: { date }, trace: { object: `branch/${branch}`, facts: { date } }, announces: [{ topic: 'hours.dayOpened', branch, facts: { date } }] };
  },
});
