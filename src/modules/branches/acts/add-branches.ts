import { z } from 'zod';
import { NETWORK, newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';

const listedBranch = z.object({
  id: z.uuid(), row: z.int().positive(), region: z.string().min(1).max(20), code: z.string().min(1).max(40), name: z.string().min(1).max(160), nameEn: z.string().max(160),
  address: z.string().max(300), addressEn: z.string().max(300), phone: z.string().max(60), lng: z.number().min(-180).max(180).nullable(), lat: z.number().min(-90).max(90).nullable(),
  written: z.record(z.string(), z.string().max(40_000)), reasons: z.array(z.json()).max(60),
});
type ListedBranch = z.output<typeof listedBranch>;

/** The good rows of a branch list, and what the list was. `token` stands for what was shown before. */
export const branchListInput = z.object({
  token: z.string().length(64), fileName: z.string().max(200), fileHash: z.string().length(64), rowCount: z.int().min(0), options: z.json(), timeZone: z.string().max(60),
  regions: z.array(z.object({ code: z.string().min(1).max(20), name: z.string().min(1).max(80), nameEn: z.string().min(1).max(120) })).max(2_000),
  branches: z.array(listedBranch).min(1).max(50_000),
});

const ROWS_A_STATEMENT = 1_000;

/** Adds the branches of a list, all together or not at all. A code that somebody else took meanwhile refuses the whole list. */
export const addBranches = act({
  name: 'branches.addList',
  may: can.addBranch,
  input: branchListInput,
  run: async ({ tx, asking, input }) => {
    const batch = newId();
    const regions = await regionIds(tx, input.regions);
    const branches = input.branches.map((one) => ({ ...one, regionId: regions.get(one.region) }));
    for (const part of partsOf(branches, ROWS_A_STATEMENT)) {
      await tx.run(sql`insert into app.place (id, parent_id, kind, time_zone) values ${sql.join(part.map((one) => sql`(${one.id}, ${one.regionId}, 'branch', ${input.timeZone})`))}`);
      const added = await tx.run(sql`
        insert into branches.branch (id, region_id, code, name, name_en, address, address_en, phone, lng, lat, time_zone, origin, added_at, added_by)
        values ${sql.join(part.map((one) => sql`(${one.id}, ${one.regionId}, ${one.code}, ${one.name}, ${one.nameEn}, ${one.address}, ${one.addressEn}, ${one.phone},
          ${one.lng}, ${one.lat}, ${input.timeZone}, 'import', ${asking.now}, ${asking.actor.id})`))}
        on conflict (code) do nothing`);
      if (added < part.length) throw new Refusal('import.changedMeanwhile', { status: 409 });
    }
    const written = await tx.run(sql`
      insert into branches.import (id, token, file_name, file_hash, row_count, written_count, options, imported_at, imported_by)
      values (${batch}, ${input.token}, ${input.fileName}, ${input.fileHash}, ${input.rowCount}, ${branches.length}, ${JSON.stringify(input.options)}::jsonb, ${asking.now}, ${asking.actor.id})
      on conflict (token) do nothing`);
    if (written === 0) throw new Refusal('import.changedMeanwhile', { status: 409 });
    await keepDoubts(tx, batch, branches.filter((one) => one.reasons.length > 0));
    return {
      answer: { import: batch, written: branches.length, regions: input.regions.length },
      trace: { object: `import/${batch}`, facts: { fileHash: input.fileHash, rows: input.rowCount, written: branches.length } },
      announces: branches.map((one) => ({ topic: 'branches.added', branch: one.id })),
    };
  },
});

/** The regions by code; those that are not there yet are added. */
async function regionIds(tx: Tx, regions: readonly { code: string; name: string; nameEn: string }[]): Promise<Map<string, string>> {
  const codes = regions.map((one) => one.code);
  const known = new Map((await tx.many<{ id: string; code: string }>(sql`select id, code from branches.region where code = any(${codes}::text[])`)).map((one) => [one.code, one.id]));
  const fresh = regions.filter((one) => !known.has(one.code)).map((one) => ({ ...one, id: newId() }));
  if (fresh.length > 0) {
    await tx.run(sql`insert into app.place (id, parent_id, kind) values ${sql.join(fresh.map((one) => sql`(${one.id}, ${NETWORK}, 'region')`))}`);
    const added = await tx.run(sql`insert into branches.region (id, code, name, name_en) values ${sql.join(fresh.map((one) => sql`(${one.id}, ${one.code}, ${one.name}, ${one.nameEn})`))} on conflict (code) do nothing`);
    if (added < fresh.length) throw new Refusal('import.changedMeanwhile', { status: 409 });
  }
  for (const one of fresh) known.set(one.code, one.id);
  return known;
}

async function keepDoubts(tx: Tx, batch: string, doubtful: readonly ListedBranch[]): Promise<void> {
  for (const part of partsOf(doubtful, ROWS_A_STATEMENT)) {
    await tx.run(sql`insert into branches.import_doubt (branch_id, import_id, row_number, written, reasons)
      values ${sql.join(part.map((one) => sql`(${one.id}, ${batch}, ${one.row}, ${JSON.stringify(one.written)}::jsonb, ${JSON.stringify(one.reasons)}::jsonb)`))}`);
  }
}

function partsOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}
