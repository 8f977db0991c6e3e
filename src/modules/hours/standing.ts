import type { z } from 'zod';
import { addDays, businessDate } from '#kernel/time.ts';
import { branchesAmong, regionsAmong, type BranchRow, type RegionRow } from '#modules/branches/index.ts';
import type { Asking } from '#platform/house.ts';
import { settingsAtEach } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { MarkedDay } from './calendar.ts';
import type { FeedService } from './feed-shape.ts';
import { marksOfMany } from './opening.ts';
import { selfServicesAt, type SelfService } from './self-service.ts';
import { settings } from './settings.ts';
import { servicesWithoutComing } from './ways.ts';

type Limits = { [K in keyof typeof settings]: z.output<(typeof settings)[K]['value']> };

/** What a branch's hours stand on when they are judged and shown: the branch, what is set there, its calendar from yesterday on, its zone. */
export type Standing = Readonly<{ branch: BranchRow; region: RegionRow | undefined; today: string; limits: Limits; marks: readonly MarkedDay[]; zone: SelfService; services: FeedService[] }>;
type Foreseen = Readonly<{ standings: ReadonlyMap<string, Standing>; named: ReadonlyMap<string, BranchRow> }>;

/** A calendar is marked for some years at most. */
const CALENDAR_ENDS = '2999-12-31';
// Kept as long as its transaction: what many publications read alike is read once for all of them.
const foreseenIn = new WeakMap<Tx, Foreseen>();

/** Before very many branches are published in one transaction: what each stands on, and those that their notices name, in a few statements, under the locks of their boards. */
export async function foresee(tx: Tx, asking: Asking, branches: readonly string[], named: readonly string[]): Promise<void> {
  await tx.run(sql`select from hours.board where id = any (${branches}::uuid[]) order by id for update`);
  foreseenIn.set(tx, { standings: await standingsOf(tx, asking, branches), named: rowsById(await branchesAmong(tx, named)) });
}

export async function standingOf(tx: Tx, asking: Asking, branch: string): Promise<Standing> {
  const standing = foreseenIn.get(tx)?.standings.get(branch) ?? (await standingsOf(tx, asking, [branch])).get(branch);
  if (!standing) throw new Error(`branch ${branch} is not known (request ${asking.requestId})`);
  return standing;
}

/** The branches that a notice names. */
export async function namedIn(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, BranchRow>> {
  const foreseen = foreseenIn.get(tx)?.named;
  return foreseen && ids.every((one) => foreseen.has(one)) ? foreseen : ids.length === 0 ? new Map() : rowsById(await branchesAmong(tx, ids));
}

async function standingsOf(tx: Tx, asking: Asking, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const rows = await branchesAmong(tx, ids);
  const regions = new Map((await regionsAmong(tx, [...new Set(rows.map((one) => one.region_id))])).map((one) => [one.id, one]));
  const limits = await settingsAtEach(tx, settings, ids, asking.now);
  const today = new Map([...new Set(rows.map((one) => one.time_zone))].map((zone) => [zone, businessDate(asking.now, zone)]));
  const first = [...today.values()].reduce((least, one) => (one < least ? one : least), CALENDAR_ENDS);
  const marks = await marksOfMany(tx, ids, addDays(first, -1), CALENDAR_ENDS);
  const zones = await selfServicesAt(tx, ids);
  const services = await servicesWithoutComing(tx);
  return new Map(rows.flatMap((branch) => {
    const [own, zone] = [limits.get(branch.id), zones(branch.id)];
    return own ? [[branch.id, { branch, region: regions.get(branch.region_id), today: today.get(branch.time_zone) ?? first, limits: own, marks: marks.get(branch.id) ?? [], zone, services }] as const] : [];
  }));
}

function rowsById(rows: readonly BranchRow[]): Map<string, BranchRow> {
  return new Map(rows.map((one) => [one.id, one]));
}
