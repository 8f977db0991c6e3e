import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { addMinutes } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { broughtBy, handedIn, keptOf, planOf, token, type HandedList } from '../cases.ts';
import type { CaseFileRow } from '../tables.ts';
import { onlyWriter, writeCounts } from '../write-counts.ts';

const KEPT_MINUTES = 7 * 24 * 60;

/** A list of cases is handed in; a job reads it (jobs.ts), for it may be long. Nothing is written before it was seen and confirmed. */
export const handIn = act({
  name: 'risk.handIn',
  may: can.importCases,
  input: handedIn,
  run: async ({ tx, asking, input }) => {
    await tx.run(sql`delete from risk.case_file where handed_at < ${addMinutes(asking.now, -KEPT_MINUTES)}`);
    const file = newId();
    await tx.run(sql`
      insert into risk.case_file (id, name, content, handed_at, handed_by, state)
      values (${file}, ${input.name}, ${Buffer.from(input.content, 'base64')}, ${asking.now}, ${asking.actor.id}, 'reading')`);
    return { answer: { file }, trace: { object: `case-file/${file}` }, announces: [{ topic: 'risk.caseFileHandedIn', facts: { file } }] };
  },
});

/** How much of a file has been read, for whoever waits. */
export const noteReading = act({
  name: 'risk.noteReading',
  may: can.judge,
  input: z.object({ file: id, share: z.number().min(0).max(1) }),
  run: async ({ tx, input: { file, share } }) => {
    await tx.run(sql`update risk.case_file set share = ${share} where id = ${file} and state = 'reading'`);
    return { answer: {}, trace: { object: `case-file/${file}`, facts: { share } } };
  },
});

/** What the file would bring, for the person to see; or why it cannot be read. */
export const keepReading = act({
  name: 'risk.keepReading',
  may: can.judge,
  input: z.object({ file: id, handed: z.custom<HandedList | Refusal>() }),
  run: async ({ tx, input: { file, handed } }) => {
    if (handed instanceof Refusal) {
      await tx.run(sql`update risk.case_file set state = 'refused', why = ${JSON.stringify({ code: handed.code, status: handed.status, params: handed.params })}::jsonb where id = ${file} and state = 'reading'`);
      return { answer: {}, trace: { object: `case-file/${file}`, facts: { refused: handed.code } } };
    }
    const plan = await keepPreview(tx, file, handed, 'reading');
    return { answer: {}, trace: { object: `case-file/${file}`, facts: broughtBy(plan) } };
  },
});

/** The person has seen what it would bring and says yes; a job writes it. */
export const confirmFile = act({
  name: 'risk.confirmFile',
  may: can.importCases,
  input: z.object({ file: id, token }),
  run: async ({ tx, asking, input }) => {
    const taken = await tx.run(sql`update risk.case_file set state = 'writing', confirmed_by = ${asking.actor.id} where id = ${input.file} and state = 'read' and token = ${input.token}`);
    if (taken === 0) {
      const there = await tx.maybe<Pick<CaseFileRow, 'state'>>(sql`select state from risk.case_file where id = ${input.file}`);
      if (!there) throw new Refusal('risk.fileUnknown', { status: 404 });
      throw new Refusal(there.state === 'read' ? 'risk.previewStale' : 'risk.fileNotRead');
    }
    return { answer: { file: input.file }, trace: { object: `case-file/${input.file}` }, announces: [{ topic: 'risk.caseFileConfirmed', facts: { file: input.file } }] };
  },
});

/** Writes what was confirmed, all rows or none. Where the counts are others by now, nothing is written and the new preview waits for another yes. */
export const writeFile = act({
  name: 'risk.writeFile',
  may: can.judge,
  input: z.object({ file: id, handed: z.custom<HandedList>() }),
  run: async ({ tx, asking, input: { file, handed } }) => {
    await onlyWriter(tx);
    const row = await tx.maybe<Pick<CaseFileRow, 'token' | 'confirmed_by'>>(sql`select token, confirmed_by from risk.case_file where id = ${file} and state = 'writing'`);
    if (!row?.confirmed_by) return { answer: { written: false }, trace: { object: `case-file/${file}`, facts: { written: false } } };
    const plan = await planOf(tx, handed);
    const brought = broughtBy(plan);
    if (plan.token !== row.token && brought.added + brought.changed > 0) {
      await keepPreview(tx, file, handed, 'writing');
      return { answer: { written: false }, trace: { object: `case-file/${file}`, facts: { written: false, stale: true } } };
    }
    await writeCounts(tx, asking, plan, row.confirmed_by);
    await tx.run(sql`update risk.case_file set state = 'written', answer = ${JSON.stringify(brought)}::jsonb where id = ${file}`);
    return { answer: { written: true }, trace: { object: `case-file/${file}`, facts: { ...brought, file: plan.digest, confirmedBy: row.confirmed_by } } };
  },
});

async function keepPreview(tx: Tx, file: string, handed: HandedList, from: CaseFileRow['state']) {
  const plan = await planOf(tx, handed);
  await tx.run(sql`
    update risk.case_file set state = 'read', share = 1, preview = ${JSON.stringify(keptOf(plan))}::jsonb, token = ${plan.token} where id = ${file} and state = ${from}`);
  return plan;
}
