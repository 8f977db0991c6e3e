/**
 * 员工健康: who is fit for work, who has not declared, what the day's report says. Values in, verdict out. Staff are measured and declare in the morning and in the
 * evening, with those who live in the same home and where they have been; cough or fever means stop work and report (He Bin, China Banking Association;
 * Notice No. 91; the Hebei regulator's daily zero report of 2020).
 */

export const ROUNDS = ['morning', 'evening'] as const;
export type Round = (typeof ROUNDS)[number];
export const SYMPTOMS = ['fever', 'cough', 'fatigue', 'breath', 'throat', 'diarrhoea', 'taste'] as const;
export type Symptom = (typeof SYMPTOMS)[number];

export type Declared = Readonly<{
  /** °C; null: not measured */
  temperature: number | null;
  symptoms: readonly Symptom[];
  /** somebody in the same home is unwell or must stay apart */
  household: boolean;
  /** was in an area of raised risk within the days asked about */
  travel: boolean;
  /** met somebody infected */
  contact: boolean;
}>;
export type Limit = Readonly<{ celsius: number; comparator: '>' | '>=' }>;

export function hasFever(temperature: number | null, limit: Limit): boolean {
  return temperature !== null && (limit.comparator === '>' ? temperature > limit.celsius : temperature >= limit.celsius);
}

/** 能上岗: nothing was answered with yes, and the temperature is below the limit. Not measured is not fever. */
export function isFit(said: Declared, limit: Limit): boolean {
  return !hasFever(said.temperature, limit) && said.symptoms.length === 0 && !said.household && !said.travel && !said.contact;
}

/** One of the day's times, in minutes after midnight. */
export type Window = Readonly<{ round: Round; from: number; until: number }>;
export type RoundState = 'coming' | 'open' | 'over';

export function roundAt(windows: readonly Window[], minute: number): Round | null {
  return windows.find((one) => minute >= one.from && minute < one.until)?.round ?? null;
}

export function stateOfRound(window: Window, minute: number): RoundState {
  return minute < window.from ? 'coming' : minute < window.until ? 'open' : 'over';
}

export type PersonNow = Readonly<{ staff: string; /** the round of each declaration of today and whether it said fit, in order of time */ said: readonly Readonly<{ round: Round | null; fit: boolean }>[]; /** stays away today */ away: boolean }>;
export type Standing = 'well' | 'unwell' | 'away' | 'missing' | 'waiting';

/** How a person stands now: whoever stays away counts as such whatever is declared; then the last word; who has said nothing is missing once a round is over. */
export function standingOf(person: PersonNow, windows: readonly Window[], minute: number): Standing {
  if (person.away) return 'away';
  const last = person.said.at(-1);
  if (last && !last.fit) return 'unwell';
  const missed = windows.some((window) => stateOfRound(window, minute) === 'over' && isMissing(person, window, windows));
  if (missed) return 'missing';
  return last ? 'well' : 'waiting';
}

/** A later declaration makes up for the morning's: what counts before opening is that somebody said so today. */
function isMissing(person: PersonNow, window: Window, windows: readonly Window[]): boolean {
  const later = windows.filter((one) => one.from >= window.from).map((one) => one.round);
  const first = windows[0]?.round === window.round;
  return !person.said.some((one) => (one.round === null ? first : later.includes(one.round)));
}

export function missingOf(people: readonly PersonNow[], window: Window, windows: readonly Window[]): string[] {
  return people.filter((person) => !person.away && isMissing(person, window, windows)).map((person) => person.staff);
}

export type Figures = Readonly<{ people: number; declared: number; well: number; unwell: number; away: number; missing: number; newlyAway: number; returned: number }>;

/** 日报数字: zero is a figure and is reported like any other. */
export function figuresOf(people: readonly PersonNow[], windows: readonly Window[], minute: number, more: { newlyAway: number; returned: number }): Figures {
  const stands = people.map((person) => standingOf(person, windows, minute));
  const count = (standing: Standing): number => stands.filter((one) => one === standing).length;
  return {
    people: people.length, declared: people.filter((person) => person.said.length > 0).length, well: count('well'), unwell: count('unwell'), away: count('away'),
    missing: count('missing') + count('waiting'), ...more,
  };
}

export const STEPS = ['told', 'cover', 'reported', 'cleared'] as const;
export type PathStep = (typeof STEPS)[number];

/** 处置路径: the steps still open of somebody who may not work, in their order. */
export function stepsLeft(path: Readonly<{ told: boolean; cover: boolean; reported: boolean; cleared: boolean }>): PathStep[] {
  return path.cleared ? [] : STEPS.filter((step) => !path[step]);
}
