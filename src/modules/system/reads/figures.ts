import { statfsSync } from 'node:fs';
import type { House } from '#platform/house.ts';
import { VERSION } from '#platform/root.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { Figures, JobFigures } from '../figures.ts';
import { programFigures } from './metrics.ts';

/** Looks at the program, its database and its queue. Real time, not a sample bank's. */
export async function figuresOf(house: House): Promise<Figures> {
  const { db, metrics, clock, home } = house;
  const inside = await db.look({ branches: 'all' }, seenInside);
  const withoutContext = await db.look({}, headsSeen);
  const { loopP99Ms, screens, answers } = await programFigures(metrics);
  const disk = statfsSync(home);
  return {
    ...inside,
    bank: { kind: inside.kind, clockSpeed: clock.speed() },
    versions: { kaimen: VERSION, node: process.versions.node, postgresql: inside.postgresql },
    program: { upSeconds: Math.round(process.uptime()), memoryMb: Math.round(process.memoryUsage.rss() / 1e6), loopP99Ms, screens },
    answers,
    rows: { withoutContext, withContext: inside.heads },
    freeMb: Math.round((disk.bavail * disk.bsize) / 1e6),
  };
}

async function seenInside(tx: Tx) {
  const row = await tx.one<{
    at: Date; kind: string; postgresql: string; number: string; size: number; connections: number; most: string; waiting: number; longest: number;
    owned: number; behind: number; oldest: number; sealed: number | null;
  }>(sql`
    select now() as at, (select kind from app.bank) as kind, current_setting('server_version') as postgresql, current_setting('server_version_num') as number,
      round(pg_database_size(current_database()) / 1e6)::int as size,
      (select count(*) from pg_stat_activity) as connections, current_setting('max_connections') as most,
      (select count(*) from pg_locks where not granted) as waiting,
      (select coalesce(round(extract(epoch from now() - min(xact_start))), 0)::int from pg_stat_activity where datname = current_database() and backend_type = 'client backend') as longest,
      (select count(*) from pg_class join pg_roles on pg_roles.oid = relowner where rolname = current_user) as owned,
      behind.count as behind, behind.oldest,
      (select round(extract(epoch from now() - max(at)))::int from app.seal) as sealed
    from (
      select count(*) as count, coalesce(round(extract(epoch from now() - min(event.at))), 0)::int as oldest
      from app.event, app.courier where (event.tx, event.id) > (courier.tx, courier.id)
    ) as behind`);
  const jobs = await tx.many<JobFigures>(sql`
    select task, later, due, running, failing, given_up as "givenUp", due_since as "dueSince" from system.job_figures(now())`);
  return {
    at: row.at, kind: row.kind, postgresql: row.postgresql, postgresqlNumber: Number(row.number), owned: row.owned, jobs,
    database: { sizeMb: row.size, connections: row.connections, mostConnections: Number(row.most), waitingForLocks: row.waiting, longestDeedSeconds: row.longest },
    heads: await headsSeen(tx),
    outbox: { behind: row.behind, oldestSeconds: Math.max(0, row.oldest) }, sealedSecondsAgo: row.sealed,
  };
}

async function headsSeen(tx: Tx): Promise<number> {
  return (await tx.one<{ seen: number }>(sql`select count(*) as seen from app.trail_head`)).seen;
}
