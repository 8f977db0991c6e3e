import { z } from 'zod';
import { instantOf, minutesOf } from '#kernel/time.ts';
import { day, id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { settingsAt } from '#platform/settings.ts';
import type { Tx } from '#platform/sql.ts';
import { bookedArrivals } from '#modules/appointments/index.ts';
import { devicesOf } from '#modules/branches/index.ts';
import { openingOf } from '#modules/hours/index.ts';
import { idleSince, occupancyCurve, queueOf, settings as lobbySettings, waitsOfDay } from '#modules/lobby/index.ts';
import { can } from '../can.ts';
import { DECISIONS, decisionsOf, inSteps, type Seen } from '../rules.ts';
import { settings } from '../settings.ts';
import { openForMinutes } from './open-for.ts';

const CURVE_MINUTES = 5;
const session = z.object({ opens: z.string(), closes: z.string() });

export const decisionShape = z.object({ kind: z.enum(DECISIONS), level: z.enum(['act', 'watch']), facts: z.record(z.string(), z.union([z.string(), z.number()])) });

export const todayShape = z.object({
  date: z.string(), at: z.coerce.date(), zone: z.string(),
  opening: z.object({ mode: z.string(), isOpen: z.boolean(), personal: z.array(session), corporate: z.array(session), reasonZh: z.string(), reasonEn: z.string(), from: z.coerce.date(), until: z.coerce.date() }),
  hall: z.object({ inside: z.number(), outside: z.number(), cap: z.number(), light: z.enum(['open', 'watch', 'full']), entered: z.number(), turnedAway: z.number(), most: z.number() }),
  curve: z.array(z.object({ at: z.coerce.date(), inside: z.number() })),
  ahead: z.array(z.object({ at: z.coerce.date(), count: z.number() })),
  waits: z.object({
    waiting: z.number(), longestMinutes: z.number(), longestNumber: z.string().nullable(), limitMinutes: z.number(), medianMinutes: z.number().nullable(), p90Minutes: z.number().nullable(), served: z.number(), left: z.number(),
    byHour: z.array(z.object({ hour: z.number(), taken: z.number(), meanMinutes: z.number().nullable() })),
  }),
  counters: z.array(z.object({ number: z.number(), name: z.string(), nameEn: z.string(), state: z.enum(['shut', 'idle', 'called', 'serving']), ticket: z.string().nullable(), servedToday: z.number(), waitingFor: z.number() })),
  decisions: z.array(decisionShape),
});
export type Today = z.output<typeof todayShape>;

/** 今天: one branch's day, as its head looks at it. */
export const todayOfBranch = read({
  name: 'overview.today',
  may: can.today,
  input: z.object({ branch: id, date: day.optional() }),
  run: ({ tx, asking, input }) => today(tx, input.branch, asking.now),
});

export async function today(tx: Tx, branch: string, now: Date): Promise<Today> {
  const queue = await queueOf(tx, branch, now);
  const { date } = queue.hall;
  const opening = await openingOf(tx, branch, date);
  const openFor = openForMinutes(opening, now);
  const occupancy = await occupancyCurve(tx, branch, date, now);
  const waits = await waitsOfDay(tx, branch, date);
  const limits = { ...(await settingsAt(tx, settings, branch, now)), maximumWaitMinutes: await lobbySettings.maximumWaitMinutes.at(tx, branch, now) };
  const idle = await idleSince(tx, branch, date);
  const screens = (await devicesOf(tx, branch)).filter((device) => device.kind === 'screen' && device.revoked_at === null);
  const longest = queue.waiting.toSorted((a, b) => b.waitedMinutes - a.waitedMinutes)[0];

  const seen: Seen = {
    openForMinutes: openFor, inside: queue.hall.inside, cap: queue.hall.cap, outside: queue.hall.outside, light: queue.hall.light,
    waiting: queue.waiting.map((one) => ({ number: one.number, minutes: one.waitedMinutes, group: one.group })),
    counters: queue.counters.map((one) => ({
      number: one.number, staffed: one.staffed, busy: one.ticket !== null, idleMinutes: minutesBetween(idle.get(one.number), now), waitingFor: one.waitingFor, groups: one.groups,
    })),
    screens: screens.map((one) => ({ name: one.name, silentMinutes: one.last_seen_at === null ? undefined : minutesBetween(one.last_seen_at, now) })),
  };
  const all = [...opening.personal, ...opening.corporate];
  return {
    date, at: now, zone: opening.zone,
    opening: {
      mode: opening.mode, isOpen: openFor !== undefined, personal: opening.personal, corporate: opening.corporate, reasonZh: opening.reason?.zh ?? '', reasonEn: opening.reason?.en ?? '',
      from: instantOf(date, earliest(all.map((one) => one.opens)) ?? '09:00', opening.zone), until: instantOf(date, latest(all.map((one) => one.closes)) ?? '17:00', opening.zone),
    },
    hall: { inside: queue.hall.inside, outside: queue.hall.outside, cap: queue.hall.cap, light: queue.hall.light, entered: queue.hall.entered, turnedAway: queue.hall.turnedAway, most: occupancy.most },
    curve: inSteps(occupancy.curve, now, CURVE_MINUTES),
    ahead: (await bookedArrivals(tx, branch, date)).filter((one) => one.at > now),
    waits: {
      waiting: queue.waiting.length, longestMinutes: longest?.waitedMinutes ?? 0, longestNumber: longest?.number ?? null, limitMinutes: limits.maximumWaitMinutes,
      medianMinutes: waits.medianMinutes, p90Minutes: waits.p90Minutes, served: waits.served, left: waits.left, byHour: waits.byHour,
    },
    counters: queue.counters.map((one) => ({
      number: one.number, name: one.name, nameEn: one.nameEn, state: one.ticket ? (one.ticket.state === 'serving' ? 'serving' : 'called') : one.staffed ? 'idle' : 'shut',
      ticket: one.ticket?.number ?? null, servedToday: one.servedToday, waitingFor: one.waitingFor,
    })),
    decisions: decisionsOf(seen, limits),
  };
}

function minutesBetween(from: Date | undefined, to: Date): number {
  return from === undefined ? 0 : Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));
}

function earliest(clocks: readonly string[]): string | undefined {
  return clocks.toSorted((a, b) => minutesOf(a) - minutesOf(b))[0];
}

function latest(clocks: readonly string[]): string | undefined {
  return clocks.toSorted((a, b) => minutesOf(b) - minutesOf(a))[0];
}
