import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { constraintOf } from '#platform/db.ts';
import { id, line } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { MACHINE_KINDS, ZONE_KINDS } from '../tables.ts';

const named = { name: line(60), nameEn: line(80) };

export const premises = z.object({
  zones: z.array(z.object({ kind: z.enum(ZONE_KINDS), seats: z.int().min(0).max(2_000).default(0), ...named })).max(60).default([]),
  counters: z.array(z.object({ number: z.int().min(1).max(999), serviceGroups: z.array(line(40)).min(1).max(20), maskOff: z.boolean().default(false), zone: z.enum(ZONE_KINDS).optional(), ...named })).max(200).default([]),
  machines: z.array(z.object({ kind: z.enum(MACHINE_KINDS), zone: z.enum(ZONE_KINDS).optional(), ...named })).max(200).default([]),
});

/** Zones, counters and machines that a branch has from now on; what it had stays. */
export const furnish = act({
  name: 'branches.furnish',
  may: can.furnish,
  input: premises.extend({ branch: id }),
  run: async ({ tx, input }) => {
    for (const zone of input.zones) {
      await tx.run(sql`insert into branches.zone (branch_id, id, kind, name, name_en, seats) values (${input.branch}, ${newId()}, ${zone.kind}, ${zone.name}, ${zone.nameEn}, ${zone.seats})`);
    }
    const zones = await zonesByKind(tx, input.branch);
    for (const counter of input.counters) {
      await tx.run(sql`
        insert into branches.counter (branch_id, id, number, name, name_en, service_groups, mask_off, zone_id)
        values (${input.branch}, ${newId()}, ${counter.number}, ${counter.name}, ${counter.nameEn}, ${counter.serviceGroups}::text[], ${counter.maskOff}, ${zones.get(counter.zone ?? '') ?? null})`)
        .catch((error: unknown) => {
          throw constraintOf(error) === 'counter_number_once' ? new Refusal('branches.counterTaken', { params: { number: counter.number } }) : error;
        });
    }
    for (const machine of input.machines) {
      await tx.run(sql`
        insert into branches.machine (branch_id, id, kind, name, name_en, zone_id)
        values (${input.branch}, ${newId()}, ${machine.kind}, ${machine.name}, ${machine.nameEn}, ${zones.get(machine.zone ?? '') ?? null})`);
    }
    const facts = { zones: input.zones.length, counters: input.counters.length, machines: input.machines.length };
    return { answer: facts, trace: { object: `branch/${input.branch}`, facts }, announces: [{ topic: 'branches.furnished', branch: input.branch }] };
  },
});

async function zonesByKind(tx: Tx, branch: string): Promise<Map<string, string>> {
  const rows = await tx.many<{ id: string; kind: string }>(sql`select id, kind from branches.zone where branch_id = ${branch} order by id desc`);
  return new Map(rows.map((zone) => [zone.kind, zone.id]));
}
