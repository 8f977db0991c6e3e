import { clockText, passesMidnight, weekOf, type Span, type Week } from './hours-rules.ts';
import { tokensOf, type Flavour, type Token } from './hours-words.ts';
import { reason, type Reason } from './reason.ts';

/** As the hours module has it: '24:00' is the end of the day, '24:30' half past midnight of the next. */
export type Session = Readonly<{ opens: string; closes: string }>;

/**
 * `read`: the week is what the text says. `doubtful`: it is not sure; `week` is then only a proposal to look at, never hours.
 * `none`: the text says nothing.
 */
export type HoursReading =
  | Readonly<{ verdict: 'read'; week: readonly (readonly Session[])[]; holidays?: readonly Session[]; reasons: readonly Reason[] }>
  | Readonly<{ verdict: 'doubtful'; week?: readonly (readonly Session[])[]; reasons: readonly Reason[] }>
  | Readonly<{ verdict: 'none'; reasons: readonly Reason[] }>;

export type DaysMeant = 'unsaid' | 'daily' | 'weekdays';

const NONE: HoursReading = { verdict: 'none', reasons: [] };
const SHOWN = 120;
const LONGEST = 500;

/** Opening hours in one text: the syntax of OpenStreetMap, or Chinese, English or German as people type it. */
export function readHours(text: string, flavour: Flavour, more: { days?: DaysMeant } = {}): HoursReading {
  const plain = text.trim();
  if (isBlank(plain) || isClosedMark(plain)) return NONE;
  const shown = plain.replace(/\s+/g, ' ').slice(0, SHOWN);
  if (plain.length > LONGEST) return doubtful('hours.unsupported', { text: shown, part: '…' });
  if (/\bATM|machine\b|机具|櫃員機|柜员机|自助/i.test(plain)) return doubtful('hours.machine', { text: shown });
  const workdays = /工作日|\bwork(?:ing)?\s*days?\b|\bweekdays?\b|\bwerktags?\b/i;
  const inDays = plain.replace(new RegExp(workdays, 'gi'), ' Mo-Fr ');
  const tokens = tokensOf(inDays, flavour);
  const strict = weekOf(tokens, flavour);
  // Not quite the syntax, but perhaps what people type in its place: "Mo 9am-12pm".
  const said = flavour === 'osm' && strict.doubts.includes('unsupported') ? weekOf(tokensOf(inDays, 'plain'), flavour) : strict;
  if (said.doubts.includes('unsupported') && !tokens.some(saysATime)) return doubtful(flavour === 'osm' && tokens.some(isRemark) ? 'hours.comment' : 'hours.freeText', { text: shown });

  const days = more.days ?? 'unsaid';
  const doubts = said.doubts.filter((doubt) => doubt !== 'daysUnsaid' || days === 'unsaid');
  const [doubt] = doubts;
  if (doubt !== undefined) {
    const reasons = doubts.map((one) => reason(`hours.${one}`, { text: shown, part: said.part ?? '' }));
    return doubt === 'unsupported' ? { verdict: 'doubtful', reasons } : { verdict: 'doubtful', week: sessionsOf(said.week), reasons };
  }
  const meant = said.doubts.includes('daysUnsaid') && days === 'weekdays' ? said.week.map((day, index) => (index < 5 ? day : [])) : said.week;
  const notes = [
    ...said.notes.map((note) => reason(`hours.${note}`)),
    ...(workdays.test(plain) ? [reason('hours.workdays')] : []),
    ...midnightNote(meant),
  ];
  return { verdict: 'read', week: sessionsOf(meant), ...(said.holidays && flavour === 'osm' && { holidays: said.holidays.map(sessionOf) }), reasons: notes };
}

/** One cell of a table that has a column per day, or per group of days. `days` are 1 (Monday) to 7. */
export type DayCell = Readonly<{ days: readonly number[]; text: string; column: string }>;

/**
 * Opening hours in columns. A blank cell means closed only if the file has no mark for closed; where "-" says closed, blank says
 * nothing and the row is doubtful.
 */
export function readDayCells(cells: readonly DayCell[], more: { closedMark?: string } = {}): HoursReading {
  const filled = cells.filter((cell) => !isBlank(cell.text));
  if (filled.length === 0) return NONE;
  const week: Span[][] = [[], [], [], [], [], [], []];
  const doubts: Reason[] = [];
  for (const cell of cells) {
    const text = cell.text.trim();
    if (isBlank(text)) {
      if (more.closedMark !== undefined) doubts.push(reason('hours.blankDay', { days: cell.column, mark: more.closedMark }, cell.column));
      continue;
    }
    if (isClosedMark(text)) continue;
    const spans = spansIn(text);
    if (!spans) doubts.push(reason(/invalid/i.test(text) ? 'hours.notATime' : 'hours.freeText', { text: text.slice(0, SHOWN) }, cell.column));
    for (const day of cell.days) week[day - 1] = [...(spans ?? [])];
  }
  if (doubts.length > 0) return { verdict: 'doubtful', ...(week.some((day) => day.length > 0) && { week: sessionsOf(week) }), reasons: doubts };
  return { verdict: 'read', week: sessionsOf(week), reasons: midnightNote(week) };
}

/** The spans of a cell that names no day. */
function spansIn(text: string): readonly Span[] | undefined {
  if (text.length > LONGEST) return undefined;
  const said = weekOf(tokensOf(text, 'plain'), 'plain');
  const sure = said.doubts.every((doubt) => doubt === 'daysUnsaid');
  const daily = said.week.every((day) => JSON.stringify(day) === JSON.stringify(said.week[0]));
  return sure && daily ? said.week[0] : undefined;
}

export function isBlank(text: string): boolean {
  return /^\s*(?:n\/?a|nan|null|none|undefined|unknown|暂无|無|无)?\s*$/i.test(text);
}

export function isClosedMark(text: string): boolean {
  return /^\s*(?:[-–—－/]+|off|closed|geschlossen|休息|不营业|不營業|休)\s*$/i.test(text);
}

/** Whether a text looks like hours at all; used to recognise a column by its content. */
export function looksLikeHours(text: string): boolean {
  return /\d{1,2}\s*[:.点點]\s*\d{0,2}.*(?:-|–|至|到|to|~|－).*\d|24\s*\/\s*7|24\s*-?\s*(?:hours|小[时時])|(?:service|opening) hours?|(?:服[务務]|[开開]放|营业|營業)[时時][间間]/i.test(text);
}

function doubtful(code: Reason['code'], params: Reason['params']): HoursReading {
  return { verdict: 'doubtful', reasons: [reason(code, params)] };
}

function saysATime(token: Token): boolean {
  return token.kind === 'time' || token.kind === 'always' || token.kind === 'off';
}

function isRemark(token: Token): boolean {
  return token.kind === 'remark';
}

function midnightNote(week: Week): Reason[] {
  const late = week.flat().find(passesMidnight);
  return late ? [reason('hours.pastMidnight', { text: `${clockText(late[0])}-${clockText(late[1])}` })] : [];
}

function sessionsOf(week: Week): Session[][] {
  return week.map((day) => day.map(sessionOf));
}

function sessionOf([opens, closes]: Span): Session {
  return { opens: clockText(opens), closes: clockText(closes) };
}
