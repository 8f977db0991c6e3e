import { newId } from '#kernel/id.ts';
import { dayOf, servesPeople, type Exception, type HoursChange, type Opening } from '#modules/hours/index.ts';
import type { Limits } from './limits.ts';

export type TurnOnDay = Readonly<{ date: string; open: boolean; now: Opening | undefined; alternatives: readonly string[]; earlier: string | undefined }>;
export type TurnChange = Readonly<{ change: HoursChange; exceptions: Record<string, string> }>;

const REASON = { closed: { zh: '网点轮值，当日休息', en: 'Closed in turn' }, open: { zh: '网点轮值，当日营业', en: 'Open in turn' } };
const REMOTE: Exception['notice']['remote'] = ['phone_bank', 'app'];

/**
 * What a branch's published hours must become so that its doors do as the plan says: nothing on days that are so already, a dated
 * exception that names the open neighbours where it closes, and an earlier rota's exception lifted where it opens again.
 */
export function hoursChangeOf(days: readonly TurnOnDay[], limits: Limits, phone: string): TurnChange | undefined {
  const exceptions: Exception[] = [];
  const lifts: HoursChange['lifts'] = [];
  const held: Record<string, string> = {};
  for (const { date, open, now, alternatives, earlier } of days) {
    const isOpen = servesPeople(now?.mode ?? 'closed');
    if (earlier !== undefined && isOpen === open) held[date] = earlier;
    if (isOpen === open) continue;
    if (open && earlier !== undefined) {
      lifts.push({ exception: earlier, from: date });
      continue;
    }
    const id = newId();
    held[date] = id;
    const { opens, closes } = limits.session;
    exceptions.push({
      id, from: date, to: date, weekdays: [], days: 'every', reason: open ? REASON.open : REASON.closed, notice: { alternatives: [...alternatives], remote: REMOTE, phone },
      hours: open ? dayOf({ personal: [`${opens}-${closes}`], corporate: [`${opens}-${closes}`] }) : dayOf(undefined, [...(now?.machines ?? [])]),
    });
  }
  return exceptions.length + lifts.length === 0 ? undefined : { change: { weeks: [], exceptions, lifts }, exceptions: held };
}
