import { NETWORK } from '#kernel/id.ts';
import type { House } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { allServices, type ServiceGroup } from '#modules/services/index.ts';
import { PLACE_MINUTES, placesFor } from '../rules.ts';
import { settings } from '../settings.ts';

const LOOKED_AT = 60;

/**
 * The first time that somebody could book online at each of some branches, for the shortest errand of a group and without an hour that is
 * kept for the elderly: for the page that compares branches. The booking page asks for the errand and counts exactly (freeStarts).
 */
export async function firstFreeAt(house: House, tx: Tx, ask: { group: ServiceGroup; now: Date; /** each branch with the instant from which on a time is wanted */ from: ReadonlyMap<string, Date> }): Promise<Map<string, Date>> {
  const { group, now, from } = ask;
  const places = await placesOfShortest(house, tx, group, now);
  if (places === undefined) return new Map();
  // A start is free when the slot so many places on is that many times five minutes later: none between them is full.
  const rows = await tx.many<{ branch: string; startsAt: Date }>(sql`
    with place as materialized (
      select branch, greatest(wanted, ${now}::timestamptz + make_interval(mins => coalesce((app.setting_of(${settings.leadMinutes.name}, branch, ${now}) #>> '{}')::int, ${settings.leadMinutes.fallback}))) as earliest
      from unnest(${[...from.keys()]}::uuid[], ${[...from.values()]}::timestamptz[]) as asked (branch, wanted))
    select place.branch, first.starts_at as "startsAt" from place cross join lateral (
      select starts_at from (
        select starts_at, lead(starts_at, ${places - 1}::int) over (order by starts_at) as last from (
          select starts_at from appointments.slot
          where branch_id = place.branch and service_group = ${group} and starts_at >= place.earliest and online_from <= ${now} and kept_for = 'everyone'
            and held_minutes + booked_minutes + ${PLACE_MINUTES}::int <= capacity_minutes - case when kept_until > ${now} then kept_minutes else 0 end
          order by starts_at limit ${LOOKED_AT}) room) row_of_places
      where last = starts_at + make_interval(mins => ${(places - 1) * PLACE_MINUTES}::int)
      order by starts_at limit 1) first`);
  return new Map(rows.map((row) => [row.branch, row.startsAt]));
}

const FRESH_MS = 10_000;
type Remembered = { readAt: number; places: Promise<number | undefined> };
const remembered = new WeakMap<House, Map<ServiceGroup, Remembered>>();

/** Remembered for ten seconds: the catalogue is dated by the day, and many ask. */
function placesOfShortest(house: House, tx: Tx, group: ServiceGroup, now: Date): Promise<number | undefined> {
  const known = remembered.get(house) ?? new Map<ServiceGroup, Remembered>();
  remembered.set(house, known);
  const lately = known.get(group);
  if (lately && house.clock.real().getTime() - lately.readAt < FRESH_MS) return lately.places;
  const places = (async () => {
    const minutes = (await allServices(tx)).filter((one) => one.offered && one.group === group).map((one) => one.minutes);
    return minutes.length === 0 ? undefined : placesFor(Math.min(...minutes), await settings.slackShare.at(tx, NETWORK, now));
  })();
  known.set(group, { readAt: house.clock.real().getTime(), places });
  places.catch(() => known.delete(group));
  return places;
}
