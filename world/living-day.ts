import { addDays, addMinutes, businessDate, clockOf, instantOf } from '#kernel/time.ts';
import { NETWORK } from '#kernel/id.ts';
import type { House } from '#platform/house.ts';
import { sql } from '#platform/sql.ts';
import { BANK } from './bank.ts';
import type { BranchDay } from './branch-day.ts';
import { cast, type Cast } from './cast.ts';
import { NOT_A_SAMPLE, sampleOnly } from './sample-only.ts';
import { dayOf, isLively } from './today.ts';

export type LivingDay = Readonly<{
  /** Ends after the deed in hand; nothing is left running. */
  stop: () => Promise<void>;
  /** How many deeds were done, refused and failed since the start. */
  tally: () => Readonly<{ done: number; refused: number; failed: number }>;
}>;

export type LivingDayOptions = Readonly<{ seed?: string; progress?: (line: string) => void; beatMs?: number }>;

const BEAT_MS = 250;
/** A pause in the beat longer than this means that the machine slept: the bank's time stood still meanwhile. */
const ASLEEP_MS = 20_000;
const AT_ONCE = 3;
const [LIFE_FROM, LIFE_UNTIL, FIRST_MORNING, NEXT_MORNING] = ['09:00', '16:00', '09:40', '08:40'] as const;

/**
 * The sample bank lives: its people come, book, are screened, called and served, through the acts that people use, by the
 * bank's own clock. Refuses to start on a real bank, and each of its transactions would be refused there too.
 */
export async function startLivingDay(whole: House, options: LivingDayOptions = {}): Promise<LivingDay> {
  const house = sampleOnly(whole);
  await house.db.change({ branch: NETWORK }, (tx) => tx.one(sql`select 1 as sample from app.bank where kind = 'sample'`))
    .catch((error: unknown) => { throw new Error(NOT_A_SAMPLE, { cause: error }); });
  const company = await cast(house);
  const seed = options.seed ?? 'yunting';
  let days: ReadonlyMap<string, BranchDay> = new Map();
  let stopped = false;

  const open = async (date: string, progress?: (line: string) => void) => {
    days = await daysOn(house, company, seed, date);
    // The earlier part of the morning happens at once, so that every curve has a past.
    await runAll(days, house.clock.now(), () => stopped);
    progress?.(`${date} ${clockOf(house.clock.now(), BANK.timeZone)}`);
  };

  const first = await whereThereIsLife(house, company);
  if (first) await house.clock.set({ at: instantOf(first, FIRST_MORNING, BANK.timeZone) });
  await open(businessDate(house.clock.now(), BANK.timeZone), options.progress);

  let beating: Promise<void> | undefined;
  let lastBeat = Date.now();
  let lastBankTime = house.clock.now();
  const beat = async () => {
    if (Date.now() - lastBeat > ASLEEP_MS) await house.clock.set({ at: lastBankTime });
    const now = house.clock.now();
    await runAll(days, now, () => stopped);
    if (!stopped && house.clock.speed() > 0 && [...days.values()].every((day) => day.isOver(now))) {
      const next = await nextLivelyDay(house, company, addDays(businessDate(now, BANK.timeZone), 1));
      await house.clock.set({ at: instantOf(next, NEXT_MORNING, BANK.timeZone) });
      await open(next);
    }
    [lastBeat, lastBankTime] = [Date.now(), house.clock.now()];
  };
  const timer = setInterval(() => {
    beating ??= beat()
      .catch((error: unknown) => house.log.warn({ err: error }, 'the sample day stumbled; it goes on'))
      .finally(() => { beating = undefined; });
  }, options.beatMs ?? BEAT_MS);

  whole.live.onEvent(({ branch, topic }) => {
    if (!stopped && topic.startsWith('lobby.')) days.get(branch)?.poke(house.clock.now());
  });
  return {
    tally: () => company.tally,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await beating;
      days = new Map();
    },
  };
}
