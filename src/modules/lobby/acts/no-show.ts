import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import { afterNoShow } from '../rules.ts';
import { move, outcomeOf, ticketFor } from './move-ticket.ts';

/** 未到: nobody came. The number rests and is called again; after the last call it counts as missed. */
export const noShow = act({
  name: 'lobby.noShow',
  may: can.call,
  input: z.object({ branch: id, ticket: id, counter: z.int().min(1).max(999).optional() }),
  run: async ({ tx, asking, input }) => {
    const { calls } = await inForce(tx, input.branch, asking.now);
    const row = await ticketFor(tx, 'noShow', input);
    const verdict = afterNoShow(row.call_count, asking.now, calls);
    const moved = verdict.state === 'missed'
      ? await move(tx, asking, row, 'missed', { state: 'missed', missed_at: asking.now, counter_number: null })
      : await move(tx, asking, row, 'rested', { state: 'waiting', not_before: verdict.notBefore, counter_number: null });
    return outcomeOf(moved, 'lobby.missed', { at: row.counter_number });
  },
});
