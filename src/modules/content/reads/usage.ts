import { z } from 'zod';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';

const days = z.coerce.number().int().min(1).max(366).default(30);

/** How often each card was handed out at this branch, opened, and said to be done. Counted per card, never per person or age. */
export const usageOfBranch = read({
  name: 'content.usage',
  may: can.usage,
  input: z.object({ branch: z.uuid(), days }),
  run: async ({ tx, asking, input }) => ({ usage: await usageSince(tx, asking.now, input.days) }),
});

/** The same over all branches of one's reach. */
export const usageOfAll = read({
  name: 'content.usageOfAll',
  may: can.usageOfAll,
  input: z.object({ days }),
  run: async ({ tx, asking, input }) => ({ usage: await usageSince(tx, asking.now, input.days) }),
});

type Usage = { card: string; handed: number; opened: number; done: number; notDone: number };

/** Row security narrows it to the branches in sight. */
function usageSince(tx: Tx, now: Date, within: number): Promise<Usage[]> {
  return tx.many<Usage>(sql`
    select card_code as card, count(*)::int as handed, count(opened_at)::int as opened,
      (count(*) filter (where outcome = 'done'))::int as done, (count(*) filter (where outcome = 'notDone'))::int as "notDone"
    from content.handout where handed_at > ${now}::timestamptz - make_interval(days => ${within})
    group by card_code order by handed desc, card_code`);
}
