import { z } from 'zod';
import { branchParam, day, endpoint } from '#platform/contract.ts';
import { can } from './can.ts';

const range = z.object({ day, search: z.string().max(80).optional(), before: z.coerce.number().int().min(1).optional(), limit: z.coerce.number().int().min(1).max(1_000).optional() });
const page = z.object({
  entries: z.array(z.object({ seq: z.number(), at: z.date(), actor: z.string(), who: z.string(), act: z.string(), object: z.string(), outcome: z.enum(['done', 'forbidden', 'read']), facts: z.string() })),
  next: z.number().nullable(),
});

export const contract = {
  'GET /api/branches/:branch/trail': endpoint({ summary: 'The trail of a branch’s day', may: can.trail, params: branchParam, query: range, answer: page }),
  'GET /api/trail': endpoint({ summary: 'The network’s own trail of a day', may: can.networkTrail, query: range, answer: page }),
  'GET /api/trail/verification': endpoint({
    summary: 'Reads every chain and names what is not what it was', may: can.verify,
    answer: z.object({ chains: z.number(), entries: z.number(), seals: z.number(), findings: z.array(z.object({ branch: z.string(), seq: z.number(), kind: z.string(), detail: z.string() })) }),
  }),
} as const;
