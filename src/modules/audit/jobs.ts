import type { Jobs } from '#platform/events.ts';
import { sealTrail } from '#platform/trail.ts';
import { sql } from '#platform/sql.ts';

const KEY_HOURS = 72;
const EVENT_DAYS = 7;

export const jobs: Jobs = {
  /** every minute: what was written is sealed */
  'audit.seal': { cron: '* * * * *', run: async ({ house }) => void (await sealTrail(house)) },
  /** hourly: idempotency keys and events that nobody can need any more */
  'audit.sweep': {
    cron: '17 * * * *',
    run: async ({ house }) => {
      await house.db.change({ branches: 'all' }, async (tx) => {
        await tx.run(sql`delete from app.deed_key where at < now() - make_interval(hours => ${KEY_HOURS})`);
        await tx.run(sql`delete from app.event where at < ${house.clock.now()}::timestamptz - make_interval(days => ${EVENT_DAYS})`);
      });
    },
  },
};
