import { z } from 'zod';
import { base64, endpoint } from '#platform/contract.ts';
import { can } from './can.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { importOptions } from './options.ts';
import { preview } from './shown.ts';

/** A file travels as base64 inside JSON: a third larger, and the same door as every other request. */
const MOST_CHARACTERS = Math.ceil(IMPORT_LIMITS.packedBytes / 3) * 4;
export const handedIn = z.object({
  name: z.string().trim().min(1).max(200),
  content: base64(MOST_CHARACTERS).meta({ description: 'the file, base64' }),
  options: importOptions.prefault({}),
});
const limit = { bodyLimitBytes: MOST_CHARACTERS + 64 * 1024 };

export const contract = {
  'POST /api/branches/imports/preview': endpoint({ summary: 'What an import of this branch list would do; nothing is written', may: can.importBranches, body: handedIn, answer: preview, ...limit }),
  'POST /api/branches/imports/returned': endpoint({
    summary: 'The rows that need a person, in the same kind of file, with the reasons', may: can.importBranches, body: handedIn, ...limit,
    answer: z.object({ name: z.string(), media: z.string(), content: z.string().meta({ description: 'base64' }), rows: z.number() }),
  }),
  'POST /api/branches/imports': endpoint({
    summary: 'Import the good rows that the preview showed, all together', may: can.importBranches, body: handedIn.extend({ token: z.string().length(64) }), status: 201, ...limit,
    answer: z.object({ import: z.uuid().nullable(), written: z.number(), withHours: z.number(), regions: z.number(), known: z.number(), again: z.boolean() }),
  }),
} as const;
