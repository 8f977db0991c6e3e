import { NETWORK } from '#kernel/id.ts';
import { addDays, addMinutes, businessDate, clockOf, instantOf, weekdayOf } from '#kernel/time.ts';
import type { House } from '#platform/house.ts';
import { openingsOf, type Opening } from '#modules/hours/index.ts';
import { hallOf } from '#modules/lobby/index.ts';
import { BANK } from './bank.ts';
import { branchDay, type BranchDay } from './branch-day.ts';
import type { Stage } from './cast.ts';
import { chanceOf, type Chance } from '#kernel/chance.ts';
import { crowdOf, type Visitor } from './crowd.ts';
import type { Hands } from './hands.ts';

const LIFE = { from: '09:00', until: '16:00' };
const DAYS_AHEAD = 40;

/** A work day: half of the branches at least serve people. */
async function isLively(house: House, stages: readonly Stage[], date: string): Promise<boolean> {
  const openings = await openingsOn(house, stages, date);
  return [...openings.values()].filter(({ personal }) => personal.length > 0).length * 2 >= stages.length;
}

export async function nextLivelyDay(house: House, stages: readonly Stage[], from: string): Promise<string> {
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const date = addDays(from, ahead);
    if (await isLively(house, stages, date)) return date;
  }
  throw new Error(`no work day within ${DAYS_AHEAD} days of ${from}`);
}

/** Is there life now: a work day between nine and four, bank time? Otherwise the next morning on which there is. */
export async function morningWithLife(house: House, stages: readonly Stage[], now: Date): Promise<string | 'now'> {
  const [today, clock] = [businessDate(now, BANK.timeZone), clockOf(now, BANK.timeZone)];
  if (clock >= LIFE.from && clock < LIFE.until && (await isLively(house, stages, today))) return 'now';
  return nextLivelyDay(house, stages, clock < LIFE.from ? today : addDays(today, 1));
}

/** Has anybody come today already? Then the program was started again in the middle of a day. */
export async function hasLived(house: House, stages: readonly Stage[]): Promise<boolean> {
  const now = house.clock.now();
  for (const { id } of stages) if ((await house.db.look({ branch: id }, (tx) => hallOf(tx, id, now))).entered > 0) return true;
  return false;
}

export type Span = Readonly<{ date: string; /** what lies before has happened, or is left out */ from: Date; /** nobody has booked or come yet on this day */ isFirst: boolean }>;

/** The day of each branch that serves people on this date. */
export async function daysOn(house: House, stages: readonly Stage[], seed: string, span: Span, handsOf: (stage: Stage) => Hands): Promise<ReadonlyMap<string, BranchDay>> {
  const { date, from, isFirst } = span;
  const tomorrow = await nextLivelyDay(house, stages, addDays(date, 1));
  const [openings, later] = [await openingsOn(house, stages, date), await openingsOn(house, stages, tomorrow)];
  const at = (minutes: number) => addMinutes(instantOf(date, '00:00', BANK.timeZone), minutes);
  return new Map(stages.flatMap((stage) => {
    const opening = openings.get(stage.id);
    const clocks = [...(opening?.personal ?? []), ...(opening?.corporate ?? [])].flatMap(({ opens, closes }) => [opens, closes]).sort();
    const [opens, closes] = [clocks[0], clocks.at(-1)];
    if (!opening || opens === undefined || closes === undefined) return [];
    const day = branchDay({
      seed, branch: stage.sample.code, date, at, from, netFrom: isFirst ? at(0) : from, hands: handsOf(stage),
      // Who booked comes by the booking (Hands.expected), not from the crowd.
      visitors: crowdAt(stage, seed, date, opening).filter(({ books }) => !books && opening.mode !== 'appointment_only'),
      bookers: [
        ...(isFirst ? bookersFor(stage, seed, date, opening, () => from).filter(({ wish }) => wish > addMinutes(from, 20)) : []),
        ...bookersFor(stage, seed, tomorrow, later.get(stage.id), (chance) => at(8 * 60 + 10 * 60 * chance())),
      ],
      opens: instantOf(date, opens, BANK.timeZone), closes: instantOf(date, closes, BANK.timeZone),
    });
    return [[stage.id, day] as const];
  }));
}

/** Those who book for a date, spread over the hours in which people sit at their phones. */
function bookersFor(
  stage: Stage, seed: string, date: string, opening: Opening | undefined, when: (chance: Chance) => Date,
): readonly Readonly<{ visitor: Visitor; bookAt: Date; wish: Date }>[] {
  if (!opening) return [];
  const chance = chanceOf(seed, stage.sample.code, date, 'bookers');
  const midnight = instantOf(date, '00:00', BANK.timeZone);
  return crowdAt(stage, seed, date, opening)
    .filter(({ books }) => books || opening.mode === 'appointment_only')
    .map((visitor) => ({ visitor, bookAt: when(chance), wish: addMinutes(midnight, visitor.arrives) }));
}

function crowdAt(stage: Stage, seed: string, date: string, { personal, corporate }: Opening): readonly Visitor[] {
  const { code, visits } = stage.sample;
  return crowdOf({ seed, branch: code, date, weekday: weekdayOf(date), visits, personal, corporate });
}

async function openingsOn(house: House, stages: readonly Stage[], date: string): Promise<Map<string, Opening>> {
  return house.db.look({ branch: NETWORK, branches: 'all' }, (tx) => openingsOf(tx, stages.map(({ id }) => id), date));
}
