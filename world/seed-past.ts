import { stringify } from 'csv-stringify/sync';
import { chanceOf } from '#kernel/chance.ts';
import { addDays, businessDate, weekdayOf } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { openingOf } from '#modules/hours/index.ts';
import { bringPast } from '#modules/lobby/index.ts';
import { BRANCHES } from './branches.ts';
import { crowdOf, type Visitor } from './crowd.ts';
import { premisesOf } from './premises.ts';

const OF = 'hx01';
const DAYS_BEFORE = 28;
/** Between two customers, and how many minutes people wait before they give up. */
const BETWEEN = 0.5;
const PATIENCE = 90;

/** Four weeks before Kaimen, as the queue machine of one branch logged them, brought in as a real bank brings in its own. */
export async function seedPast(tx: Tx, asking: Asking, places: ReadonlyMap<string, string>): Promise<void> {
  const branch = places.get(OF) ?? '';
  const sample = BRANCHES.find(({ code }) => code === OF);
  if (!sample) throw new Error(`no branch ${OF}`);
  const today = businessDate(asking.now, 'Asia/Shanghai');
  const rows: string[][] = [['票号', '取号时间', '叫号时间', '结束时间', '业务代码']];
  for (let before = DAYS_BEFORE; before > 0; before -= 1) {
    const date = addDays(today, -before);
    const { mode, personal, corporate } = await openingOf(tx, branch, date);
    if (mode === 'closed') continue;
    const visitors = crowdOf({ seed: 'yunting', branch: OF, date, weekday: weekdayOf(date), visits: sample.visits, personal, corporate });
    rows.push(...loggedOn(date, visitors, premisesOf(sample).counters));
  }
  await bringPast.within(tx, asking, { branch, content: Buffer.from(stringify(rows)).toString('base64') });
}

/** First come, first served at the counters of one's group, as a plain queue machine calls. */
function loggedOn(date: string, visitors: readonly Visitor[], counters: readonly Readonly<{ groups: readonly string[] }>[]): string[][] {
  const free = counters.map(() => 0);
  const given = new Map<string, number>();
  const chance = chanceOf('yunting', OF, date, 'log');
  return visitors.map(({ group, service, arrives, serviceMinutes }) => {
    const nth = (given.get(group) ?? 0) + 1;
    given.set(group, nth);
    const at = counters.reduce((best, one, counter) => (one.groups.includes(group) && (best === -1 || (free[counter] ?? 0) < (free[best] ?? 0)) ? counter : best), -1);
    const taken = arrives + 0.5 * chance();
    const called = Math.max(taken, free[at] ?? taken);
    const number = `${group.slice(0, 1).toUpperCase()}${String(nth).padStart(3, '0')}`;
    if (at === -1 || called - taken > PATIENCE) return [number, moment(date, taken), '', '', service];
    free[at] = called + serviceMinutes + BETWEEN;
    return [number, moment(date, taken), moment(date, called), moment(date, called + serviceMinutes), service];
  });
}

function moment(date: string, minutes: number): string {
  const seconds = Math.round(minutes * 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date} ${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
