import { loadavg } from 'node:os';
import pg from 'pg';
import type { Actor } from '#kernel/actor.ts';
import { NETWORK, newId } from '#kernel/id.ts';
import { modules } from '#modules/modules.ts';
import { publish } from '#modules/rotation/index.ts';
import { createHouse } from '#platform/create-house.ts';
import type { Asking } from '#platform/house.ts';
import { openBare } from './ground.ts';
import { foundNation } from './nearest.ts';

const CHANGED = Number(process.env['BENCH_CHANGED'] ?? 100);
const FROM = '2026-03-09';
const MANAGER: Actor = { id: 'bench-manager', kind: 'staff', name: 'Manager', roles: ['hq_operations'], reach: 'all' };

/** A rota of the whole network, 15,000 branches, of which a few change two of their days: seconds until it is on every channel and read back. */
export async function run(): Promise<object> {
  const bare = await openBare('rota-publish', 'sample');
  const spots = await foundNation(bare.ownerUrl);
  const rota = await approvedRota(bare.ownerUrl, spots.map((one) => one.id));
  const house = await createHouse({ ...bare, modules, logLevel: 'error' });
  const asking: Asking = { house, actor: MANAGER, now: house.clock.now(), random: house.random, requestId: newId(), lang: 'zh' };
  try {
    const begun = performance.now();
    const { versions } = await publish(asking, { rota });
    if (versions !== CHANGED) throw new Error(`${CHANGED} branches were to change, ${versions} did`);
    return { branches: spots.length, changed: versions, seconds: Math.round((performance.now() - begun) / 100) / 10, load: loadavg().map((one) => Math.round(one * 10) / 10) };
  } finally {
    await house.db.close();
    await bare.close();
  }
}

/** As published, Monday, Wednesday, Friday and Sunday or the other days (nearest.ts); those that change exchange Monday and Tuesday. */
async function approvedRota(ownerUrl: string, branches: readonly string[]): Promise<string> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const rota = newId();
  await client.query(`update branches.branch set phone = '02188880000'`); // each notice names a phone
  await client.query(`insert into rotation.rota (id, place_id, from_on, limits, authors, drafted_at, changed_at, planned_revision, approved_by, approved_at)
    values ($1, $2, $3, '{}', '{author}', now(), now(), 1, 'another', now())`, [rota, NETWORK, FROM]);
  await client.query(`insert into rotation.turn (branch_id, rota_id, pins, days)
    select board.id, $1, array_fill(0::smallint, array[7]), array(select case when (((day - 1) # case when chosen.nth <= $3 and day <= 2 then 1 else 0 end) % 2 = 0) = (board.plan -> 'weeks' -> 0 -> 'week' -> 'days' -> 0 ->> 'mode' = 'open') then 'A' else '' end from generate_series(1, 7) day order by day)
    from hours.board join unnest($2::uuid[]) with ordinality as chosen (id, nth) on chosen.id = board.id`, [rota, branches, CHANGED]);
  await client.end();
  return rota;
}
