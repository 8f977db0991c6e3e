import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { can } from '../can.ts';
import { move, outcomeOf, ticketFor } from './move-ticket.ts';

/** 重呼: the screens show and speak the number again. It is no further call. */
export const announce = act({
  name: 'lobby.announce',
  may: can.call,
  input: z.object({ branch: id, ticket: id, counter: z.int().min(1).max(999).optional() }),
  run: async ({ tx, asking, input }) => {
    const row = await ticketFor(tx, 'announce', input);
    return outcomeOf(await move(tx, asking, row, 'announced', { called_at: asking.now }), 'lobby.called', { again: true });
  },
});
