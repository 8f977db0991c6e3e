import { z } from 'zod';
import { NETWORK } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { officialDays } from '../chinese-calendar.ts';

/** Enters a year's official holidays and make-up days. What the bank itself said about a day stays. */
export const fillCalendar = act({
  name: 'hours.fillCalendar',
  may: can.fillCalendar,
  input: z.object({ year: z.int().min(2004).max(2100) }),
  run: async ({ tx, asking, input }) => {
    const days = officialDays(input.year);
    if (days.length === 0) throw new Refusal('hours.yearNotOut', { status: 404, params: { year: input.year } });
    const rows = sql.join(days.map((one) => sql`(${NETWORK}::uuid, ${one.day}::date, ${one.kind}, ${one.name}, ${one.nameEn}, 'official', ${asking.actor.id}, ${asking.now}::timestamptz)`));
    const filled = await tx.run(sql`
      insert into hours.marked_day (place_id, day, kind, name, name_en, source, marked_by, marked_at) values ${rows} on conflict (place_id, day) do nothing`);
    return {
      answer: { year: input.year, days: days.length, added: filled },
      trace: { object: `year/${input.year}`, facts: { added: filled } },
      announces: filled > 0 ? [{ topic: 'hours.calendarChanged', facts: { place: NETWORK, year: input.year } }] : [],
    };
  },
});
