import { newId } from '#kernel/id.ts';
import { dayOf, servesPeople, type Exception, type HoursChange, type Opening } from '#modules/hours/index.ts';
import type { Limits } from './limits.ts';
import { isServed, type Half } from './periods.ts';

export type TurnOnPeriod = Readonly<{ half: Half | null; open: boolean; /** asked only where something changes */ alternatives: () => readonly string[] }>;
/** A day of a branch: what the plan wants of it, in one piece or in two halves, and what is published. */
export type TurnOnDay = Readonly<{ date: string; wants: readonly TurnOnPeriod[]; now: Opening | undefined; earlier: string | undefined }>;
export type TurnChange = Readonly<{ change: HoursChange; exceptions: Record<string, string> }>;

const REASON = {
  closed: { zh: '网点轮值，当日休息', en: 'Closed in turn' }, open: { zh: '网点轮值，当日营业', en: 'Open in turn' },
  am: { zh: '网点轮值，当日仅上午营业', en: 'Open in turn, in the morning only' }, pm: { zh: '网点轮值，当日仅下午营业', en: 'Open in turn, in the afternoon only' },
};
const REMOTE: Exception['notice']['remote'] = ['phone_bank', 'app'];

/**
 * What a branch's published hours must become so that its doors do as the plan says: nothing on days that are so already, a dated
 * exception that names the open neighbours where it closes, and an earlier rota's exception lifted where it opens again.
 */
export function hoursChangeOf(days: readonly TurnOnDay[], limits: Limits, phone: string): TurnChange {
  const exceptions: Exception[] = [];
  const lifts: HoursChange['lifts'] = [];
  const held: Record<string, string> = {};
  for (const day of days) {
    const { date, wants, now, earlier } = day;
    if (isAsWanted(day, limits)) {
      if (earlier !== undefined) held[date] = earlier;
      continue;
    }
    // Half days are written out: whether the hours below an earlier exception reach into both halves is not known here.
    if (!limits.halves && wants.every(({ open }) => open) && earlier !== undefined) {
      lifts.push({ exception: earlier, from: date });
      continue;
    }
    const id = newId();
    held[date] = id;
    const open = wants.filter((one) => one.open);
    const part = open.length === wants.length ? 'open' : (open[0]?.half ?? 'closed');
    const alternatives = (wants.find((one) => !one.open) ?? wants[0])?.alternatives() ?? [];
    exceptions.push({
      id, from: date, to: date, weekdays: [], days: 'every', reason: REASON[part], notice: { alternatives: [...alternatives], remote: REMOTE, phone },
      hours: open.length === 0 ? dayOf(undefined, [...(now?.machines ?? [])]) : limits.halves ? dayOf(halvesOf(open, now, limits), [...(now?.machines ?? [])]) : dayOf({ personal: [sessionText(limits.session)], corporate: [sessionText(limits.session)] }),
    });
  }
  return { change: { weeks: [], exceptions, lifts }, exceptions: held };
}

/** What is published already does what the plan wants on this day. */
export function isAsWanted({ wants, now }: TurnOnDay, { noon }: Limits): boolean {
  return wants.every(({ half, open }) => isServed(now, half, noon) === open);
}

type Session = Readonly<{ opens: string; closes: string }>;

/** The branch's own sessions as far as they reach into the halves that open; the rota's where none does. Who has none for firms gets none. */
function halvesOf(open: readonly TurnOnPeriod[], now: Opening | undefined, { session, noon }: Limits): { mode?: Opening['mode']; personal: string[]; corporate: string[] } {
  const cut = (all: readonly Session[], half: Half | null) => all
    .map((one) => (half === 'am' ? { ...one, closes: one.closes < noon ? one.closes : noon } : { ...one, opens: one.opens > noon ? one.opens : noon }))
    .filter((one) => one.opens < one.closes);
  const within = (own: readonly Session[]) => open.flatMap(({ half }) => { const kept = cut(own, half); return kept.length > 0 ? kept : cut([session], half); });
  const serves = now !== undefined && servesPeople(now.mode);
  const firms = serves && now.corporate.length === 0 ? [] : within(now?.corporate ?? []);
  return { ...(serves && { mode: now.mode }), personal: joined(within(now?.personal ?? [])), corporate: joined(firms) };
}

/** What ends where the next begins is one session. */
function joined(all: readonly Session[]): string[] {
  const one: Session[] = [];
  for (const next of all) {
    const last = one.at(-1);
    if (last?.closes === next.opens) one.splice(-1, 1, { opens: last.opens, closes: next.closes });
    else one.push(next);
  }
  return one.map(sessionText);
}

function sessionText({ opens, closes }: Session): string {
  return `${opens}-${closes}`;
}
