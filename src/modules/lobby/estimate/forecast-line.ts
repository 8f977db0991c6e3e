import { pastOf } from './alike.ts';
import { estimate, type Learnt } from './learn.ts';
import { bandOf, type Band, type Lived, type Moment, type OfToday } from './moment.ts';
import { alongLine } from './shown.ts';
import { hourOf, sightOf, type Sight } from './sight.ts';
import { leaning, usualOf } from './usual.ts';
import { workAhead, type Durations, type WorkAhead } from './work-ahead.ts';

/** A line as it stands: who waits in calling order, what runs, which counters will be open, and what is remembered. */
export type LineSeen<T> = Readonly<{
  waiting: readonly Readonly<{ one: T; service: Durations }>[];
  running: WorkAhead['running'];
  counters: WorkAhead['counters'];
  at: Omit<Moment, 'ahead' | 'counters'>;
  memory: Readonly<{ past: readonly Lived[]; today: readonly OfToday[] }>;
  branchSlip: number;
  /** the share of numbers here that leave before their turn */
  leaving: number;
}>;

/** 估计方法: by the work ahead while a line is young, from similar moments once fifty waits came true, corrected by what was learnt once there is a model. */
export type Method = 'work' | 'similar' | 'learnt';
export type Draft<T> = Readonly<{ one: T; moment: Moment; sight: Sight; method: Method; band: Band }>;

const YOUNG = 50;

/** A band for everybody in a line; nobody is told less than somebody before. */
export function forecastLine<T>(line: LineSeen<T>, learnt: Learnt | undefined, chance: () => number): Draft<T>[] {
  const { waiting, running, counters, at, memory } = line;
  const usual = usualOf(memory.past);
  const past = pastOf(memory.past);
  const hour = hourOf(memory.past, at.minute);
  const method: Method = memory.past.length < YOUNG ? 'work' : learnt ? 'learnt' : 'similar';
  const worked = workAhead({ running, counters, leaving: line.leaving, waiting: waiting.map(({ service }) => service) }, chance);
  const drafts = waiting.map(({ one }, ahead) => {
    const work = worked[ahead] ?? bandOf([]);
    const moment: Moment = { ...at, ahead, counters: counters[0]?.open ?? 0 };
    const sight = sightOf(moment, { past, today: memory.today, usual: leaning(usual, work.p50 / (ahead + 1)), branchSlip: line.branchSlip, hour });
    return { one, moment, sight, method, band: method === 'work' ? work : estimate(sight, learnt) };
  });
  const bands = alongLine(drafts.map((draft) => draft.band));
  return drafts.map((draft, nth) => ({ ...draft, band: bands[nth] ?? draft.band }));
}
