import type { Actor } from '#kernel/actor.ts';
import { isId, NETWORK } from '#kernel/id.ts';
import type { Permission } from '#kernel/permission.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Asking } from './house.ts';
import type { Sight } from './db.ts';

/** What somebody whose sign-in has ended may still do without signing in again: look at what everybody sees, and sign in. */
export function isForEverybody(method: string, may: Permission): boolean {
  return may.roles.includes('anonymous') && may.about === undefined && (method === 'GET' || may.scope === 'public');
}

/** Where a deed happens: the chain its trail goes to, and what its transaction sees. */
export type Place = Readonly<{ branch: string; sight: Sight }>;

/** The place, or a Refusal. A branch out of reach and a branch that does not exist answer alike. */
export async function permitted(asking: Asking, may: Permission, input: unknown): Promise<Place> {
  const { actor } = asking;
  if (!actor.roles.some((role) => may.roles.includes(role))) {
    throw actor.kind === 'anonymous' ? new Refusal('signIn.needed', { status: 401 }) : new Refusal('forbidden', { status: 403 });
  }
  const reach = reachFor(actor, may);
  switch (may.scope) {
    case 'branch': {
      const branch = branchIn(input);
      const within = actor.kind === 'anonymous' || actor.kind === 'customer' || reach === 'all' || reach.includes(branch);
      if (!within || !(await asking.house.places.isBranch(branch))) throw new Refusal('branch.unknown', { status: 404 });
      return { branch, sight: { branch } };
    }
    case 'network':
      return { branch: NETWORK, sight: { branch: NETWORK, branches: reach } };
    case 'public':
      return { branch: NETWORK, sight: { branch: NETWORK, branches: 'all' } };
    default:
      return may.scope satisfies never;
  }
}

/** Where this person holds one of the roles that may: a teller here and a branch head there is no branch head here. */
function reachFor(actor: Actor, may: Permission): Actor['reach'] {
  if (!actor.posts) return actor.reach;
  const held = actor.posts.filter((post) => may.roles.includes(post.role));
  return held.some((post) => post.reach === 'all') ? 'all' : [...new Set(held.flatMap((post) => (post.reach === 'all' ? [] : post.reach)))];
}

function branchIn(input: unknown): string {
  const branch = typeof input === 'object' && input !== null && 'branch' in input ? input.branch : undefined;
  if (typeof branch !== 'string' || !isId(branch)) throw new Refusal('branch.unknown', { status: 404 });
  return branch;
}
