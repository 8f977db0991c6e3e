import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { brought, kept, listIn, preview, returnedOf, shown } from '../cases.ts';
import type { CaseFileRow } from '../tables.ts';

export const caseFileShape = z.object({
  file: id, name: z.string(), state: z.enum(['reading', 'read', 'writing', 'written']), share: z.number(), token: z.string().nullable(),
  /** the counts changed between preview and writing: this preview is a new one */
  again: z.boolean(),
  preview: preview.nullable(), answer: brought.nullable(),
});

/** A file that was handed in: how far it is, what it would bring, what it brought; or why it cannot be taken. */
export const caseFile = read({
  name: 'risk.caseFile',
  may: can.importCases,
  input: z.object({ file: id }),
  run: async ({ tx, asking, input: { file } }): Promise<z.output<typeof caseFileShape>> => {
    const row = await rowOf<Omit<CaseFileRow, 'content'>>(tx, sql`select id, name, state, share, preview, token, why, confirmed_by, answer from risk.case_file where id = ${file}`);
    if (row.state === 'refused') throw new Refusal(row.why?.code ?? 'risk.noCases', { status: row.why?.status ?? 422, params: row.why?.params ?? {} });
    return {
      file, name: row.name, state: row.state, share: row.share, token: row.token, again: row.state === 'read' && row.confirmed_by !== null,
      preview: row.preview === null ? null : shown(kept.parse(row.preview), asking.lang), answer: row.answer,
    };
  },
});

/** The rows of it that were set aside, with the reasons. */
export const returnFile = read({
  name: 'risk.returnFile',
  may: can.importCases,
  input: z.object({ file: id }),
  run: async ({ tx, asking, input: { file } }) => {
    const row = await rowOf<Pick<CaseFileRow, 'name' | 'content'>>(tx, sql`select name, content from risk.case_file where id = ${file}`);
    return returnedOf((await listIn(asking, row.content)).list, row.name, asking.lang);
  },
});

/** For the job: the bytes, as long as there is something to do with them. */
export const bytesOfFile = read({
  name: 'risk.bytesOfFile',
  may: can.judge,
  input: z.object({ file: id, state: z.enum(['reading', 'writing']) }),
  run: async ({ tx, input: { file, state } }) => ({ bytes: (await tx.maybe<{ content: Buffer }>(sql`select content from risk.case_file where id = ${file} and state = ${state}`))?.content }),
});

async function rowOf<Row extends object>(tx: Tx, query: ReturnType<typeof sql<Row>>): Promise<Row> {
  const row = await tx.maybe<Row>(query);
  if (!row) throw new Refusal('risk.fileUnknown', { status: 404 });
  return row;
}
