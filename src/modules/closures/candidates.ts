import { addMinutes } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import { settingsAt } from '#platform/settings.ts';
import type { Tx } from '#platform/sql.ts';
import { nearestFree, type BookingRow } from '#modules/appointments/index.ts';
import { branchOf, nearestBranches, type BranchRow } from '#modules/branches/index.ts';
import { leastTroubleFirst, type Candidate } from './rules.ts';
import { settings } from './settings.ts';

const BRANCHES_LOOKED_AT = 12;
const BRANCHES_TO_CHOOSE = 4;
const TIMES_TO_CHOOSE = 6;
/** Around the old time, an hour or more later, an hour before, and the same on the next day: minutes from the wished time. */
const WISHES_TO_CHOOSE = [0, 60, 150, -60, 1_440, 1_440 + 120];

/**
 * The places that could be had instead of a booked one, the least trouble first: free times around the old one at the own branch and at the
 * nearest others within reach, none so soon that the person could not read the text and still get there.
 */
export async function candidatesFor(tx: Tx, asking: Asking, booking: BookingRow): Promise<Candidate[]> {
  const { minutesPerKm } = await settingsAt(tx, { minutesPerKm: settings.minutesPerKm }, booking.branch_id, asking.now);
  const { near, earliest, wished } = await groundOf(tx, asking, booking);
  const found: Candidate[] = [];
  for (const { branch, metres } of near) found.push(...(await freeAround(tx, branch.id, booking, wished, earliest)).map((startsAt) => ({ branch: branch.id, metres, startsAt })));
  return leastTroubleFirst(found, booking.starts_at, minutesPerKm);
}

export type Choice = Readonly<{ branch: BranchRow; metres: number; times: Date[] }>;

/** Other places for somebody who wants to choose: the nearest branches with some times each, spread over this day and the next. */
export async function choicesFor(tx: Tx, asking: Asking, booking: BookingRow): Promise<Choice[]> {
  const { near, earliest, wished } = await groundOf(tx, asking, booking);
  const choices: Choice[] = [];
  for (const { branch, metres } of near) {
    const times = new Set<number>();
    for (const minutes of WISHES_TO_CHOOSE) {
      const [first] = await freeAround(tx, branch.id, booking, addMinutes(wished, minutes), earliest);
      if (first) times.add(first.getTime());
    }
    if (times.size > 0) choices.push({ branch, metres, times: [...times].toSorted((a, b) => a - b).slice(0, TIMES_TO_CHOOSE).map((time) => new Date(time)) });
    if (choices.length === BRANCHES_TO_CHOOSE) break;
  }
  return choices;
}

async function groundOf(tx: Tx, asking: Asking, booking: BookingRow) {
  const { reachKm, setOutMinutes, answerMinutes } = await settingsAt(tx, settings, booking.branch_id, asking.now);
  const earliest = addMinutes(asking.now, setOutMinutes + answerMinutes);
  const own = await branchOf(tx, booking.branch_id);
  const { lng, lat } = own;
  const around = lng === null || lat === null ? [] : await nearestBranches(tx, { lng, lat }, BRANCHES_LOOKED_AT);
  // The own branch first, wherever it is: also without a place on the map it can serve on another day.
  const near = [{ branch: own, metres: 0 }, ...around.filter((one) => one.id !== own.id && one.metres <= reachKm * 1_000).map(({ metres, ...branch }) => ({ branch, metres }))].slice(0, BRANCHES_LOOKED_AT);
  return { near, earliest, wished: booking.starts_at > earliest ? booking.starts_at : earliest };
}

function freeAround(tx: Tx, branch: string, booking: BookingRow, startsAt: Date, earliest: Date): Promise<Date[]> {
  return nearestFree(tx, branch, { service: booking.service_code, startsAt, keptFor: booking.kept_for, now: earliest });
}
