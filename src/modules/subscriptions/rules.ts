import { addDays, addMinutes, businessDate, clockOf, daysBetween, instantOf, weekdayOf } from '#kernel/time.ts';
import { sessionsText, type Session, type ZoneState } from '#modules/hours/index.ts';

/** The parts of a published day that a text says. */
export type SaidDay = Readonly<{ date: string; mode: string; personal: readonly Session[]; corporate: readonly Session[]; machines: readonly Session[] }>;
export type Lang = 'zh' | 'en';

export type Timing = Readonly<{ mergeMinutes: number; horizonDays: number; quietFrom: string; quietTo: string }>;

/**
 * When a change is told: some minutes after it was published, so that a correction goes into the same text; one that lies further ahead than
 * the horizon when it comes within it, at nine; never in the quiet hours, which may pass midnight. `first` is the first day it touches.
 */
export function dueAt(now: Date, first: string, timing: Timing, zone: string): Date {
  const soon = addMinutes(now, timing.mergeMinutes);
  const ahead = addDays(first, -timing.horizonDays);
  return afterQuiet(ahead > businessDate(now, zone) ? instantOf(ahead, '09:00', zone) : soon, timing, zone);
}

/** The instant itself, or the end of the quiet hours that it falls into. */
export function afterQuiet(at: Date, { quietFrom, quietTo }: Pick<Timing, 'quietFrom' | 'quietTo'>, zone: string): Date {
  const clock = clockOf(at, zone);
  const date = businessDate(at, zone);
  const isOverNight = quietFrom > quietTo;
  if (isOverNight ? clock < quietFrom && clock >= quietTo : clock < quietFrom || clock >= quietTo) return at;
  return instantOf(isOverNight && clock >= quietFrom ? addDays(date, 1) : date, quietTo, zone);
}

type Run = { from: string; to: string; hours: string };

function runsOf(days: readonly SaidDay[], lang: Lang): Run[] {
  const runs: Run[] = [];
  for (const day of days) {
    const hours = hoursSaid(day, lang);
    const last = runs.at(-1);
    if (last && last.hours === hours && daysBetween(last.to, day.date) === 1) last.to = day.date;
    else runs.push({ from: day.date, to: day.date, hours });
  }
  return runs;
}

/** Days with the same hours one after the other, as one line: '3月9日–11日' '停业'. A line that reaches `end`, the last day looked at, may go on: '3月9日周一起'. */
export function stretches(days: readonly SaidDay[], lang: Lang, end: string): { when: string; hours: string }[] {
  return runsOf(days, lang).map(({ from, to, hours }) => ({ when: to === end ? fromSaid(from, lang) : rangeSaid(from, to, lang), hours }));
}

/** The same in one line for a text; `goesOn` when more days are touched than those looked at. Where later days differ, the page says them. */
export function summed(days: readonly SaidDay[], lang: Lang, goesOn: boolean): { when: string; hours: string } {
  const [first, ...others] = runsOf(days, lang);
  if (!first) return { when: '', hours: '' };
  if (others.every((one) => one.hours === first.hours)) return { when: others.length > 0 || goesOn ? fromSaid(first.from, lang) : rangeSaid(first.from, first.to, lang), hours: first.hours };
  return { when: rangeSaid(first.from, first.to, lang), hours: lang === 'zh' ? `${first.hours}，之后各日见链接` : `${first.hours}, later days: see link` };
}

const MODES = {
  zh: { appointment_only: '只接待预约', drive_through: '只办免下车业务', machines_only: '只开自助机具', closed: '停业', zone: '24小时自助区' },
  en: { appointment_only: 'appointments only', drive_through: 'drive-through only', machines_only: 'machines only', closed: 'closed', zone: '24-hour zone' },
} as const;

/** '9:00–12:00', '停业', '只接待预约 9:00–12:00': the hours for persons; those for firms where there are no others. */
export function hoursSaid({ mode, personal, corporate }: SaidDay, lang: Lang): string {
  const said = MODES[lang][mode as keyof (typeof MODES)['zh']] as string | undefined;
  if (mode === 'closed' || mode === 'machines_only') return said ?? '';
  const [persons, firms] = [sessionsText(personal, lang), sessionsText(corporate, lang)];
  if (mode === 'zone' && persons === '') return `${said ?? ''}${lang === 'zh' ? '关闭' : ' closed'}`;
  if (persons === '' && firms === '') return MODES[lang].closed;
  const hours = persons !== '' ? persons : lang === 'zh' ? `只办对公 ${firms}` : `firms only ${firms}`;
  return said === undefined ? hours : `${said} ${hours}`;
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

function rangeSaid(from: string, to: string, lang: Lang): string {
  if (from === to) return lang === 'zh' ? `${dateSaid(from, lang)}周${WEEKDAYS[weekdayOf(from) - 1]}` : dateSaid(from, lang);
  return `${dateSaid(from, lang)}–${lang === 'zh' && from.slice(0, 7) === to.slice(0, 7) ? `${Number(to.slice(8))}日` : dateSaid(to, lang)}`;
}

function fromSaid(from: string, lang: Lang): string {
  return lang === 'zh' ? `${rangeSaid(from, from, lang)}起` : `from ${rangeSaid(from, from, lang)}`;
}

/** '3月9日', '9 Mar'. */
export function dateSaid(date: string, lang: Lang): string {
  const [, month = 1, day = 1] = date.split('-').map(Number);
  return lang === 'zh' ? `${month}月${day}日` : `${day} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1]}`;
}

/** What differs between the days as they were and as they are; nothing does when a change was taken back before anybody heard of it. */
export function changed(before: readonly SaidDay[], now: readonly SaidDay[]): 'nothing' | 'zone' | 'hours' {
  const said = (days: readonly SaidDay[], parts: readonly (keyof SaidDay)[]) => JSON.stringify(days.map((day) => parts.map((part) => day[part])));
  if (said(before, ['date', 'mode', 'personal', 'corporate']) !== said(now, ['date', 'mode', 'personal', 'corporate'])) return 'hours';
  return said(before, ['machines']) === said(now, ['machines']) ? 'nothing' : 'zone';
}

/** Which changes of the 24-hour zone are told: each, only those after which it can or cannot be used, or none. */
export const ZONE_TOLD = ['all', 'closing', 'none'] as const;

export function isZoneTold(before: ZoneState, now: ZoneState, which: (typeof ZONE_TOLD)[number]): boolean {
  if (which === 'none' || before === now) return false;
  return which === 'all' || before === 'closed' || now === 'closed';
}

const ZONE_SAID: Readonly<Record<ZoneState, Record<Lang, string>>> = {
  closed: { zh: '24小时自助区停用', en: '24-hour zone closed' },
  cut_off: { zh: '24小时自助区与大厅隔开，单独开放', en: '24-hour zone apart from the hall, open' },
  joined: { zh: '24小时自助区恢复', en: '24-hour zone open as before' },
};

/** '24小时自助区停用（设备检修）', from when: '3月9日10:00起'. */
export function zoneSaid(state: ZoneState, reason: string, since: Date, zone: string, lang: Lang): { when: string; hours: string } {
  const [date, clock] = [dateSaid(businessDate(since, zone), lang), clockOf(since, zone)];
  const why = state === 'joined' || reason === '' ? '' : lang === 'zh' ? `（${reason}）` : ` (${reason})`;
  return { when: lang === 'zh' ? `${date}${clock}起` : `from ${date} ${clock}`, hours: `${ZONE_SAID[state][lang]}${why}` };
}

/** The day as the 24-hour zone has it, where that alone changed. */
export function zoneDay(day: SaidDay): SaidDay {
  return { ...day, mode: 'zone', personal: day.machines, corporate: [] };
}
