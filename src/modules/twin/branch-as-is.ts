import { addDays, businessDate, minutesOf } from '#kernel/time.ts';
import { branchOf, countersOf, machinesOf } from '#modules/branches/index.ts';
import { nextOpenDay, openingOf, servesPeople } from '#modules/hours/index.ts';
import { hallOf, settings as lobbySettings, visitsByHour, type VisitsByHour } from '#modules/lobby/index.ts';
import { servicesAt, type Service } from '#modules/services/index.ts';
import type { Tx } from '#platform/sql.ts';
import type { BranchModel, ErrandModel } from './model.ts';
import { ELDER_SHARE, GREEN_SHARE, HOURS, VISITS_PER_COUNTER, WEEKDAYS } from './priors.ts';

const LOG_DAYS = 28;
const LEAST_DAYS = 3;
const SPREAD = 0.6;
/** of all visitors, before a branch has a log; and how many visits of a log weigh as much as that */
const GROUP_SHARE = { personal: 0.88, wealth: 0.05, corporate: 0.07 } as const;
const ASSUMED_VISITS = 20;
/** how many of an errand's visitors could come at another time, by the urgency that the bank gave it */
const LIGHT = { light: 0.9, ordinary: 0.6, urgent: 0 } as const;

export type AsIs = Readonly<{ model: BranchModel; measuredDays: number; /** mask-off tasks only at counters or in a booth */ maskRule: boolean }>;

/** A branch as it stands: its counters, machines, cap, hours and services; who comes when and for what from its own log of four weeks, or that of its old queue machine. */
export async function branchAsIs(tx: Tx, branch: string, now: Date): Promise<AsIs> {
  const { time_zone: zone } = await branchOf(tx, branch);
  const today = businessDate(now, zone);
  const counters = (await countersOf(tx, branch)).map((one) => ({ number: one.number, serviceGroups: one.service_groups, also: [], maskOff: one.mask_off }));
  const groups = new Set(counters.flatMap((one) => one.serviceGroups));
  const log = withElders(await visitsByHour(tx, branch, addDays(today, -LOG_DAYS), addDays(today, -1)));
  const offered = (await servicesAt(tx, branch, today)).filter((one) => one.offered && groups.has(one.group));
  const errands = offered.map((one) => errandOf(one, GROUP_SHARE[one.group] / offered.filter((other) => other.group === one.group).length, log));
  const { opens, closes } = await hoursOf(tx, branch, today);
  const machines = (await machinesOf(tx, branch)).flatMap((one) => (one.kind === 'smart' || one.kind === 'cash' ? [{ kind: one.kind, booth: one.booth }] : []));
  const isMeasured = log.days >= LEAST_DAYS;
  const elders = sum(log.hours, (one) => one.elders);
  const all = elders + sum(log.hours, (one) => one.others);
  return {
    measuredDays: isMeasured ? log.days : 0, maskRule: await lobbySettings.maskOffAtCounters.at(tx, branch, now),
    model: {
      visits: isMeasured ? all / log.days : VISITS_PER_COUNTER * counters.length,
      weekdays: WEEKDAYS, opens, closes, greenShare: GREEN_SHARE, errands, counters, machines, assistants: 1, screeners: 1, cap: (await hallOf(tx, branch, now)).cap,
      hours: within(isMeasured ? log.hours : HOURS, opens, closes),
      elderShare: isMeasured ? elders / all : ELDER_SHARE,
    },
  };
}

/** Whom the old queue machine counted is old as often as is assumed for the hour; no log of it says. */
function withElders(log: VisitsByHour): VisitsByHour {
  const [others, elders] = [sum(HOURS, (one) => one.others), sum(HOURS, (one) => one.elders)];
  const shareAt = (hour: number) => {
    const prior = HOURS.find((one) => one.hour === hour);
    if (!prior) return ELDER_SHARE;
    const old = (ELDER_SHARE * prior.elders) / elders;
    return old / (old + ((1 - ELDER_SHARE) * prior.others) / others);
  };
  const split = <T extends Readonly<{ others: number; elders: number; unknown: number }>>(one: T, share: number): T => ({ ...one, others: one.others + one.unknown * (1 - share), elders: one.elders + one.unknown * share, unknown: 0 });
  return { ...log, hours: log.hours.map((one) => split(one, shareAt(one.hour))), services: log.services.map((one) => split(one, ELDER_SHARE)) };
}

/** The errand's weight is how often it was asked for, on top of what a branch without a log is assumed to see. */
function errandOf(service: Service, share: number, log: VisitsByHour): ErrandModel {
  const asked = log.services.find((one) => one.service === service.code);
  const assumed = share * ASSUMED_VISITS;
  return {
    code: service.code, others: assumed + (asked?.others ?? 0), elders: assumed + (asked?.elders ?? 0), group: service.group, minutes: service.minutes, cv: SPREAD,
    ...(service.machineMinutes !== null && { machine: { kind: 'smart', minutes: service.machineMinutes } as const }),
    maskOff: service.maskOff, online: service.onApp || service.onWeb || service.onPhoneBank, light: LIGHT[service.urgency],
  };
}

/** From the first session's start to the last one's end, today or on the next open day. */
async function hoursOf(tx: Tx, branch: string, today: string): Promise<{ opens: number; closes: number }> {
  const opening = await openingOf(tx, branch, today);
  const day = servesPeople(opening.mode) && opening.personal.length > 0 ? opening : await nextOpenDay(tx, branch, today);
  const sessions = day?.personal ?? [];
  if (sessions.length === 0) return { opens: 9 * 60, closes: 17 * 60 };
  const opens = Math.min(...sessions.map((one) => minutesOf(one.opens)));
  return { opens, closes: Math.max(opens + 60, ...sessions.map((one) => minutesOf(one.closes))) };
}

/** Hours in which the branch is open, and the one before; whoever came at other times is left out. */
function within(hours: BranchModel['hours'], opens: number, closes: number): BranchModel['hours'] {
  const kept = hours.filter((one) => one.hour >= Math.floor(opens / 60) - 1 && one.hour * 60 < closes && one.others + one.elders > 0);
  return kept.length > 0 ? kept : [{ hour: Math.floor(opens / 60), others: 1, elders: 1 }];
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
