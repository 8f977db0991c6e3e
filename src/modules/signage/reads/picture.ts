import { businessDate } from '#kernel/time.ts';
import type { LiveView } from '#platform/live.ts';
import type { Tx } from '#platform/sql.ts';
import { branchOf, countersOf, devicesOf } from '#modules/branches/index.ts';
import { awaitsGate, openingOf, selfServiceAt } from '#modules/hours/index.ts';
import { boardOf } from '#modules/lobby/index.ts';
import { allServices, SERVICE_GROUPS } from '#modules/services/index.ts';
import { can } from '../can.ts';
import type { CallsPicture, StandingPicture } from '../picture.ts';
import { itemsOfBranch } from './items.ts';

const MOST_ONLINE = 6;

/** What moves with the queue. Each field is listed by hand: nothing passes to the hall by accident. */
export async function callsOf(tx: Tx, branch: string, now: Date): Promise<CallsPicture> {
  const board = await boardOf(tx, branch, now);
  const counters = new Map((await countersOf(tx, branch)).map((counter) => [counter.number, counter]));
  const groups = new Set([...counters.values()].flatMap((counter) => counter.service_groups));
  return {
    calls: board.calls.map((call) => ({
      key: `${call.number} ${call.at.getTime()} ${call.again}`, ticket: call.number, counter: call.counter, at: call.at.toISOString(), again: Math.max(0, call.again - 1),
      counterName: { zh: counters.get(call.counter)?.name ?? '', en: counters.get(call.counter)?.name_en ?? '' },
    })),
    missed: [...board.missed],
    waiting: SERVICE_GROUPS.filter((group) => groups.has(group)).map((group) => {
      const joining = board.joining.find((one) => one.group === group);
      return { group, count: board.waiting.find((one) => one.group === group)?.count ?? 0, joining: joining ? { low: joining.low, high: joining.high } : null };
    }),
    hall: { inside: board.hall.inside, cap: board.hall.cap, outside: board.hall.outside, mayEnter: board.hall.free > 0 && !board.hall.closed, comeIn: [...board.admitted], next: [...board.nextIn] },
  };
}

/** What stands for hours: place, hours of today with their version, what needs no visit, and the playlist. */
export async function standingOf(tx: Tx, branch: string, now: Date): Promise<StandingPicture> {
  const place = await branchOf(tx, branch);
  const date = businessDate(now, place.time_zone);
  const opening = await openingOf(tx, branch, date);
  const zone = await selfServiceAt(tx, branch);
  const services = await allServices(tx);
  const devices = await devicesOf(tx, branch);
  return {
    branch: { id: branch, name: place.name, nameEn: place.name_en, phone: place.phone, zone: place.time_zone },
    date,
    today: {
      mode: opening.mode, version: opening.version, awaitsGate: await awaitsGate(tx, branch, date, now), reason: opening.reason ? { zh: opening.reason.zh, en: opening.reason.en } : null,
      personal: opening.personal.map(({ opens, closes }) => ({ opens, closes })), corporate: opening.corporate.map(({ opens, closes }) => ({ opens, closes })),
    },
    selfService: { state: zone.state, reason: { zh: zone.reason.zh, en: zone.reason.en }, machines: opening.machines.map(({ opens, closes }) => ({ opens, closes })) },
    online: services.filter((service) => service.offered && (service.onApp || service.onWeb || service.onPhoneBank)).slice(0, MOST_ONLINE).map((service) => ({ zh: service.name, en: service.nameEn })),
    items: await itemsOfBranch(tx, branch, now),
    screens: devices.filter((device) => device.revoked_at === null).map((device) => device.id),
  };
}

export const live: readonly LiveView[] = [
  { name: 'calls', may: can.watch, wakes: ['lobby.'], rechecks: ['branches.device'], snapshot: (tx, { branch, now }) => callsOf(tx, branch, now) },
  { name: 'screen', may: can.watch, wakes: ['signage.', 'hours.', 'branches.', 'services.'], snapshot: (tx, { branch, now }) => standingOf(tx, branch, now) },
];
