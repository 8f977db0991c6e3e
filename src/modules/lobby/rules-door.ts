/** 来访三部曲 — 测温、问询、登记: the door's decisions. Pure; every limit comes from a dated setting (DOMAIN 1, 6). */

export type Comparator = '>' | '>=';
export type DoorRules = Readonly<{ limit: number; comparator: Comparator; questions: readonly string[]; measureTwice: boolean }>;
export type Verdict = 'pass' | 'measure_again' | 'fever' | 'exposure';
export const OUTCOMES = ['turned_away', 'dedicated_area', 'isolation_room'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** 体温异常: at the limit, or over it, as the setting in force says. */
export function isAbnormal(temperature: number, rules: Pick<DoorRules, 'limit' | 'comparator'>): boolean {
  return rules.comparator === '>=' ? temperature >= rules.limit : temperature > rules.limit;
}

/** The questions that were answered with yes. A question that was not answered is no "no": the caller refuses it before. */
export function exposuresIn(answers: Readonly<Record<string, boolean>>, rules: Pick<DoorRules, 'questions'>): string[] {
  return rules.questions.filter((code) => answers[code] === true);
}

export function unanswered(answers: Readonly<Record<string, boolean>>, rules: Pick<DoorRules, 'questions'>): string[] {
  return rules.questions.filter((code) => answers[code] === undefined);
}

/** 先复测: the first abnormal temperature asks for a second measurement; an exposure does not wait for one. */
export function verdictOf(seen: Readonly<{ temperature: number; answers: Readonly<Record<string, boolean>> }>, rules: DoorRules): Verdict {
  if (exposuresIn(seen.answers, rules).length > 0) return 'exposure';
  if (!isAbnormal(seen.temperature, rules)) return 'pass';
  return rules.measureTwice ? 'measure_again' : 'fever';
}

export function verdictOfSecond(temperature: number, rules: Pick<DoorRules, 'limit' | 'comparator'>): Extract<Verdict, 'pass' | 'fever'> {
  return isAbnormal(temperature, rules) ? 'fever' : 'pass';
}

export type LegalBasis = Readonly<{ document: string; issuer: string; from: string; to: string }>;

/** 最小必要: extended registration only inside a dated legal basis. */
export function modeOf(basis: LegalBasis | null, on: string): 'minimal' | 'extended' {
  return basis !== null && basis.from <= on && on <= basis.to ? 'extended' : 'minimal';
}

export type Seen = Readonly<{ temperature: number; answers: Readonly<Record<string, boolean>>; phone?: string | undefined; name?: string | undefined }>;
export type Kept = Readonly<{ phone?: string; temperature?: number; exposures?: string[]; name?: string }>;

/** What is kept of what was seen: the temperature and the answers only when abnormal, or when the law demands more. */
export function keptOf(seen: Seen, verdict: Verdict, mode: 'minimal' | 'extended', rules: DoorRules): Kept {
  const hot = isAbnormal(seen.temperature, rules);
  const exposures = exposuresIn(seen.answers, rules);
  return {
    ...(seen.phone === undefined ? {} : { phone: seen.phone }),
    ...(hot || mode === 'extended' ? { temperature: seen.temperature } : {}),
    ...(verdict === 'exposure' || mode === 'extended' ? { exposures } : {}),
    ...(mode === 'extended' && seen.name !== undefined ? { name: seen.name } : {}),
  };
}

/** 预填: the form is open for today and tomorrow only. */
export function mayFillFor(day: string, days: readonly string[]): boolean {
  return days.includes(day);
}

const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An opaque code of ten letters and digits without look-alikes: 50 bits, good for one branch and one day. */
export function doorCode(bytes: Uint8Array): string {
  return Array.from(bytes.slice(0, 10), (byte) => CODE_LETTERS[byte % 32]).join('');
}

/** What was typed or scanned, made plain: case, blanks, hyphens and look-alikes do not matter. */
export function plainCode(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}
