import type { Actor, Role } from './actor.ts';

/**
 * May whom do what, and how far it reaches.
 * - `branch`: the input names a branch (`branch`); staff and devices must work for it, customers may name any.
 * - `network`: above branches; the rows are those within the person's reach, the trail is the network's own.
 * - `public`: anybody; shared tables, and all branches' public rows.
 */
export type Permission = Readonly<{
  name: string;
  roles: readonly Role[];
  scope: 'branch' | 'network' | 'public';
  /** 'personal': every reading is written to the trail. */
  reading?: 'personal';
  /** 'asker': it is about whoever asks, so somebody whose sign-in has ended is told so and not taken for nobody. */
  about?: 'asker';
}>;

export function permissions<K extends string>(module: string, table: Record<K, Omit<Permission, 'name'>>): Record<K, Permission> {
  return Object.fromEntries(
    Object.entries<Omit<Permission, 'name'>>(table).map(([deed, rule]) => [deed, { name: `${module}.${deed}`, ...rule }]),
  ) as Record<K, Permission>; // the keys are those of `table`
}

/** Does somebody hold a role that may do this; with `branch`, do they hold it there? For what a page shows: the server asks again. */
export function mayDo(who: Pick<Actor, 'roles' | 'posts'>, may: Permission, branch?: string): boolean {
  if (branch === undefined || !who.posts) return who.roles.some((role) => may.roles.includes(role));
  return who.posts.some(({ role, reach }) => may.roles.includes(role) && (reach === 'all' || reach.includes(branch)));
}
