import { answer, averageOf, grow, tableOf, type Forest, type Growing } from './boosting.ts';
import { bandOf, MIDDLE, SHARES, type Band } from './moment.ts';
import { quantile } from './quantile.ts';
import type { CameTrue } from './scored.ts';
import { SIGHTS, SOFT_MINUTES, UNKNOWN, type Sight } from './sight.ts';

/** A sight whose wait has come true. */
export type Lesson = Readonly<{ sight: Sight; waited: number }>;

/**
 * 学习: one forest for each promised share. What similar moments say, raised to `power`, is the unit its answers come in (a model that was
 * stored without one has 1); `stretch` widens the band to what it really caught lately.
 */
export type Learnt = Readonly<{ forests: readonly Forest[]; stretch: number; power?: number }>;

/** Half way between minutes, which do not carry over to longer lines, and multiples of the expected wait, which repeat its faults. */
const POWER = 0.5;

const GROWING: Omit<Growing, 'share'> = { trees: 60, rate: 0.1, leaves: 24, leastInLeaf: 200, rows: 0.5, columns: 0.4, seed: 7 };
/** The middle is what people are told first and what is scored by the minute: forests of several seeds, averaged, miss less than any of them. */
const MIDDLE_SEEDS = [7, 11, 13, 17];
/** With fewer lessons similar moments alone speak. */
export const LEAST_LESSONS = 2_000;

export function learn(lessons: readonly Lesson[]): Learnt | undefined {
  if (lessons.length < LEAST_LESSONS) return undefined;
  const table = tableOf(SIGHTS.map((_, at) => Float64Array.from(lessons, ({ sight }) => sight.values[at] ?? UNKNOWN)));
  const unit = Float64Array.from(lessons, ({ sight }) => unitOf(sight, POWER));
  const target = Float64Array.from(lessons, ({ waited }, at) => waited / (unit[at] ?? 1));
  const forest = (share: number, seed: number) => grow(table, target, unit, { ...GROWING, share, seed });
  const forests = SHARES.map((share) => (share === MIDDLE ? averageOf(MIDDLE_SEEDS.map((seed) => forest(share, seed))) : forest(share, GROWING.seed)));
  return { forests, stretch: UNTRIED_STRETCH, power: POWER };
}

/** The band for this moment: learnt where there is something learnt, else what similar moments say. */
export function estimate(sight: Sight, learnt: Learnt | undefined): Band {
  if (!learnt) return unlearnt(sight);
  const unit = unitOf(sight, learnt.power ?? 1);
  return stretched(bandOf(learnt.forests.map((forest) => answer(forest, sight.values) * unit)), learnt.stretch);
}

function unitOf({ near }: Sight, power: number): number {
  return (near + SOFT_MINUTES) ** power;
}

/** Before anything is learnt: similar moments, and their spread. */
function unlearnt({ values, near }: Sight): Band {
  const [low, high] = [values[SIGHTS.indexOf('near20')] ?? near, values[SIGHTS.indexOf('near80')] ?? near];
  return bandOf([low * 0.8, near, high, high * 1.3]);
}

function stretched({ p10, p50, p80, p90 }: Band, by: number): Band {
  const away = (edge: number) => p50 + (edge - p50) * by;
  return bandOf([away(p10), p50, away(p80), away(p90)]);
}

/**
 * 校准: the stretch of the coming night, from the bands of the last days (which carried `now`) and what they caught. It goes half the way, so that
 * one strange day does not turn it over, and never makes a band narrower than it was learnt.
 */
export function stretchFor(forecasts: readonly CameTrue[], now: number = UNTRIED_STRETCH): number {
  if (forecasts.length < LEAST_FORECASTS) return now;
  const away = forecasts.map(({ band, waited }) => (waited >= band.p50 ? (waited - band.p50) / (band.p90 - band.p50 + 1) : (band.p50 - waited) / (band.p50 - band.p10 + 1)));
  const needed = quantile(away, COVERED) ?? 1;
  return Math.max(1, Math.min(MOST_STRETCH, now * Math.sqrt(needed)));
}

const LEAST_FORECASTS = 200;
const COVERED = 0.8;
const MOST_STRETCH = 2.5;
/** Trees know the past better than the future: before a band was tried on new days it is widened by this much. */
const UNTRIED_STRETCH = 1.15;
