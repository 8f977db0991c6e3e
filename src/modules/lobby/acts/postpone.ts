import { z } from 'zod';
import { addMinutes } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { can } from '../can.ts';
import { move, outcomeOf, ticketFor } from './move-ticket.ts';

/** 稍等再叫: not ready yet; the place in line is kept, nobody is called for these minutes. */
export const postpone = act({
  name: 'lobby.postpone',
  may: can.handTicket,
  input: z.object({ branch: id, ticket: id, minutes: z.int().min(1).max(30).default(5) }),
  run: async ({ tx, asking, input }) => {
    const row = await ticketFor(tx, 'postpone', input);
    return outcomeOf(await move(tx, asking, row, 'postponed', { not_before: addMinutes(asking.now, input.minutes) }), 'lobby.postponed');
  },
});
