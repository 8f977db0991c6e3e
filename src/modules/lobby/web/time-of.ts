import { bankNow } from '#ui/bank-clock.ts';
import { clock, dayOf, dayWord } from '#ui/format.ts';

/** '今天 14:20', as one says it at the door. */
export function timeOf(startsAt: string, zone: string): string {
  return `${dayWord(dayOf(startsAt, zone), dayOf(bankNow(), zone))} ${clock(startsAt, zone)}`;
}
