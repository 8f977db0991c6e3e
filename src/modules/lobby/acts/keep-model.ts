import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import type { Learnt } from '../estimate/learn.ts';
import { forgetPastDays } from '../reads/memory.ts';

const KEPT_NIGHTS = 7;

/** What was learnt of this night; the last nights are kept, so that one can look back. */
export const keepModel = act({
  name: 'lobby.keepModel',
  may: can.learnWaits,
  input: z.object({ lessons: z.int().min(0), model: z.custom<Learnt>() }),
  run: async ({ tx, asking, input: { lessons, model } }) => {
    const id = newId();
    forgetPastDays();
    await tx.run(sql`insert into lobby.forecast_model (id, learnt_at, lesson_count, model) values (${id}, ${asking.now}, ${lessons}, ${JSON.stringify(model)}::jsonb)`);
    await tx.run(sql`delete from lobby.forecast_model where id not in (select id from lobby.forecast_model order by learnt_at desc limit ${KEPT_NIGHTS})`);
    return { answer: { model: id }, trace: { object: `forecast-model/${id}`, facts: { lessons } } };
  },
});
