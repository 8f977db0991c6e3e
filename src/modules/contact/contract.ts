import { z } from 'zod';
import { branchParam, endpoint, id } from '#platform/contract.ts';
import { can } from './can.ts';

const message = z.object({
  id,
  about: z.string(),
  template: z.string(),
  state: z.enum(['queued', 'sent', 'delivered', 'failed']),
  at: z.string(),
  reason: z.string().nullable(),
  tries: z.int(),
  phone: z.string(),
});

export const contract = {
  'GET /api/branches/:branch/messages': endpoint({
    may: can.messagesOfBranch,
    summary: 'Text messages of a branch and what became of each',
    params: branchParam,
    query: z.object({ state: message.shape.state.optional(), before: z.iso.datetime().optional(), limit: z.coerce.number().int().min(1).max(200).optional() }),
    answer: z.object({ messages: z.array(message), more: z.boolean() }),
  }),
  'POST /api/contact/receipts/:key': endpoint({
    may: can.receipts,
    summary: 'Delivery receipts, pushed by the text message gateway (SmsReport)',
    params: z.object({ key: z.string().min(1).max(200) }),
    media: 'application/json',
    keyless: true,
    bodyLimitBytes: 256 * 1024,
  }),
} as const;
