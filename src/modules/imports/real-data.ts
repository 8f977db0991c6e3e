import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { ROOT } from '#platform/root.ts';
import { readHours } from './hours-text.ts';

/** Real branch lists that nobody here wrote; they stand beside the project, never in it. Tests say when they are missing. */
export const DATA = process.env['KAIMEN_DATA'] ?? join(ROOT, '..', 'shared', 'data');
export const hasData = existsSync(join(DATA, 'README.md'));

export function realFile(path: string): Buffer {
  return readFileSync(join(DATA, path));
}

/** Every branch list of the set, and those that are code lists and must be refused. */
export const BRANCH_LISTS = [
  'hk-bank-branches/2015_hsbcBranch.json', 'hk-bank-branches/2015_hangsengBranch.json', 'hk-bank-branches/2015_jetcoBranch.json.gz',
  'hk-bank-branches/2020_hsbc_openapi_atm.json.gz', 'hk-bank-branches/2021_hangseng_openapi_atm.json.gz',
  'hk-bank-branches/hk01_branch.geojson', 'hk-bank-branches/hk01_branch_rich.geojson', 'hk-bank-branches/hk01_rich.geojson', 'hk-bank-branches/hk01_atm.geojson',
  'hk-bank-branches/hang_seng.csv', 'hk-bank-branches/icbc_asia_branches.csv', 'hk-bank-branches/public_bank.csv',
  'sichuan-bank-outlets/network.flat.json', 'berlin-bank-branches-osm/banks_raw.csv', 'berlin-bank-branches-osm/final_banks_with_districts.csv',
  'cnaps-sample/cnaps_codes_44.txt', 'bank-codes/swift_china.json', 'bank-codes/zengin_branches.csv.xz', 'bank-codes/ifsc_codes.json.gz', 'bank-codes/ifsc_banknames.json',
] as const;

type Case = Readonly<{ values: readonly string[]; from: string; to: string; intervals: readonly (readonly unknown[])[] }>;

/** The cases of the opening_hours.js test file, collected by running it without its library. `undefined` where xz is missing. */
export function openingHoursCases(): readonly Case[] | undefined {
  let source: string;
  try {
    source = execFileSync('xz', ['-dc', join(DATA, 'opening-hours-values', 'opening_hours.js_test.js.xz')], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
  } catch {
    return undefined;
  }
  const cases: Case[] = [];
  const anything: unknown = new Proxy(() => {}, {
    get: (_, key) => (key === 'sync' ? () => [] : key === Symbol.toPrimitive ? () => '' : anything),
    apply: () => anything,
  });
  const collector = new Proxy({
    addTest: (_: string, values: string | string[], from: string, to: string, intervals: unknown[][]) => cases.push({ values: [values].flat().filter((one) => typeof one === 'string'), from, to, intervals }),
  }, { get: (target, key) => (key === 'addTest' ? target.addTest : () => {}) });
  const body = source.replace(/^#!.*/, '').replace('const test = new opening_hours_test();', 'const test = collector;');
  new Script(body).runInContext(createContext({ require: () => anything, collector, console: { log() {}, info() {}, warn() {} }, process: { argv: [], env: {}, exit() {} } }), { timeout: 5_000 });
  return cases;
}

export type Measured = { right: number; wrong: string[]; doubtful: number; withHolidays: number; total: number };

/** How many of their strings are read, and read as their authors expect. A string we call doubtful is neither right nor wrong. */
export function measured(cases: readonly Case[]): Measured {
  const result: Measured = { right: 0, wrong: [], doubtful: 0, withHolidays: 0, total: 0 };
  for (const { values, from, to, intervals } of cases) {
    const expected = intervals.map(([start, end]) => `${minuteOf(String(start))}-${minuteOf(String(end))}`).join(' ');
    const unsure = intervals.some(([, , unknown]) => unknown === true);
    for (const value of values) {
      result.total += 1;
      const reading = readHours(value, 'osm');
      if (reading.verdict !== 'read') result.doubtful += 1;
      else if (/PH|SH|holiday/i.test(value)) result.withHolidays += 1;
      else if (!unsure && openBetween(reading.week, minuteOf(from), minuteOf(to)) === expected) result.right += 1;
      else result.wrong.push(value);
    }
  }
  return result;
}

/** '2012-10-01 9:00' as minutes on a wall clock without a zone. */
function minuteOf(text: string): number {
  const [day = '', clock = '0:00'] = text.split(' ');
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Date.parse(`${day}T00:00:00Z`) / 60_000 + Number(hours) * 60 + Number(minutes);
}

function openBetween(week: readonly (readonly { opens: string; closes: string }[])[], from: number, to: number): string {
  const clock = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const spans: [number, number][] = [];
  for (let day = Math.floor(from / 1440) - 1; day * 1440 < to; day += 1) {
    const weekday = (new Date(day * 86_400_000).getUTCDay() + 6) % 7;
    for (const { opens, closes } of week[weekday] ?? []) {
      const span: [number, number] = [Math.max(from, day * 1440 + clock(opens)), Math.min(to, day * 1440 + clock(closes))];
      const last = spans.at(-1);
      if (span[0] >= span[1]) continue;
      if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
      else spans.push(span);
    }
  }
  return spans.map(([a, b]) => `${a}-${b}`).join(' ');
}
