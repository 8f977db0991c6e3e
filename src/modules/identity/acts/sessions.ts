import { z } from 'zod';
import { addMinutes } from '#kernel/time.ts';
import { NETWORK } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { INVITATION_HOURS, settings } from '../settings.ts';
import { mustBeKnown } from './people.ts';

const secretDigest = z.string().regex(/^[0-9a-f]{64}$/);

/** A password that fitted: the session begins. The cookie's secret is made outside, its digest stored. */
export const beginSession = act({
  name: 'identity.signIn',
  may: can.signIn,
  input: z.object({ staff: id, secretDigest }),
  run: async ({ tx, asking, input }) => {
    const real = asking.house.clock.real();
    await tx.run(sql`update identity.staff set failed_count = 0, locked_until = null where id = ${input.staff} and failed_count > 0`);
    await tx.run(sql`insert into identity.session (token_hash, staff_id, started_at, seen_at) values (${input.secretDigest}, ${input.staff}, ${real}, ${real})`);
    return { answer: {}, trace: { object: `staff/${input.staff}` } };
  },
});

/** A password that did not fit: counted, and after too many the account rests for a while. */
export const countFailure = act({
  name: 'identity.signInFailed',
  may: can.signIn,
  input: z.object({ staff: id }),
  run: async ({ tx, asking, input }) => {
    const { tries, lockMinutes } = await settingsAt(tx, settings, NETWORK, asking.now);
    const real = asking.house.clock.real();
    const until = addMinutes(real, lockMinutes);
    await tx.run(sql`
      update identity.staff set failed_count = failed_count + 1, locked_until = case when failed_count + 1 >= ${tries} then ${until}::timestamptz else locked_until end
      where id = ${input.staff}`);
    return { answer: {}, trace: { object: `staff/${input.staff}` } };
  },
});

export const beginDeviceSession = act({
  name: 'identity.deviceSignIn',
  may: can.signIn,
  input: z.object({ deviceBranch: id, device: id, secretDigest }),
  run: async ({ tx, asking, input }) => {
    const real = asking.house.clock.real();
    await tx.run(sql`insert into identity.session (token_hash, device_branch, device_id, started_at, seen_at) values (${input.secretDigest}, ${input.deviceBranch}, ${input.device}, ${real}, ${real})`);
    return { answer: {}, trace: { object: `device/${input.device}` } };
  },
});

export const endSession = act({
  name: 'identity.signOut',
  may: can.signOut,
  input: z.object({ secretDigest }),
  run: async ({ tx, asking, input }) => {
    await tx.run(sql`update identity.session set ended_at = ${asking.house.clock.real()} where token_hash = ${input.secretDigest} and ended_at is null`);
    return { answer: {}, trace: { object: `staff/${asking.actor.id}` } };
  },
});

/** A link that lets one person set a password once. */
export const invite = act({
  name: 'identity.invite',
  may: can.invite,
  input: z.object({ staff: id, secretDigest }),
  run: async ({ tx, asking, input }) => {
    await mustBeKnown(tx, input.staff);
    const real = asking.house.clock.real();
    await tx.run(sql`
      insert into identity.invitation (token_hash, staff_id, made_at, expires_at) values (${input.secretDigest}, ${input.staff}, ${real}, ${addMinutes(real, INVITATION_HOURS * 60)})`);
    return { answer: {}, trace: { object: `staff/${input.staff}` } };
  },
});

/** The one use of an invitation: two who try at once get one password. */
export const acceptInvitation = act({
  name: 'identity.acceptInvitation',
  may: can.signIn,
  input: z.object({ secretDigest, passwordHash: z.string().max(300) }),
  run: async ({ tx, asking, input }) => {
    const real = asking.house.clock.real();
    const used = await tx.maybe<{ staff_id: string }>(sql`
      update identity.invitation set used_at = ${real} where token_hash = ${input.secretDigest} and used_at is null and expires_at > ${real} returning staff_id`);
    if (!used) throw new Refusal('identity.invitationOver', { status: 410 });
    await tx.run(sql`update identity.staff set password_hash = ${input.passwordHash}, failed_count = 0, locked_until = null where id = ${used.staff_id}`);
    return { answer: {}, trace: { object: `staff/${used.staff_id}` } };
  },
});

export const changePassword = act({
  name: 'identity.changePassword',
  may: can.changeOwnPassword,
  input: z.object({ passwordHash: z.string().max(300) }),
  run: async ({ tx, asking, input }) => {
    await tx.run(sql`update identity.staff set password_hash = ${input.passwordHash} where id = ${asking.actor.id}`);
    await tx.run(sql`update identity.session set ended_at = ${asking.house.clock.real()} where staff_id = ${asking.actor.id} and ended_at is null`);
    return { answer: {}, trace: { object: `staff/${asking.actor.id}` }, announces: [{ topic: 'identity.changed', facts: { staff: asking.actor.id } }] };
  },
});
