import { BranchDay } from './branch-day.ts';
import type { DayLog } from './hall.ts';
import { DEFAULT_RULES, firstComeRules } from './house-rules.ts';
import { FIRST_COME, type Behaviour, type BranchModel, type CounterModel } from './model.ts';
import type { Visitor } from './visitors.ts';

export type PlainQueue = Readonly<{ counters: readonly CounterModel[]; cap: number; group: string; people: readonly Readonly<{ at: number; minutes: number; green: boolean }>[] }>;

const OPENS = 5;
const nobody = { others: 0, elders: 0 };
const BEHAVIOUR: Behaviour = {
  books: 0, eldersBook: 0, noShow: 0, early: { mean: 0, deviation: 0 }, onlineBooked: nobody, onlineDoor: nobody, saysYes: nobody, follows: nobody, picksMachine: nobody, needsHelp: nobody, helpMinutes: 0, helpCv: 0,
};

/** The same day without screening and machines: a queue for which theory knows the wait. */
export function firstComeDay({ counters, cap, group, people }: PlainQueue): DayLog {
  const errand = { code: group, others: 1, elders: 1, group, minutes: 1, cv: 0, maskOff: false, online: false, light: 0 };
  const model: BranchModel = {
    visits: people.length, weekdays: [1], hours: [], opens: OPENS, closes: OPENS, elderShare: 0, greenShare: nobody, errands: [errand], counters, machines: [], assistants: 0, screeners: Infinity, cap,
  };
  const day = new BranchDay(0, { model, behaviour: BEHAVIOUR, measures: FIRST_COME, rules: firstComeRules(DEFAULT_RULES) }, () => undefined);
  return day.run(people.map((one, id) => ({ visitor: { ...PERSON, id, errand, green: one.green, slow: one.minutes }, at: one.at })));
}

const PERSON: Omit<Visitor, 'id' | 'errand' | 'green' | 'slow'> = {
  day: 0, wishes: 0, elder: false, light: false, screenMinutes: 0, early: 0, help: 0,
  coins: { books: 1, noShow: 1, onlineBooked: 1, onlineDoor: 1, saysYes: 1, follows: 1, picksMachine: 1, help: 1, order: 1 },
};
