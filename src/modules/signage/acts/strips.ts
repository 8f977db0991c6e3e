import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { addMinutes } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { addDevice, revokeDevice } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import { COLOURS, FAULTS, retryMinutes, SPEEDS } from '../strip.ts';
import { LEAST_HIGH, MOST_HIGH } from '../strips/dots.ts';

/** Where a strip is and what it looks like. `port` is the converter's (serial to Ethernet), `address` the sign's own. */
export const stripDetails = z.object({
  host: z.string().regex(/^[\w.:-]{1,200}$/),
  port: z.int().min(1).max(65_535),
  address: z.string().regex(/^[0-9A-F]{2}$/).default('00'),
  wide: z.int().min(32).max(4_096),
  high: z.int().min(LEAST_HIGH).max(MOST_HIGH).default(16),
  colour: z.enum(COLOURS).default('red'),
  speed: z.literal([...SPEEDS]).default(3),
});
const ofBranch = z.object({ branch: id });
const which = z.object({ strip: id });

/** A strip that has no browser: the program itself brings it what it shows. */
export const addStrip = act({
  name: 'signage.addStrip',
  may: can.addStrip,
  input: stripDetails.extend({ name: line(60) }).extend(ofBranch.shape),
  run: async ({ tx, asking, input }) => {
    const { device } = await addDevice.within(tx, asking, { branch: input.branch, kind: 'led', name: input.name });
    await tx.run(sql`
      insert into signage.strip (branch_id, device_id, host, port, address, dots_wide, dots_high, colour, speed, added_at, added_by)
      values (${input.branch}, ${device}, ${input.host}, ${input.port}, ${input.address}, ${input.wide}, ${input.high}, ${input.colour}, ${input.speed}, ${asking.now}, ${asking.actor.id})`);
    return { answer: { strip: device }, trace: { object: `strip/${device}`, facts: { wide: input.wide, high: input.high } }, announces: [{ topic: 'signage.changed', branch: input.branch }] };
  },
});

export const changeStrip = act({
  name: 'signage.changeStrip',
  may: can.changeStrip,
  input: stripDetails.extend(which.shape).extend(ofBranch.shape),
  run: async ({ tx, input }) => {
    const done = await tx.run(sql`
      update signage.strip set host = ${input.host}, port = ${input.port}, address = ${input.address}, dots_wide = ${input.wide}, dots_high = ${input.high},
        colour = ${input.colour}, speed = ${input.speed}, is_sure = false, tries = 0, next_try_at = null
      where branch_id = ${input.branch} and device_id = ${input.strip}`);
    if (done === 0) throw new Refusal('signage.stripUnknown', { status: 404 });
    return { answer: { strip: input.strip }, trace: { object: `strip/${input.strip}` }, announces: [{ topic: 'signage.changed', branch: input.branch }] };
  },
});

/** Nothing is sent to it any more; its device is switched off too. What it shows last stays until somebody unplugs it. */
export const removeStrip = act({
  name: 'signage.removeStrip',
  may: can.removeStrip,
  input: ofBranch.extend(which.shape),
  run: async ({ tx, asking, input }) => {
    const done = await tx.run(sql`delete from signage.strip where branch_id = ${input.branch} and device_id = ${input.strip}`);
    if (done === 0) throw new Refusal('signage.stripUnknown', { status: 404 });
    await revokeDevice.within(tx, asking, { branch: input.branch, device: input.strip });
    return { answer: { strip: input.strip }, trace: { object: `strip/${input.strip}` }, announces: [{ topic: 'signage.changed', branch: input.branch }] };
  },
});

const face = z.object({ lines: z.array(z.string()), urgent: z.object({ item: id, revision: z.int32().min(1), text: z.string() }).nullable() });

/** What became of a message: taken by the strip, which thereby says that an urgent one stands on it, or not, and when it is tried again. */
export const noteStrip = act({
  name: 'signage.noteStrip',
  may: can.driveStrips,
  input: z.object({ branch: id, strip: id, sent: face.optional(), fault: z.enum(FAULTS).optional() }),
  run: async ({ tx, asking, input: { branch, strip, sent, fault } }) => {
    const trace = { object: `strip/${strip}`, facts: fault ? { fault } : { lines: sent?.lines.length ?? 0, urgent: sent?.urgent?.item ?? null } };
    if (fault !== undefined) {
      const known = await tx.maybe<{ tries: number }>(sql`select tries from signage.strip where branch_id = ${branch} and device_id = ${strip} for update`);
      const tries = (known?.tries ?? 0) + 1;
      await tx.run(sql`
        update signage.strip set fault = ${fault}, faulty_since = coalesce(faulty_since, ${asking.now}), is_sure = false, tries = ${tries}, next_try_at = ${addMinutes(asking.now, retryMinutes(tries))}
        where branch_id = ${branch} and device_id = ${strip}`);
    } else {
      await tx.run(sql`
        update signage.strip set fault = null, faulty_since = null, is_sure = true, tries = 0, next_try_at = null,
          sent = coalesce(${sent ? JSON.stringify(sent) : null}::jsonb, sent), sent_at = case when ${sent !== undefined} then ${asking.now} else sent_at end
        where branch_id = ${branch} and device_id = ${strip}`);
      if (sent?.urgent) await tx.run(sql`
        insert into signage.shown (branch_id, item_id, device_id, revision, shown_at) values (${branch}, ${sent.urgent.item}, ${strip}, ${sent.urgent.revision}, ${asking.now})
        on conflict (branch_id, item_id, device_id) do update set revision = excluded.revision, shown_at = excluded.shown_at where shown.revision < excluded.revision`);
    }
    return { answer: { strip }, trace };
  },
});
