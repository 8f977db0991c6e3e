import { z } from 'zod';
import { STAFF_ROLES, type Role } from '#kernel/actor.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { type PlaceKind, placeKindsFor } from '../rules.ts';

export const login = z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{1,59}$/);
export const staffRole = z.enum(STAFF_ROLES as [Role, ...Role[]]);

/** A person, without a post yet. `passwordHash` is made outside, so that hashing holds no transaction. */
export const addPerson = act({
  name: 'identity.addPerson',
  may: can.addPerson,
  input: z.object({ login, name: line(60), nameEn: z.string().trim().max(80).default(''), employer: z.string().trim().max(80).default(''), passwordHash: z.string().max(300).optional() }),
  run: async ({ tx, asking, input }) => {
    const staff = newId();
    const added = await tx.run(sql`
      insert into identity.staff (id, login, name, name_en, employer, password_hash, added_at, added_by)
      values (${staff}, ${input.login}, ${input.name}, ${input.nameEn}, ${input.employer}, ${input.passwordHash ?? null}, ${asking.now}, ${asking.actor.id}) on conflict (login) do nothing`);
    if (added === 0) throw new Refusal('identity.loginTaken');
    return { answer: { staff }, trace: { object: `staff/${staff}` } };
  },
});

/** A role at a place: a branch's roles at a branch, a region's at a region, the others for the network. */
export const givePost = act({
  name: 'identity.givePost',
  may: can.givePost,
  input: z.object({ staff: id, role: staffRole, place: id }),
  run: async ({ tx, asking, input }) => {
    const place = await tx.maybe<{ kind: PlaceKind }>(sql`select kind from app.place where id = ${input.place}`);
    if (!place) throw new Refusal('identity.placeUnknown', { status: 404 });
    if (!placeKindsFor(input.role).includes(place.kind)) throw new Refusal('identity.roleNotHere', { status: 422 });
    if (asking.actor.id === input.staff) throw new Refusal('identity.notForYourself', { status: 403 });
    await mustBeKnown(tx, input.staff);
    const post = newId();
    await tx.run(sql`
      insert into identity.post (id, staff_id, role, place_id, given_at, given_by)
      values (${post}, ${input.staff}, ${input.role}, ${input.place}, ${asking.now}, ${asking.actor.id})
      on conflict (staff_id, role, place_id) where ended_at is null do nothing`);
    return { answer: { post }, trace: { object: `staff/${input.staff}`, facts: { role: input.role, place: input.place } }, announces: [{ topic: 'identity.changed', facts: { staff: input.staff } }] };
  },
});

export const endPost = act({
  name: 'identity.endPost',
  may: can.endPost,
  input: z.object({ staff: id, role: staffRole, place: id }),
  run: async ({ tx, asking, input }) => {
    const ended = await tx.run(sql`
      update identity.post set ended_at = ${asking.now}, ended_by = ${asking.actor.id} where staff_id = ${input.staff} and role = ${input.role} and place_id = ${input.place} and ended_at is null`);
    if (ended === 0) throw new Refusal('identity.postUnknown', { status: 404 });
    return { answer: {}, trace: { object: `staff/${input.staff}`, facts: { role: input.role, place: input.place } }, announces: [{ topic: 'identity.changed', facts: { staff: input.staff } }] };
  },
});

/** The person may not sign in any more; open sessions end at once. */
export const disablePerson = act({
  name: 'identity.disablePerson',
  may: can.disablePerson,
  input: z.object({ staff: id }),
  run: async ({ tx, asking, input }) => {
    const changed = await tx.run(sql`update identity.staff set disabled_at = ${asking.now}, disabled_by = ${asking.actor.id} where id = ${input.staff} and disabled_at is null`);
    if (changed === 0) throw new Refusal('identity.personUnknown', { status: 404 });
    await tx.run(sql`update identity.session set ended_at = ${asking.house.clock.real()} where staff_id = ${input.staff} and ended_at is null`);
    return { answer: {}, trace: { object: `staff/${input.staff}` }, announces: [{ topic: 'identity.changed', facts: { staff: input.staff } }] };
  },
});

/** Signs a person out everywhere. */
export const endSessions = act({
  name: 'identity.endSessions',
  may: can.endSessions,
  input: z.object({ staff: id }),
  run: async ({ tx, asking, input }) => {
    const ended = await tx.run(sql`update identity.session set ended_at = ${asking.house.clock.real()} where staff_id = ${input.staff} and ended_at is null`);
    return { answer: { ended }, trace: { object: `staff/${input.staff}`, facts: { ended } }, announces: [{ topic: 'identity.changed', facts: { staff: input.staff } }] };
  },
});

export async function mustBeKnown(tx: Tx, staff: string): Promise<void> {
  const person = await tx.maybe<object>(sql`select from identity.staff where id = ${staff}`);
  if (!person) throw new Refusal('identity.personUnknown', { status: 404 });
}
