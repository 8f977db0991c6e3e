import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { can } from '../can.ts';
import { move, outcomeOf, ticketFor } from './move-ticket.ts';

const input = z.object({ branch: id, ticket: id, counter: z.int().min(1).max(999).optional() });

/** 暂停: the visitor fills in a form or fetches a paper; the counter is free meanwhile. */
export const park = act({
  name: 'lobby.park',
  may: can.handTicket,
  input,
  run: async ({ tx, asking, input: at }) => {
    const row = await ticketFor(tx, 'park', at);
    return outcomeOf(await move(tx, asking, row, 'parked', { state: 'parked', counter_number: null, counter_wanted: row.counter_number ?? row.counter_wanted }), 'lobby.parked');
  },
});

/** 恢复: back into the line at the old place, for the counter that had begun. */
export const resume = act({
  name: 'lobby.resume',
  may: can.handTicket,
  input,
  run: async ({ tx, asking, input: at }) => {
    const row = await ticketFor(tx, 'resume', at);
    return outcomeOf(await move(tx, asking, row, 'resumed', { state: 'waiting', not_before: null }), 'lobby.resumed');
  },
});
