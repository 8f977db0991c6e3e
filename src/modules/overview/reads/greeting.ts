import { z } from 'zod';
import { acceptanceOf, LEARN_DAYS } from '#modules/lobby/index.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { can } from '../can.ts';

export const greetingShape = z.object({
  days: z.number(),
  rows: z.array(z.object({ service: z.string(), name: z.string(), nameEn: z.string(), kind: z.enum(['online', 'later', 'machine']), offered: z.number(), taken: z.number(), isLast: z.boolean() })),
});

/** 迎客建议: what was offered lately and what was taken, so that one sees what the suggestion has learnt. */
export const greeting = read({
  name: 'overview.greeting',
  may: can.today,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => ({
    days: LEARN_DAYS,
    rows: (await acceptanceOf(tx, branch, asking.now)).flatMap(({ kind, ...row }) => (kind === 'ticket' || kind === 'green' ? [] : [{ ...row, kind }])),
  }),
});
