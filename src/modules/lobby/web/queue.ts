import type { Answer } from '#ui/call.ts';
import type { contract } from '../contract.ts';

export type Queue = Answer<typeof contract, 'GET /api/branches/:branch/queue'>;
export type InQueue = Queue['waiting'][number];
/** Somebody without a number, inside or at the door. */
export type Person = Readonly<{ visit: string; since: string; credit: string; zone?: 'waiting' | 'smart' | 'vip' }>;
export type Counter = Queue['counters'][number];
export type DoorService = Answer<typeof contract, 'GET /api/branches/:branch/door-questions'>['services'][number];

export function mayServe(counter: Counter, one: Pick<InQueue, 'group' | 'maskOff'>): boolean {
  return counter.groups.includes(one.group) && (!one.maskOff || counter.maskOff);
}
