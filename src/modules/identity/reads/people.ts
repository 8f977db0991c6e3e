import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { allBranches, allRegions } from '#modules/branches/index.ts';
import { can } from '../can.ts';

/** Who works here, with their posts; each reading is recorded. */
export const listPeople = read({
  name: 'identity.people',
  may: can.people,
  input: z.object({ after: z.string().max(60).default(''), limit: z.coerce.number().int().min(1).max(500).default(200) }),
  run: async ({ tx, input }) => {
    const people = await tx.many<PersonRow>(sql`
      select staff.id, staff.login, staff.name, staff.name_en as "nameEn", staff.employer, staff.disabled_at as "disabledAt", staff.locked_until as "lockedUntil",
        coalesce(jsonb_agg(jsonb_build_object('role', post.role, 'place', post.place_id)) filter (where post.id is not null), '[]') as posts
      from identity.staff left join identity.post on post.staff_id = staff.id and post.ended_at is null
      where staff.login > ${input.after} group by staff.id order by staff.login limit ${input.limit}`);
    const places = [
      ...(await allRegions(tx)).map((region) => ({ id: region.id, kind: 'region' as const, name: region.name, nameEn: region.name_en })),
      ...(await allBranches(tx)).map((branch) => ({ id: branch.id, kind: 'branch' as const, name: branch.name, nameEn: branch.name_en })),
    ];
    return { people, places, next: people.length === input.limit ? (people.at(-1)?.login ?? null) : null };
  },
});

export type PersonRow = { id: string; login: string; name: string; nameEn: string; employer: string; disabledAt: Date | null; lockedUntil: Date | null; posts: { role: Role; place: string }[] };
export type Credentials = { id: string; password_hash: string | null; locked_until: Date | null; disabled_at: Date | null };

export async function credentialsOf(tx: Tx, login: string): Promise<Credentials | undefined> {
  return tx.maybe<Credentials>(sql`select id, password_hash, locked_until, disabled_at from identity.staff where login = ${login}`);
}

/** People with a role at a place, for seeds and notices. */
export async function staffByLogin(tx: Tx, login: string): Promise<{ id: string; name: string } | undefined> {
  return tx.maybe<{ id: string; name: string }>(sql`select id, name from identity.staff where login = ${login}`);
}

/** Names behind actor ids; ids of devices and of the system have none. */
export async function namesOf(tx: Tx, actors: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.many<{ id: string; name: string }>(sql`select id, name from identity.staff where id::text = any (${actors}::text[])`);
  return new Map(rows.map((row) => [row.id, row.name]));
}

export type StaffAt = Readonly<{ staff: string; name: string; nameEn: string; employer: string; roles: Role[] }>;

/** Everybody with a post at this branch, of the bank or of a contractor. */
export async function staffAt(tx: Tx, branch: string): Promise<StaffAt[]> {
  return tx.many<StaffAt>(sql`
    select staff.id as staff, staff.name, staff.name_en as "nameEn", staff.employer, array_agg(post.role order by post.role) as roles
    from identity.post join identity.staff on staff.id = post.staff_id
    where post.place_id = ${branch} and post.ended_at is null and staff.disabled_at is null group by staff.id order by min(post.given_at), staff.login`);
}

export async function idsByName(tx: Tx, part: string): Promise<string[]> {
  const like = `%${part.replace(/[\\%_]/g, '\\$&')}%`;
  return (await tx.many<{ id: string }>(sql`select id from identity.staff where name ilike ${like} limit 200`)).map((row) => row.id);
}

/** Who has an open session and used it since then. */
export async function whoIsSignedIn(tx: Tx, since: Date): Promise<string[]> {
  const rows = await tx.many<{ staff_id: string }>(sql`
    select distinct staff_id from identity.session where staff_id is not null and ended_at is null and seen_at > ${since}`);
  return rows.map((row) => row.staff_id);
}
