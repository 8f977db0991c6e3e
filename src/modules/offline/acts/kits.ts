import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { newBox } from '#kernel/sealed-box.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { settings } from '../settings.ts';

/** 备好断网: a person's key for this device at this branch. The device gets what it can seal with, never what opens. */
export const takeKit = act({
  name: 'offline.takeKit',
  may: can.takeKit,
  input: z.object({ branch: id, device: id, name: line(60) }),
  run: async ({ tx, asking, input: { branch, device, name } }) => {
    const removed = await tx.maybe<{ id: string }>(sql`select id from offline.kit where branch_id = ${branch} and device_id = ${device} and destroyed_by is not null and destroyed_by <> 'system' limit 1`);
    if (removed) throw new Refusal('offline.deviceRemoved', { status: 403 });
    const { publicKey, privateKey } = await newBox();
    const kit = newId();
    await tx.run(sql`
      insert into offline.kit (branch_id, id, device_id, device_name, staff_id, public_key, sealed_private, issued_at)
      values (${branch}, ${kit}, ${device}, ${name}, ${asking.actor.id}, ${publicKey}, ${asking.house.secrets.seal('offline kit', privateKey)}, ${asking.now})`);
    return { answer: { kit, publicKey, issuedAt: asking.now }, trace: { object: `device/${device}`, facts: { kit } } };
  },
});

/** 停用设备: lost or given away. Its keys are destroyed, so that what is still on it opens nowhere, not even here. */
export const removeDevice = act({
  name: 'offline.removeDevice',
  may: can.removeDevice,
  input: z.object({ branch: id, device: id }),
  run: async ({ tx, asking, input: { branch, device } }) => {
    const kits = await tx.run(sql`
      update offline.kit set sealed_private = null, destroyed_at = coalesce(destroyed_at, ${asking.now}), destroyed_by = ${asking.actor.id}
      where branch_id = ${branch} and device_id = ${device} and (destroyed_by is null or destroyed_by = 'system')`);
    if (kits === 0) throw new Refusal('offline.deviceUnknown', { status: 404 });
    return { answer: { device }, trace: { object: `device/${device}`, facts: { kits } } };
  },
});

/** Keys that have done their time are destroyed. A record that nobody decided on stays until the key of its day goes. */
export const destroyOld = act({
  name: 'offline.destroyOld',
  may: can.destroyOld,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const days = await settings.keyDays.at(tx, branch, asking.now);
    const kits = await tx.run(sql`
      update offline.kit set sealed_private = null, destroyed_at = ${asking.now}, destroyed_by = 'system'
      where branch_id = ${branch} and destroyed_at is null and issued_at < ${asking.now}::timestamptz - make_interval(days => ${days})`);
    return { answer: { kits }, trace: { object: `branch/${branch}`, facts: { kits } } };
  },
});
