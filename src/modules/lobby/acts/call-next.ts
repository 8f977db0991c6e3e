import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act, type Facts } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { ticketFrom, type TicketAnswer } from '../answers.ts';
import { can } from '../can.ts';
import { inForceLately } from '../in-force.ts';

export type Called = { ticket: TicketAnswer | null; again: boolean; finished: string | null; deed: string | null };

/** 叫号: the next customer of a counter. `after` is the ticket it has just done with: it is served, and the next one called, in one tap. */
export const callNext = act({
  name: 'lobby.callNext',
  may: can.call,
  input: z.object({ branch: id, counter: z.coerce.number().int().min(1).max(999), after: id.optional() }),
  hot: {
    function: 'lobby.call_next',
    deed: async ({ branch, counter: number, after }, asking) => {
      const rules = await inForceLately(asking.house, branch, asking.now);
      const counter = rules.counters.find((one) => one.number === number);
      if (!counter) throw new Refusal('lobby.counterUnknown', { status: 404 });
      return {
        on: rules.today, deedId: newId(), counter: number, groups: counter.service_groups, maskOff: counter.mask_off, after: after ?? null,
        maximumWait: rules.calls.maximumWaitMinutes, bookedInRow: rules.calls.bookedInRow, cap: rules.cap, finishLeaves: rules.settings.finishLeaves,
        events: [newId(), newId(), newId(), newId()],
      };
    },
    answer: calledFrom,
  },
});

// Made once: to make a schema costs more than twenty uses of it.
const calledShape = z.object({
  ticket: z.record(z.string(), z.unknown()).nullable(), again: z.boolean().default(false), finished: z.string().nullish(), deed: z.string().nullish(),
});

function calledFrom(raw: Facts): Called {
  const { ticket, again, finished, deed } = calledShape.parse(raw);
  return { ticket: ticket === null ? null : ticketFrom(ticket), again, finished: finished ?? null, deed: deed ?? null };
}
