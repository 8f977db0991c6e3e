import { addDays, businessDate } from '#kernel/time.ts';
import { branchOf, countersOf, type CounterRow } from '#modules/branches/index.ts';
import { awaitsGate } from '#modules/hours/index.ts';
import { areaLevelAt } from '#modules/risk/index.ts';
import { servicesAt, type Service } from '#modules/services/index.ts';
import type { House } from '#platform/house.ts';
import { settingsAt } from '#platform/settings.ts';
import type { Tx } from '#platform/sql.ts';
import type { CallRules } from './rules.ts';
import { modeOf, type DoorRules } from './rules-door.ts';
import { capOf } from './rules-hall.ts';
import { settings } from './settings.ts';

export type InForce = Readonly<{
  zone: string;
  today: string;
  formDays: readonly string[];
  calls: CallRules;
  door: DoorRules;
  mode: 'minimal' | 'extended';
  cap: number;
  /** why the cap is lower than the hall would hold: the level of the area and the share that it leaves; undefined where it takes nothing */
  capLowered: { level: 'medium' | 'high' | 'low'; share: number } | undefined;
  /** the day may not begin before its opening list is signed */
  awaitsGate: boolean;
  counters: readonly CounterRow[];
  services: readonly Service[];
  settings: Awaited<ReturnType<typeof settingsAt<typeof settings>>>;
}>;

/** Every rule of a branch at this moment, in six statements. */
export async function inForce(tx: Tx, branch: string, now: Date): Promise<InForce> {
  const values = await settingsAt(tx, settings, branch, now);
  const place = await branchOf(tx, branch);
  const risk = await areaLevelAt(tx, branch, now);
  const today = businessDate(now, place.time_zone);
  const share = risk === undefined ? 1 : values.capShareAtRisk[risk];
  return {
    zone: place.time_zone,
    today,
    formDays: values.formDaysAhead === 0 ? [today] : [today, addDays(today, 1)],
    calls: {
      maximumWaitMinutes: values.maximumWaitMinutes, bookedInRow: values.bookedInRow, earlyMinutes: values.earlyMinutes, lateMinutes: values.lateMinutes,
      callTries: values.callTries, callRestMinutes: values.callRestMinutes, returnMinutes: values.returnMinutes, undoSeconds: values.undoSeconds,
      credits: values.creditMinutes,
    },
    door: { limit: values.temperatureLimit, comparator: values.temperatureComparator, questions: values.exposureQuestions.map((one) => one.code), measureTwice: values.measureTwice },
    mode: modeOf(values.legalBasis, today),
    cap: capOf({ areaM2: place.area_m2, m2PerPerson: values.m2PerPerson, seats: values.spacedSeats, manualCap: values.manualCap, capWithoutArea: values.capWithoutArea, share }),
    capLowered: risk !== undefined && share < 1 ? { level: risk, share } : undefined,
    awaitsGate: await awaitsGate(tx, branch, today, now),
    counters: await countersOf(tx, branch),
    // Where masks may come off anywhere, no errand needs a counter for it.
    services: (await servicesAt(tx, branch, today)).map((one) => (values.maskOffAtCounters ? one : { ...one, maskOff: false })),
    settings: values,
  };
}

const FRESH_MS = 1_000;
type Remembered = { readAt: number; now: number; rules: Promise<InForce> };
const remembered = new WeakMap<House, Map<string, Remembered>>();

/** The same for the hot deeds, remembered for a second: settings are dated by the day, a second late is in time. */
export function inForceLately(house: House, branch: string, now: Date): Promise<InForce> {
  const known = remembered.get(house) ?? new Map<string, Remembered>();
  remembered.set(house, known);
  const lately = known.get(branch);
  if (lately && house.clock.real().getTime() - lately.readAt < FRESH_MS && Math.abs(now.getTime() - lately.now) < 60_000) return lately.rules;
  const rules = house.db.look({ branch }, (tx) => inForce(tx, branch, now));
  known.set(branch, { readAt: house.clock.real().getTime(), now: now.getTime(), rules });
  rules.catch(() => known.delete(branch));
  return rules;
}
