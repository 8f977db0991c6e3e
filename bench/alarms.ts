import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { SYSTEM } from '#kernel/actor.ts';
import { newId } from '#kernel/id.ts';
import { instantOf } from '#kernel/time.ts';
import { modules } from '#modules/modules.ts';
import { ordinaryWeek } from '#modules/hours/index.ts';
import { watchAll } from '#modules/protection/index.ts';
import { createHouse } from '#platform/create-house.ts';
import type { Asking } from '#platform/house.ts';
import { cpuOf } from './measure.ts';
import { openBare } from './ground.ts';

const BRANCHES = Number(process.env['BENCH_BRANCHES'] ?? 15_000);
const PLACES = 60;
const ON = '2026-03-02';
const at = (clock: string) => instantOf(ON, clock, 'Asia/Shanghai');

/**
 * The scan for what is overdue, over a whole bank: the worst minute of the day, seen for the first time (every branch has opened at nine and
 * nobody has done anything), and a minute in which nothing has changed.
 */
export async function run(): Promise<object> {
  const bare = await openBare('alarms', 'real');
  const house = await createHouse({ ...bare, modules, logLevel: 'error' });
  try {
    await foundBranches(bare.ownerUrl);
    const asking = (clock: string): Asking => ({ house, actor: SYSTEM, now: at(clock), random: house.random, requestId: newId(), lang: 'zh' });
    const scans: Record<string, object> = {};
    for (const [name, clock] of [['worst_minute', '09:01'], ['quiet_minute', '09:02']] as const) {
      const [start, cpu] = [performance.now(), cpuOf(process.pid)];
      const looked = await watchAll(asking(clock));
      process.stderr.write(`${name}: ${looked} branches, ${Math.round(performance.now() - start)} ms\n`);
      scans[name] = { branches: looked, seconds: Math.round((performance.now() - start) / 10) / 100, program_cpu_seconds: Math.round((cpuOf(process.pid) - cpu) / 10) / 100 };
    }
    const client = new pg.Client(bare.ownerUrl);
    await client.connect();
    const { rows } = await client.query<{ alarms: number; escalated: number }>('select count(*)::int as alarms, count(escalated_at)::int as escalated from protection.alarm');
    await client.end();
    return { branches: BRANCHES, places: BRANCHES * PLACES, scans, ...rows[0] };
  } finally {
    await house.db.close();
    await bare.close();
  }
}

/** Straight into the tables: fifteen thousand branches through the acts would take an hour and measure something else. */
async function foundBranches(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const region = newId();
  const plan = JSON.stringify({ weeks: [{ from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }), notice: { alternatives: [], remote: [], phone: '' }, reason: { zh: '-', en: '-' } }], exceptions: [] });
  await client.query('insert into app.place (id, parent_id, kind) values ($1, $2, \'region\')', [region, '00000000-0000-0000-0000-000000000000']);
  await client.query('insert into branches.region (id, code, name, name_en) values ($1, \'r\', \'片区\', \'Region\')', [region]);
  await client.query(`insert into app.place (id, parent_id, kind) select gen_random_uuid(), $1, 'branch' from generate_series(1, ${BRANCHES})`, [region]);
  await client.query('insert into branches.branch (id, region_id, code, name, origin, added_at, added_by) select id, $1, id::text, \'网点\', \'import\', now(), \'bench\' from app.place where kind = \'branch\'', [region]);
  await client.query(`insert into hours.board (id, code, version, plan, published_at, from_on, feed, etag, card, search, refreshed_at)
    select id, id::text, 1, $1::jsonb, now(), '2026-03-01', '', '', '{}', '', now() from app.place where kind = 'branch'`, [plan]);
  // A tenth of the places are zones, the rest counters, machines, seats and handles in turn, six in each zone.
  await client.query(`insert into protection.place (branch_id, id, code, class, zone_kind, name, name_en, position, added_at, added_by)
    select place.id, gen_random_uuid(), translate(lpad(upper(to_hex(nth)), 6, 'A'), '01', 'XY'), (array['zone', 'counter', 'machine', 'seats', 'handles', 'counter', 'machine', 'counter', 'machine', 'counter'])[nth % 10 + 1],
      (array['door', 'guide', 'waiting', 'machines', 'cash', 'corporate', 'vip', 'office', 'self_service', 'convenience'])[nth / 6 + 1], '点位', 'Place', nth, now(), 'bench'
    from app.place cross join generate_series(0, ${PLACES - 1}) as nth where place.kind = 'branch'`);
  await client.query('analyze');
  await client.end();
}
