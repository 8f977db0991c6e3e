import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { branchSlip, estimate, leaning, learn, pastOf, scoreOf, sightOf, SIGHTS, stretchFor, usualOf, type Band, type Learnt, type Lesson, type Lived, type OfToday, type Past, type Sight } from '#modules/lobby/index.ts';
import { writeEvidence } from '../evidence.ts';
import { tableFile } from './table-file.ts';

/**
 * Warsaw's ticket queues, read as the branch would have lived them: row by row in time. A row knows what its moment knew; the wait of an
 * earlier row counts once its turn has come; a day becomes history when it is over, and each night everything is learnt anew.
 */
export function score({ train, test }: { train: string; test: string | undefined }) {
  const given = visitsOf(trainingFile(train));
  const figures = test === undefined ? ownSplits(given) : figuresOf(live(given, visitsOf(test)));
  return {
    figures,
    evidence: () => writeEvidence({
      command: `npm run -s score -- wait${test === undefined ? ' (own split)' : ''}`,
      about: `Waits at the counters of Warsaw city offices, in minutes; the data lie beside the project, never in it.${test === undefined ? ' by_date: learnt from the first five days, asked about the four after them, one of them with a break of 90 minutes in the data. by_office: three offices that nothing was learnt from; they begin with nothing and remember their own days. beside: the mean absolute error of three plain rules on the same rows.' : ''}`,
      figures: `\`\`\`json\n${JSON.stringify(figures)}\n\`\`\``,
    }),
  };
}

/** Without a file that is kept aside: later days of known offices, and offices that nothing was learnt from. */
function ownSplits(visits: readonly Visit[]) {
  const dates = [...new Set(visits.map((visit) => visit.date))].toSorted();
  const from = dates[Math.ceil(dates.length / 2)] ?? '';
  const offices = [...new Set(visits.map((visit) => visit.office))].toSorted();
  const unseen = new Set(offices.filter((_, at) => at % EVERY_OFFICE === 1));
  return {
    by_date: besideRules(live(visits.filter((visit) => visit.date < from), visits.filter((visit) => visit.date >= from))),
    by_office: besideRules(live(visits.filter((visit) => !unseen.has(visit.office)), visits.filter((visit) => unseen.has(visit.office)))),
  };
}

const EVERY_OFFICE = 5;

function figuresOf(said: readonly Told[]) {
  const result = scoreOf(said.flatMap(({ visit, band }) => (visit.waited === undefined ? [] : [{ band, waited: visit.waited }])));
  if (!result) throw new Error('There is no row whose wait is known.');
  return { n: result.n, mae: round(result.mae, 2), median: round(result.median, 2), bias: round(result.bias, 2), within10: round(result.within10, 3), coverage80: round(result.coverage80, 3) };
}

function besideRules(said: readonly Told[]) {
  return { ...figuresOf(said), beside: plainRules(said) };
}

/** 对照: what plain rules miss by on the very same rows, which says how hard the rows are. A last wait that is not known yet gives way to the usual interval. */
function plainRules(said: readonly Told[]) {
  const missedBy = (rule: (one: Told) => number) => round(mean(said.flatMap((one) => (one.visit.waited === undefined ? [] : [Math.abs(rule(one) - one.visit.waited)]))), 1);
  return {
    office_rule: missedBy(({ visit }) => (visit.ahead * visit.serviceMinutes) / Math.max(1, visit.counters)),
    last_wait: missedBy(({ sight }) => (seen(sight, 'lastWait') >= 0 ? seen(sight, 'lastWait') : seen(sight, 'usual'))),
    usual_interval: missedBy(({ sight }) => seen(sight, 'usual')),
  };
}

function seen(sight: Sight, what: (typeof SIGHTS)[number]): number {
  return sight.values[SIGHTS.indexOf(what)] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const COLUMNS = ['office', 'group', 'date', 't', 'q', 'stations', 'office_service_min', 'current', 'calls30', 'calls60', 'wait'] as const;

type Visit = Readonly<{ office: string; line: string; date: string; minute: number; ahead: number; counters: number; serviceMinutes: number; called: number; called30: number; called60: number; waited: number | undefined }>;

function trainingFile(train: string): string {
  const found = ['virtual_arrivals.csv.xz', 'virtual_arrivals.csv', 'virtual_arrivals.csv.gz'].map((name) => join(train, name)).find((path) => existsSync(path));
  if (!found) throw new Error(`${train} holds no virtual_arrivals.csv.xz.`);
  return found;
}

function visitsOf(path: string): Visit[] {
  return tableFile(path, COLUMNS).map((row) => ({
    office: row.office, line: `${row.office}/${row.group}`, date: row.date, minute: Number(row.t), ahead: Number(row.q), counters: Number(row.stations), serviceMinutes: Number(row.office_service_min),
    called: Number(row.current), called30: Number(row.calls30), called60: Number(row.calls60), waited: row.wait === '' ? undefined : Number(row.wait),
  }));
}

type Line = { past: Past; today: OfToday[]; living: Lived[]; usual: number };
type Told = Readonly<{ visit: Visit; sight: Sight; band: Band; date: string }>;
type World = { lines: Map<string, Line>; lessons: Lesson[]; said: Told[]; learnt: Learnt | undefined };

/** First the days that are given, then those that are asked, each in the order of time; a night lies between two days. */
function live(given: readonly Visit[], asked: readonly Visit[]): readonly Told[] {
  const world: World = { lines: new Map(), lessons: [], said: [], learnt: undefined };
  for (const [date, visits] of daysOf(given)) {
    liveDay(world, date, visits, () => undefined);
    process.stderr.write(`${date}: ${visits.length} rows\n`);
  }
  for (const [date, visits] of daysOf(asked)) {
    world.learnt = nightly(world) ?? world.learnt;
    liveDay(world, date, visits, (visit, sight) => world.said.push({ visit, sight, date, band: estimate(sight, world.learnt) }));
    tell(date, visits.length, world.said.filter((one) => one.date === date));
  }
  return world.said;
}

function daysOf(visits: readonly Visit[]): [string, Visit[]][] {
  const days = [...grouped(visits, (visit) => visit.date)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return days.map(([date, own]) => [date, own.toSorted((a, b) => a.minute - b.minute)]);
}

function liveDay({ lines, lessons }: World, date: string, visits: readonly Visit[], ask: (visit: Visit, sight: Sight) => void): void {
  const day = Date.parse(date) / 86_400_000;
  const usual = usualEverywhere(lines);
  const offices = new Map<string, OfToday[]>();
  for (const visit of visits) {
    const office = offices.get(visit.office) ?? [];
    offices.set(visit.office, office);
    const line = lines.get(visit.line) ?? { past: pastOf([]), today: [], living: [], usual: 0 };
    lines.set(visit.line, line);
    if (line.today[0]?.day !== day) {
      // What is remembered are earlier days only, in whatever order the days are told.
      const past = [...line.past.lived, ...line.living].filter((one) => one.day < day);
      Object.assign(line, { past: pastOf(past), today: [], living: [], usual: leaning(usualOf(past), usual.get(visit.office) ?? usual.get('') ?? COLD_MINUTES) });
    }
    const moment = { ...visit, day };
    const sight = sightOf(moment, { past: line.past, today: line.today, usual: line.usual, branchSlip: branchSlip(visit.minute, office) });
    ask(visit, sight);
    const lived: OfToday = { ...moment, near: sight.near, calledAt: visit.waited === undefined ? undefined : visit.minute + visit.waited };
    line.today.push(lived);
    office.push(lived);
    if (visit.waited === undefined) continue;
    line.living.push({ ...moment, waited: visit.waited });
    lessons.push({ sight, waited: visit.waited });
  }
}

/** How the day went, beside the last line. */
function tell(date: string, rows: number, said: readonly Told[]): void {
  const result = scoreOf(said.flatMap(({ visit, band }) => (visit.waited === undefined ? [] : [{ band, waited: visit.waited }])));
  process.stderr.write(`${date}: ${rows} rows${result ? `, ${result.n} scored, mae ${round(result.mae, 2)}, coverage ${round(result.coverage80, 3)}` : ''}\n`);
}

/** Everything that came true before this day is learnt anew; the band is stretched to what it caught on the last days. */
function nightly({ lessons, said, learnt: before }: World): Learnt | undefined {
  const learnt = learn(lessons);
  if (!learnt) return undefined;
  const dates = [...new Set(said.map((one) => one.date))].slice(-BAND_DAYS);
  const lately = said.filter((one) => dates.includes(one.date)).flatMap(({ visit, band }) => (visit.waited === undefined ? [] : [{ band, waited: visit.waited }]));
  return { ...learnt, stretch: stretchFor(lately, before?.stretch) };
}

/** before anything is known anywhere */
const COLD_MINUTES = 8;
const BAND_DAYS = 3;

/** Minutes for each place in line that are usual in an office, and over all of them (''). */
function usualEverywhere(lines: ReadonlyMap<string, Line>): Map<string, number> {
  const offices = grouped(lines, ([line]) => line.split('/')[0] ?? '');
  const usual = new Map([...offices].map(([office, own]) => [office, usualOf(own.flatMap(([, line]) => [...line.past.lived, ...line.living])).minutes]));
  if (lines.size > 0) usual.set('', usualOf([...lines.values()].flatMap((line) => [...line.past.lived, ...line.living])).minutes);
  return usual;
}

function grouped<T>(all: Iterable<T>, by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
