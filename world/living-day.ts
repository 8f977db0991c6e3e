import { NETWORK } from '#kernel/id.ts';
import { addDays, addMinutes, businessDate, clockOf, instantOf } from '#kernel/time.ts';
import type { House } from '#platform/house.ts';
import { systemAsking } from '#platform/jobs.ts';
import { sql } from '#platform/sql.ts';
import { BANK } from './bank.ts';
import type { BranchDay } from './branch-day.ts';
import { castOf } from './cast.ts';
import { handsFor } from './deeds.ts';
import { newTally, type Tally } from './tally.ts';
import { NOT_A_SAMPLE, sampleOnly } from './sample-only.ts';
import { bringCases } from './seed-cases.ts';
import { daysOn, hasLived, morningWithLife, nextLivelyDay } from './today.ts';

export type LivingDay = Readonly<{
  /** Does all that is due by now; the beat does the same by itself. */
  catchUp: () => Promise<void>;
  /** Ends after the deeds in hand; nothing is left running. */
  stop: () => Promise<void>;
  tally: () => Tally;
}>;

export type LivingDayOptions = Readonly<{
  seed?: string;
  progress?: (line: string) => void;
  /** no beat of its own: `catchUp` does it, for tests and pictures */
  byHand?: boolean;
  /** only these branches live; all of them otherwise */
  branches?: readonly string[];
}>;

const BEAT_MS = 250;
/** A gap between beats longer than this means that the machine slept: the bank's time stood still meanwhile. */
const ASLEEP_MS = 20_000;
const BRANCHES_AT_ONCE = 3;
/** A first day begins with this much of its past done at once, so that every curve has one. */
const FILL_MINUTES = 75;
const FIRST_MORNING = '09:40';
const NEXT_MORNING = '08:40';
/** News after which an idle teller looks again: somebody whom the user let in waits. */
const SOMEBODY_WAITS = ['lobby.ticketTaken', 'lobby.returned', 'lobby.resumed', 'lobby.transferred', 'lobby.admitted'];

/**
 * The sample bank lives: its people come, book, are screened, called and served, through the acts that people use, by the
 * bank's own clock. It refuses to start on a real bank, and each of its transactions would be refused there too.
 */
export async function startLivingDay(whole: House, options: LivingDayOptions = {}): Promise<LivingDay> {
  const bank = await whole.db.look({ branch: NETWORK }, (tx) => tx.maybe<{ kind: string }>(sql`select kind from app.bank`));
  if (bank?.kind !== 'sample') throw new Error(NOT_A_SAMPLE);
  const house = sampleOnly(whole);
  const stages = (await castOf(house)).filter(({ sample }) => options.branches?.includes(sample.code) ?? true);
  const seed = options.seed ?? 'yunting';
  const tally = newTally();
  let days: ReadonlyMap<string, BranchDay> = new Map();
  let stopped = false;

  const open = async (date: string, isFirst: boolean) => {
    await bringCases(systemAsking(house));
    const now = house.clock.now();
    const span = { date, isFirst, from: isFirst ? addMinutes(now, -FILL_MINUTES) : now };
    days = await daysOn(house, stages, seed, span, (stage) => handsFor(house, stage, seed, tally));
  };

  const morning = await morningWithLife(house, stages, house.clock.now());
  if (morning !== 'now') await house.clock.set({ at: instantOf(morning, FIRST_MORNING, BANK.timeZone) });
  const today = businessDate(house.clock.now(), BANK.timeZone);
  options.progress?.(`${today} ${clockOf(house.clock.now(), BANK.timeZone)}`);
  await open(today, !(await hasLived(house, stages)));

  let beating: Promise<void> | undefined;
  let last = { real: Date.now(), bank: house.clock.now() };
  const beat = async () => {
    if (Date.now() - last.real > ASLEEP_MS) await house.clock.set({ at: last.bank });
    const now = house.clock.now();
    await runAll([...days.values()], () => now, () => stopped);
    if (!stopped && house.clock.speed() > 0 && [...days.values()].every((day) => day.isOver(now))) {
      const next = await nextLivelyDay(house, stages, addDays(businessDate(now, BANK.timeZone), 1));
      await house.clock.set({ at: instantOf(next, NEXT_MORNING, BANK.timeZone) });
      await open(next, false);
    }
  };
  const catchUp = () => {
    beating ??= beat()
      .catch((error: unknown) => house.log.warn({ err: error }, 'the sample day stumbled and goes on'))
      .finally(() => {
        last = { real: Date.now(), bank: house.clock.now() };
        beating = undefined;
      });
    return beating;
  };
  const timer = options.byHand ? undefined : setInterval(() => void catchUp(), BEAT_MS);

  whole.live.onEvent(({ branch, topic }) => {
    if (!stopped && SOMEBODY_WAITS.includes(topic)) days.get(branch)?.poke(house.clock.now());
  });
  return {
    catchUp,
    tally: () => tally,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await beating;
    },
  };
}

/** Few branches at a time: the user's own requests come first. */
async function runAll(days: readonly BranchDay[], by: () => Date, isStopped: () => boolean): Promise<void> {
  const waiting = [...days];
  const work = async () => {
    for (let day = waiting.shift(); day && !isStopped(); day = waiting.shift()) await day.runTo(by(), isStopped);
  };
  await Promise.all(Array.from({ length: BRANCHES_AT_ONCE }, work));
}
