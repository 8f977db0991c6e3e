import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

export const branchDetails = z.object({
  code: line(40),
  name: line(120),
  nameEn: z.string().trim().max(160).default(''),
  address: z.string().trim().max(300).default(''),
  addressEn: z.string().trim().max(300).default(''),
  phone: z.string().trim().max(60).default(''),
  lng: z.number().min(-180).max(180).nullable().default(null),
  lat: z.number().min(-90).max(90).nullable().default(null),
  timeZone: z.string().max(60).default('Asia/Shanghai').refine(isTimeZone),
  areaM2: z.number().positive().max(100_000).nullable().default(null),
});

/** A branch of a region; its zones, counters and machines come by `furnish`. */
export const addBranch = act({
  name: 'branches.addBranch',
  may: can.addBranch,
  input: branchDetails.extend({ region: id, origin: z.enum(['sample', 'manual']).default('manual') }),
  run: async ({ tx, asking, input }) => {
    const region = await tx.maybe<{ id: string }>(sql`select id from branches.region where id = ${input.region}`);
    if (!region) throw new Refusal('branches.regionUnknown', { status: 404 });
    const branch = newId();
    await tx.run(sql`insert into app.place (id, parent_id, kind, time_zone) values (${branch}, ${input.region}, 'branch', ${input.timeZone})`);
    const added = await tx.run(sql`
      insert into branches.branch (id, region_id, code, name, name_en, address, address_en, phone, lng, lat, time_zone, area_m2, origin, added_at, added_by)
      values (${branch}, ${input.region}, ${input.code}, ${input.name}, ${input.nameEn}, ${input.address}, ${input.addressEn}, ${input.phone},
        ${input.lng}, ${input.lat}, ${input.timeZone}, ${input.areaM2}, ${input.origin}, ${asking.now}, ${asking.actor.id})
      on conflict (code) do nothing`);
    if (added === 0) throw new Refusal('branches.codeTaken', { params: { code: input.code } });
    return { answer: { branch }, trace: { object: `branch/${branch}`, facts: { code: input.code } }, announces: [{ topic: 'branches.added', branch }] };
  },
});

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
