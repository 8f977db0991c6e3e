import { z } from 'zod';
import { endpoint, id } from '#platform/contract.ts';
import { askCode } from './acts/ask-code.ts';
import { confirm } from './acts/confirm.ts';
import { followAlso, leave, renew } from './acts/own.ts';
import { can } from './can.ts';
import { ownShape, ownSubscription } from './reads/own.ts';
import { panelShape } from './reads/panel.ts';

const following = z.object({ following: z.int() });

export const contract = {
  'POST /api/public/subscription-codes': endpoint({
    summary: 'A code to a phone that wants to hear of changes of hours', may: can.ask, body: askCode.input.omit({ address: true }), answer: z.object({ request: id, minutes: z.int() }),
  }),
  'POST /api/public/subscriptions': endpoint({
    summary: 'Show the code that came: the phone follows the branches', may: can.ask, body: confirm.input,
    answer: z.object({ outcome: z.enum(['confirmed', 'wrong', 'over']), left: z.int(), link: z.string().nullable() }),
  }),
  'POST /api/public/own-subscription': endpoint({ summary: 'What the short address of a text stands for', may: can.own, body: ownSubscription.input, answer: ownShape }),
  'POST /api/public/own-subscription/leaving': endpoint({ summary: 'Leave one branch, or all; with the last one the number is deleted', may: can.own, body: leave.input, answer: following }),
  'POST /api/public/own-subscription/branches': endpoint({ summary: 'Follow one more branch', may: can.own, body: followAlso.input, answer: following }),
  'POST /api/public/own-subscription/renewal': endpoint({ summary: 'Begin its term anew', may: can.own, body: renew.input, answer: z.object({ until: z.iso.datetime() }) }),
  'GET /api/subscriptions': endpoint({ summary: 'How many follow each branch, and what became of each publication', may: can.see, answer: panelShape }),
} as const;
