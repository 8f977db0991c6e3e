import { firstComeDay } from '#modules/twin/index.ts';

export type Customer = Readonly<{ arrives: number; minutes: number; urgent: boolean }>;

/** A plain queue on the twin's own day: one kind of errand, so many servers, no screening, first come first served but for the urgent. */
export function theoryRun(customers: readonly Customer[], servers: number, cap: number): { nth: number; minutes: number; urgent: boolean }[] {
  const { waits } = firstComeDay({
    counters: Array.from({ length: servers }, (_, nth) => ({ number: nth + 1, serviceGroups: ['any'], also: [], maskOff: true })), cap, group: 'any',
    people: customers.map((one) => ({ at: one.arrives, minutes: one.minutes, green: one.urgent })),
  });
  const byArrival = new Map(customers.map((one, nth) => [one.arrives, { nth, urgent: one.urgent }]));
  return waits.flatMap(({ arrived, minutes }) => {
    const known = byArrival.get(arrived);
    return known === undefined ? [] : [{ ...known, minutes }];
  });
}
