import { loadavg } from 'node:os';
import pg from 'pg';
import type { Actor } from '#kernel/actor.ts';
import { NETWORK, newId } from '#kernel/id.ts';
import { addDays } from '#kernel/time.ts';
import { modules } from '#modules/modules.ts';
import { publish } from '#modules/rotation/index.ts';
import { createHouse } from '#platform/create-house.ts';
import type { Asking } from '#platform/house.ts';
import { openBare } from './ground.ts';
import { foundNation } from './nearest.ts';

/** How many branches change two of their days: one rota for each number, a week after the other. `bench rota-publish 100,1000,5000` */
const CHANGED = (process.argv[3] ?? '100').split(',').map(Number);
const FROM = '2026-03-09';
const MANAGER: Actor = { id: 'bench-manager', kind: 'staff', name: 'Manager', roles: ['hq_operations'], reach: 'all' };

/** Rotas of the whole network, 15,000 branches, of which some change: seconds until each is on every channel and read back. */
export async function run(): Promise<object> {
  const bare = await openBare('rota-publish', 'sample');
  const spots = await foundNation(bare.ownerUrl);
  const house = await createHouse({ ...bare, modules, logLevel: 'error' });
  const asking: Asking = { house, actor: MANAGER, now: house.clock.now(), random: house.random, requestId: newId(), lang: 'zh' };
  const rotas = [];
  try {
    for (const [nth, changed] of CHANGED.entries()) {
      const rota = await approvedRota(bare.ownerUrl, spots.map((one) => one.id), addDays(FROM, 7 * nth), changed);
      const [begun, cpu] = [performance.now(), process.cpuUsage()];
      const { versions } = await publish(asking, { rota });
      if (versions !== changed) throw new Error(`${changed} branches were to change, ${versions} did`);
      const { user, system } = process.cpuUsage(cpu);
      rotas.push({ changed, seconds: tenths((performance.now() - begun) / 1_000), own_cpu_seconds: tenths((user + system) / 1e6), load: loadavg().map(tenths) });
    }
    return { branches: spots.length, rotas };
  } finally {
    await house.db.close();
    await bare.close();
  }
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** As published, Monday, Wednesday, Friday and Sunday or the other days (nearest.ts); those that change exchange Monday and Tuesday. */
async function approvedRota(ownerUrl: string, branches: readonly string[], from: string, changed: number): Promise<string> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const rota = newId();
  await client.query(`update branches.branch set phone = '02188880000' where phone = ''`); // each notice names a phone
  await client.query(`insert into rotation.rota (id, place_id, from_on, limits, authors, drafted_at, changed_at, planned_revision, approved_by, approved_at)
    values ($1, $2, $3, '{}', '{author}', now(), now(), 1, 'another', now())`, [rota, NETWORK, from]);
  await client.query(`insert into rotation.turn (branch_id, rota_id, pins, days)
    select board.id, $1, array_fill(0::smallint, array[7]), array(select case when (((day - 1) # case when chosen.nth <= $3 and day <= 2 then 1 else 0 end) % 2 = 0) = (board.plan -> 'weeks' -> 0 -> 'week' -> 'days' -> 0 ->> 'mode' = 'open') then 'A' else '' end from generate_series(1, 7) day order by day)
    from hours.board join unnest($2::uuid[]) with ordinality as chosen (id, nth) on chosen.id = board.id`, [rota, branches, changed]);
  await client.end();
  return rota;
}
