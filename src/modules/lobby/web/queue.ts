import type { Answer } from '#ui/call.ts';
import type { contract } from '../contract.ts';

export type Queue = Answer<typeof contract, 'GET /api/branches/:branch/queue'>;
export type InQueue = Queue['waiting'][number];
export type Counter = Queue['counters'][number];
export type DoorService = Answer<typeof contract, 'GET /api/branches/:branch/door-questions'>['services'][number];

export function mayServe(counter: Counter, one: Pick<InQueue, 'group' | 'maskOff'>): boolean {
  return counter.groups.includes(one.group) && (!one.maskOff || counter.maskOff);
}
