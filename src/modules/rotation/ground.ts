import type { Actor } from '#kernel/actor.ts';
import { NETWORK } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { recordDenied } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { allBranches, type BranchRow } from '#modules/branches/index.ts';
import { openingsOfDays, type Opening } from '#modules/hours/index.ts';
import { can } from './can.ts';
import { limits } from './limits.ts';
import type { Network } from './network.ts';
import { DAYS, datesFrom, isServed, periodsOf, type Period } from './periods.ts';
import type { Plan } from './solver/problem.ts';
import type { AreaRow, RotaRow, TurnRow } from './tables.ts';

export type PlacedRow = BranchRow & { lng: number; lat: number };
/** A rota with everything it stands on: its turns in the order of the branches, the areas, and what is published for its days. */
export type Ground = Readonly<{ rota: RotaRow; branches: readonly PlacedRow[]; turns: readonly TurnRow[]; areas: readonly AreaRow[]; dates: readonly string[]; periods: readonly Period[]; openings: readonly ReadonlyMap<string, Opening>[]; network: Network }>;

export async function rotaOf(tx: Tx, rota: string): Promise<RotaRow> {
  const row = await tx.maybe<RotaRow>(sql`select * from rotation.rota where id = ${rota}`);
  if (!row) throw new Refusal('rotation.unknown', { status: 404 });
  // What was stored before a limit was known has its default.
  return { ...row, limits: limits.parse(row.limits) };
}

/** The branches of a place that have coordinates; refused where one of them is not the asker's to plan. */
export async function branchesToPlan(tx: Tx, asking: Asking, place: string): Promise<PlacedRow[]> {
  const inside = (await allBranches(tx)).filter((one) => place === NETWORK || one.region_id === place);
  if (inside.length === 0) throw new Refusal('rotation.placeUnknown', { status: 404 });
  const reach = reachOf(asking.actor);
  if (reach !== 'all' && (place === NETWORK || !inside.every((one) => reach.includes(one.id)))) {
    await recordDenied(asking, 'rotation.place', {}, 'rotation.placeNotYours');
    throw new Refusal('rotation.placeNotYours', { status: 403 });
  }
  const placed = inside.filter((one): one is PlacedRow => one.lng !== null && one.lat !== null);
  if (placed.length < 2) throw new Refusal('rotation.noPlaces', { status: 422 });
  return placed;
}

/** Where this person holds a role that may see rotas. */
export function reachOf(actor: Actor): Actor['reach'] {
  if (!actor.posts) return actor.reach;
  const held = actor.posts.filter((post) => can.see.roles.includes(post.role));
  return held.some((post) => post.reach === 'all') ? 'all' : held.flatMap((post) => (post.reach === 'all' ? [] : post.reach));
}

export async function groundOf(tx: Tx, asking: Asking, id: string): Promise<Ground> {
  const rota = await rotaOf(tx, id);
  const every = await branchesToPlan(tx, asking, rota.place_id);
  const known = new Map((await tx.many<TurnRow>(sql`select * from rotation.turn where rota_id = ${id}`)).map((one) => [one.branch_id, one]));
  // A branch that came after the draft is not in it.
  const branches = every.filter((one) => known.has(one.id));
  const turns = branches.flatMap((one) => known.get(one.id) ?? []);
  const areas = await areasOf(tx, rota.place_id);
  const dates = datesFrom(rota.from_on);
  const periods = periodsOf(dates, rota.limits);
  const ids = branches.map((one) => one.id);
  const before = await openBefore(tx, rota, ids);
  const openings = await openingsOfDays(tx, ids, dates);
  const network: Network = {
    periods, areas,
    branches: branches.map((one, i) => ({ id: one.id, region: one.region_id, lng: one.lng, lat: one.lat, pins: turns[i]?.pins ?? [], teams: turns[i]?.teams ?? 'AB', openBefore: before.get(one.id) ?? 0 })),
  };
  return { rota, branches, turns, areas, dates, periods, openings, network };
}

/** Days that each branch was open in the published rotas of the weeks before; of two for one week the later counts, half a day half. */
async function openBefore(tx: Tx, { from_on, limits: { fairWeeks } }: RotaRow, branches: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.many<{ branch: string; days: number }>(sql`
    select branch_id as branch, sum(opened)::float8 as days from (
      select distinct on (turn.branch_id, rota.from_on) turn.branch_id,
        (select count(*) from unnest(turn.days) as one where one <> '') * case cardinality(turn.days) when ${DAYS}::int then 1 else 0.5 end as opened
      from rotation.turn join rotation.rota on rota.id = turn.rota_id
      where rota.published_at is not null and rota.from_on < ${from_on} and rota.from_on >= ${from_on}::date - 7 * ${fairWeeks}::int and turn.branch_id = any (${branches}::uuid[])
      order by turn.branch_id, rota.from_on, rota.published_at desc) as week
    group by branch_id`);
  return new Map(rows.map((one) => [one.branch, one.days]));
}

/** The areas of a region, or of all regions for the network's rota. */
export async function areasOf(tx: Tx, place: string): Promise<AreaRow[]> {
  return tx.many<AreaRow>(sql`select * from rotation.area where place_id = ${place} or ${place} = ${NETWORK} order by place_id, id`);
}

/** What is published now, as a plan: who serves people in which period. */
export function publishedPlan({ branches, openings, periods, dates, rota }: Pick<Ground, 'branches' | 'openings' | 'periods' | 'dates' | 'rota'>): Plan {
  return Uint8Array.from(branches.flatMap((branch) => periods.map(({ date, half }) => (isServed(openings[dates.indexOf(date)]?.get(branch.id), half, rota.limits.noon) ? 1 : 0))));
}

/** The kept plan; all closed where there is none yet. */
export function keptPlan({ turns, periods }: Pick<Ground, 'turns' | 'periods'>): Plan {
  return Uint8Array.from(turns.flatMap((turn) => periods.map((_, p) => ((turn.days?.[p] ?? '') === '' ? 0 : 1))));
}

/** A conditional update changed nothing: read afterwards to say why. */
export async function whyNotChanged(tx: Tx, rota: string, seen?: number): Promise<Refusal> {
  const row = await rotaOf(tx, rota);
  if (row.published_at) return new Refusal('rotation.alreadyPublished');
  if (row.withdrawn_at) return new Refusal('rotation.withdrawn');
  if (seen !== undefined && row.revision !== seen) return new Refusal('rotation.moved');
  if (row.planned_revision !== row.revision) return new Refusal('rotation.notPlanned');
  return new Refusal('rotation.notApproved');
}
