import type { Flavour, Token } from './hours-words.ts';

/** Minutes since midnight; `closes` may pass 24:00 into the next day. */
export type Span = readonly [opens: number, closes: number];
/** Monday first. */
export type Week = readonly (readonly Span[])[];

export type Doubt = 'unsupported' | 'comment' | 'fallback' | 'replaces' | 'daysUnsaid';
export type Verdict = Readonly<{
  week: Week;
  /** what a public holiday does; undefined: the text does not say, or not clearly */
  holidays: readonly Span[] | undefined;
  doubts: readonly Doubt[];
  notes: readonly ('holidayOrder' | 'byAppointment')[];
  part?: string;
}>;

type Rule = Readonly<{ joined: ';' | ','; days: readonly number[]; holidays: boolean; everyDay: boolean; spans: readonly Span[]; off: boolean; remark?: string }>;

const NOTHING: Week = [[], [], [], [], [], [], []];

/** The week that the text says, by the rules of OpenStreetMap: `;` replaces the days it names, `,` before a day adds to them. */
export function weekOf(tokens: readonly Token[], flavour: Flavour): Verdict {
  const [first = [], ...others] = groupsOf(tokens);
  const parsed = rulesOf(first, flavour);
  if (typeof parsed === 'string') return { week: NOTHING, holidays: undefined, doubts: ['unsupported'], notes: [], part: parsed };

  const doubts = new Set<Doubt>();
  const notes = new Set<'holidayOrder' | 'byAppointment'>();
  for (const other of others) {
    const [only, more] = other;
    if (other.length === 1 && !more && only?.kind === 'remark' && /appointment|termin|预约|預約/i.test(only.text)) notes.add('byAppointment');
    else doubts.add('fallback');
  }
  if (parsed.some((rule) => rule.remark !== undefined)) doubts.add('comment');
  if (flavour === 'plain' && parsed.some((rule) => rule.everyDay && rule.spans.length > 0 && !isRoundTheClock(rule))) doubts.add('daysUnsaid');

  // "Closed on public holidays" alone says nothing about the week.
  if (!parsed.some((rule) => (rule.days.length > 0 || rule.everyDay) && !rule.off)) doubts.add('comment');

  const evaluated = evaluate(parsed);
  for (const doubt of evaluated.doubts) doubts.add(doubt);
  if (evaluated.holidayOrder) notes.add('holidayOrder');
  return { week: evaluated.week, holidays: evaluated.holidayOrder ? undefined : evaluated.holidays, doubts: [...doubts], notes: [...notes] };
}

function evaluate(rules: readonly Rule[]): { week: Week; holidays: readonly Span[] | undefined; holidayOrder: boolean; doubts: Doubt[] } {
  const week: (readonly Span[])[] = [[], [], [], [], [], [], []];
  const doubts: Doubt[] = [];
  let holidays: readonly Span[] | undefined;
  let holidayOrder = false;
  for (const rule of rules) {
    for (const day of rule.everyDay ? [1, 2, 3, 4, 5, 6, 7] : rule.days) {
      const before = week[day - 1] ?? [];
      if (rule.off) {
        week[day - 1] = rule.spans.length === 0 ? [] : without(before, rule.spans);
        if (before.some(passesMidnight) || rule.spans.some(passesMidnight)) doubts.push('unsupported');
      } else if (rule.joined === ',') {
        week[day - 1] = union([...before, ...rule.spans]);
      } else {
        if (before.length > 0 && !overlaps(before, rule.spans)) doubts.push('replaces');
        doubts.push(...midnightDoubt(week, day, rule));
        week[day - 1] = union(rule.spans);
      }
    }
    if (rule.holidays) holidays = rule.off ? (rule.spans.length === 0 ? [] : undefined) : rule.joined === ',' && holidays !== undefined ? union([...holidays, ...rule.spans]) : union(rule.spans);
    // A weekday rule after "PH off" opens the holidays that fall on its days; rarely what its writer meant.
    else if (holidays !== undefined && !rule.off && !rule.everyDay) holidayOrder = true;
  }
  return { week, holidays, holidayOrder, doubts };
}

/** A rule that replaces a day cuts the night that ran into it; the text rarely means that, so it is doubtful. */
function midnightDoubt(week: readonly (readonly Span[])[], day: number, rule: Rule): Doubt[] {
  const nightBefore = (week[(day + 5) % 7] ?? []).filter(passesMidnight);
  const sameRule = rule.everyDay || rule.days.includes(day === 1 ? 7 : day - 1);
  return nightBefore.length > 0 && !sameRule ? ['unsupported'] : [];
}

function groupsOf(tokens: readonly Token[]): Token[][] {
  const groups: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === '||') groups.push([]);
    else groups.at(-1)?.push(token);
  }
  return groups;
}

/** The rules, or the first part that is not understood. */
function rulesOf(tokens: readonly Token[], flavour: Flavour): Rule[] | string {
  const rules: Rule[] = [];
  let at = 0;
  let joined: ';' | ',' = ';';
  while (at < tokens.length) {
    const kind = tokens[at]?.kind;
    if (kind === ';' || kind === ',') {
      at += 1;
      if (kind === ';' || at >= tokens.length) joined = ';';
      continue;
    }
    const one = ruleAt(tokens, at, joined, flavour);
    if (typeof one === 'string') return one;
    rules.push(one.rule);
    at = one.next;
    joined = tokens[at]?.kind === ',' ? ',' : ';';
    if (at < tokens.length && tokens[at]?.kind !== ';' && tokens[at]?.kind !== ',') {
      // "Mo-Fr 9:00-17:00 Sa 9:00-13:00": a new day begins a new rule.
      if (tokens[at]?.kind !== 'day' && tokens[at]?.kind !== 'holiday') return said(tokens, at);
      joined = ',';
    }
  }
  return rules.length > 0 ? rules : said(tokens, 0);
}

function ruleAt(tokens: readonly Token[], start: number, joined: ';' | ',', flavour: Flavour): { rule: Rule; next: number } | string {
  const days = daysAt(tokens, start);
  if (typeof days === 'string') return days;
  const times = spansAt(tokens, days.next, flavour);
  if (typeof times === 'string') return times;
  let at = times.next;
  let off = false;
  let remark: string | undefined;
  const modifier = tokens[at];
  // "Sunday -": a dash that leads nowhere stands for closed.
  const dash = modifier?.kind === '-' && times.spans.length === 0 && at > start;
  if (modifier?.kind === 'off' || modifier?.kind === 'open' || dash) {
    off = modifier.kind !== 'open';
    at += 1;
  }
  const last = tokens[at];
  if (last?.kind === 'remark') {
    remark = last.text;
    at += 1;
  }
  const saysNothing = times.spans.length === 0 && !off && remark === undefined;
  if (at === start || saysNothing) return said(tokens, at === start ? at : start);
  return { rule: { joined, days: days.days, holidays: days.holidays || days.everyDay, everyDay: days.everyDay, spans: times.spans, off, ...(remark !== undefined && { remark }) }, next: at };
}

function daysAt(tokens: readonly Token[], start: number): { days: number[]; holidays: boolean; everyDay: boolean; next: number } | string {
  const days = new Set<number>();
  let holidays = false;
  let at = start;
  for (;;) {
    const token = tokens[at];
    if (token?.kind === 'holiday') {
      holidays = true;
      at += 1;
    } else if (token?.kind === 'day') {
      const until = tokens[at + 1]?.kind === '-' ? tokens[at + 2] : undefined;
      if (tokens[at + 1]?.kind === '-' && until?.kind !== 'day') {
        if (until !== undefined && until.kind !== ';' && until.kind !== ',') return said(tokens, at);
        days.add(token.day);
        at += 1;
        break;
      }
      for (const day of until?.kind === 'day' ? daysFrom(token.day, until.day) : [token.day]) days.add(day);
      at += until?.kind === 'day' ? 3 : 1;
    } else break;
    const next = tokens[at + 1]?.kind;
    if (tokens[at]?.kind === ',' && (next === 'day' || next === 'holiday')) at += 1;
    else if (tokens[at]?.kind !== 'day') break;
  }
  return { days: [...days], holidays, everyDay: at === start, next: at };
}

function daysFrom(from: number, to: number): number[] {
  const count = (to - from + 7) % 7;
  return Array.from({ length: count + 1 }, (_, step) => ((from - 1 + step) % 7) + 1);
}

function spansAt(tokens: readonly Token[], start: number, flavour: Flavour): { spans: Span[]; next: number } | string {
  const spans: Span[] = [];
  let at = start;
  if (tokens[at]?.kind === 'always') return { spans: [[0, 1440]], next: at + 1 };
  for (;;) {
    const opens = tokens[at];
    const closes = tokens[at + 2];
    if (opens?.kind !== 'time') break;
    if (tokens[at + 1]?.kind !== '-' || closes?.kind !== 'time') return said(tokens, at);
    const span = spanOf(opens.minutes, closes.minutes);
    if (!span) return said(tokens, at);
    spans.push(span);
    at += 3;
    const another = tokens[at]?.kind === ',' || (flavour === 'plain' && tokens[at]?.kind === ';') ? tokens[at + 1] : undefined;
    if (another?.kind === 'time') at += 1;
    else if (flavour === 'osm') break;
  }
  return { spans, next: at };
}

/** A span that ends before it begins passes midnight; equal ends and starts past 24:00 are no counter hours. */
export function spanOf(opens: number, closes: number): Span | undefined {
  if (opens >= 1440 || closes > 2880 || opens === closes) return undefined;
  const until = closes < opens ? closes + 1440 : closes;
  return until - opens > 1440 ? undefined : [opens, until];
}

export function passesMidnight([, closes]: Span): boolean {
  return closes > 1440;
}

export function union(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const [opens, closes] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && opens <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], closes)];
    else merged.push([opens, closes]);
  }
  return merged;
}

function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  let left: readonly Span[] = spans;
  for (const [from, to] of holes) {
    left = left.flatMap(([opens, closes]): Span[] => [[opens, Math.min(closes, from)], [Math.max(opens, to), closes]]).filter(([opens, closes]) => opens < closes);
  }
  return union(left);
}

function overlaps(some: readonly Span[], others: readonly Span[]): boolean {
  return others.length === 0 || some.some(([a, b]) => others.some(([c, d]) => a < d && c < b));
}

function isRoundTheClock(rule: Rule): boolean {
  return rule.spans.length === 1 && rule.spans[0]?.[0] === 0 && rule.spans[0][1] === 1440;
}

function said(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  if (!token) return '…';
  if (token.kind === 'word' || token.kind === 'remark') return token.text;
  return token.kind === 'time' ? clockText(token.minutes) : token.kind;
}

/** Past midnight the clock goes on counting, as the hours module has it: '24:30' is half past midnight. */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
