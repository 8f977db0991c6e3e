import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { can } from '../can.ts';
import { move, outcomeOf, ticketFor } from './move-ticket.ts';

/** 开始办理: the person who was called is at the counter. */
export const start = act({
  name: 'lobby.start',
  may: can.call,
  input: z.object({ branch: id, ticket: id, counter: z.int().min(1).max(999).optional() }),
  run: async ({ tx, asking, input }) => {
    const row = await ticketFor(tx, 'start', input);
    return outcomeOf(await move(tx, asking, row, 'started', { state: 'serving', serving_at: asking.now }), 'lobby.started');
  },
});
