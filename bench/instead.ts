import { loadavg } from 'node:os';
import { SYSTEM } from '#kernel/actor.ts';
import { chanceOf } from '#kernel/chance.ts';
import { metresBetween } from '#kernel/distance.ts';
import { newId } from '#kernel/id.ts';
import { allBranches, branchOf } from '#modules/branches/index.ts';
import { offerInstead, openingsOf, servesPeople } from '#modules/hours/index.ts';
import { modules } from '#modules/modules.ts';
import { createHouse } from '#platform/create-house.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { openBare } from './ground.ts';
import { foundNation } from './nearest.ts';

const ASKED = Number(process.env['BENCH_ASKED'] ?? 400);
const SCANNED = 12;
const ON = '2026-03-04';
const OFFERED = 6;

/**
 * Where people go instead when a branch of 15,000 closes, of which half are open that day: what every notice, look before a closure and text to
 * followers asks. Beside it the look at all branches that it was until 27 November 2026. Both must find the same.
 */
export async function run(): Promise<object> {
  const bare = await openBare('instead', 'sample');
  const spots = await foundNation(bare.ownerUrl);
  const house = await createHouse({ ...bare, modules, logLevel: 'error' });
  const asking: Asking = { house, actor: SYSTEM, now: house.clock.now(), random: house.random, requestId: newId(), lang: 'zh' };
  const chance = chanceOf('bench', 'instead');
  const some = Array.from({ length: ASKED }, () => spots[Math.floor(chance() * spots.length)]?.id ?? '');
  const look = <A>(ask: (tx: Tx) => Promise<A>) => house.db.look({ branches: 'all' }, ask);
  const nearest = (branch: string) => look(async (tx) => (await offerInstead(tx, asking, branch, ON)).open.map((one) => one.metres));
  try {
    for (const branch of some.slice(0, SCANNED)) {
      const [index, scan] = [await nearest(branch), await look((tx) => scanned(tx, branch))];
      if (index.length !== OFFERED || index.join() !== scan.join()) throw new Error(`not the same: ${index.join()} and ${scan.join()}`);
    }
    return { branches: spots.length, load: loadavg().map((one) => Math.round(one * 10) / 10), product: await timed(some, nearest), look_at_all: await timed(some.slice(0, SCANNED), (branch) => look((tx) => scanned(tx, branch))) };
  } finally {
    await house.db.close();
    await bare.close();
  }
}

async function scanned(tx: Tx, branch: string): Promise<(number | null)[]> {
  const here = await branchOf(tx, branch);
  const others = (await allBranches(tx)).filter((one) => one.id !== branch);
  const openings = await openingsOf(tx, others.map((one) => one.id), ON);
  return others.filter((one) => servesPeople(openings.get(one.id)?.mode ?? 'closed')).map((one) => metresBetween(here, one)).sort((a, b) => (a ?? Infinity) - (b ?? Infinity)).slice(0, OFFERED);
}

async function timed(branches: readonly string[], ask: (branch: string) => Promise<unknown>): Promise<object> {
  const took: number[] = [];
  for (const branch of branches) {
    const began = performance.now();
    await ask(branch);
    took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => Math.round((took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0) * 10) / 10;
  return { asked: took.length, p50_ms: at(0.5), p99_ms: at(0.99) };
}
