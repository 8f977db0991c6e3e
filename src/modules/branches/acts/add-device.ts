import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { DEVICE_KINDS } from '../tables.ts';

/** A screen, tablet or kiosk. Its token is shown once; the database keeps only a digest. */
export const addDevice = act({
  name: 'branches.addDevice',
  may: can.addDevice,
  input: z.object({ branch: id, kind: z.enum(DEVICE_KINDS), name: line(60) }),
  run: async ({ tx, asking, input }) => {
    const device = newId();
    const token = newToken(input.branch, device);
    await tx.run(sql`
      insert into branches.device (branch_id, id, kind, name, token_hash, added_at, added_by)
      values (${input.branch}, ${device}, ${input.kind}, ${input.name}, ${tokenHash(token)}, ${asking.now}, ${asking.actor.id})`);
    return { answer: { device, token }, trace: { object: `device/${device}`, facts: { kind: input.kind } }, announces: [{ topic: 'branches.deviceChanged', branch: input.branch }] };
  },
});

/** A new token for a device: the old one goes dark. */
export const renewDevice = act({
  name: 'branches.renewDevice',
  may: can.addDevice,
  input: z.object({ branch: id, device: id }),
  run: async ({ tx, input }) => {
    const token = newToken(input.branch, input.device);
    const changed = await tx.run(sql`
      update branches.device set token_hash = ${tokenHash(token)}, revoked_at = null, revoked_by = null where branch_id = ${input.branch} and id = ${input.device}`);
    if (changed === 0) throw new Refusal('branches.deviceUnknown', { status: 404 });
    return { answer: { device: input.device, token }, trace: { object: `device/${input.device}` }, announces: [{ topic: 'branches.deviceChanged', branch: input.branch }] };
  },
});

/** The device may do nothing any more, from now. */
export const revokeDevice = act({
  name: 'branches.revokeDevice',
  may: can.addDevice,
  input: z.object({ branch: id, device: id }),
  run: async ({ tx, asking, input }) => {
    const changed = await tx.run(sql`
      update branches.device set revoked_at = ${asking.now}, revoked_by = ${asking.actor.id} where branch_id = ${input.branch} and id = ${input.device} and revoked_at is null`);
    if (changed === 0) throw new Refusal('branches.deviceUnknown', { status: 404 });
    return { answer: { device: input.device }, trace: { object: `device/${input.device}` }, announces: [{ topic: 'branches.deviceRevoked', branch: input.branch, facts: { device: input.device } }] };
  },
});

/** `branch.device.secret`: the branch stands in the token, so that it is looked up in one branch only (Citus rule 2). */
function newToken(branch: string, device: string): string {
  return `${branch}.${device}.${randomBytes(32).toString('base64url')}`;
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
