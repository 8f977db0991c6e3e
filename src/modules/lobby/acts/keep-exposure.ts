import { z } from 'zod';
import { act } from '#platform/act.ts';
import { day, id } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { figuresOn } from '../reads/exposure.ts';

/** 接触暴露: the figures of a day that is over, from the door's events. May run twice. */
export const keepExposure = act({
  name: 'lobby.keepExposure',
  may: can.closeDay,
  input: z.object({ branch: id, date: day }),
  run: async ({ tx, asking, input: { branch, date } }) => {
    const facts = { date, visitors: await keepFigures(tx, branch, date, asking.now) };
    return { answer: facts, trace: { object: `hall/${date}`, facts } };
  },
});

/** How many visitors they are of; again, they are worked out anew. */
export async function keepFigures(tx: Tx, branch: string, date: string, now: Date): Promise<number> {
  const one = await figuresOn(tx, branch, date);
  if (!one) return 0;
  await tx.run(sql`
    insert into lobby.exposure_day (branch_id, on_date, figured_at, visitors, cap_count, pair_minutes, minutes_above_cap, long_contacts, most, uncounted)
    values (${branch}, ${date}, ${now}, ${one.visitors}, ${one.cap}, ${one.pairMinutes}, ${one.minutesAboveCap}, ${one.longContacts}, ${one.most}, ${one.uncounted})
    on conflict (branch_id, on_date) do update set figured_at = excluded.figured_at, visitors = excluded.visitors, cap_count = excluded.cap_count, pair_minutes = excluded.pair_minutes,
      minutes_above_cap = excluded.minutes_above_cap, long_contacts = excluded.long_contacts, most = excluded.most, uncounted = excluded.uncounted`);
  return one.visitors;
}
