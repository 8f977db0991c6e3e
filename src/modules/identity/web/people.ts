import type { Answer } from '#ui/call.ts';
import type { contract } from '../contract.ts';
import type { PlaceKind } from '../rules.ts';

/** The list of people, kept once for all parts of the page. */
export const PEOPLE = ['people'];

export type Person = Answer<typeof contract, 'GET /api/people'>['people'][number];
export type PlaceName = Readonly<{ id: string; kind: PlaceKind; name: string }>;

export function stateOf(person: Person): 'works' | 'locked' | 'disabled' {
  if (person.disabledAt !== null) return 'disabled';
  return person.lockedUntil !== null && Date.parse(person.lockedUntil) > Date.now() ? 'locked' : 'works';
}
