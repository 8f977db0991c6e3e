import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import { move, outcomeOf, ticketFor } from './move-ticket.ts';

/** 转办: to another errand or to one counter; the number and the place in line stay. */
export const transfer = act({
  name: 'lobby.transfer',
  may: can.handTicket,
  input: z.object({
    branch: id, ticket: id, counter: z.int().min(1).max(999).optional(),
    toService: z.string().trim().min(1).max(40).optional(), toCounter: z.int().min(1).max(999).optional(),
  }),
  run: async ({ tx, asking, input }) => {
    const { services, counters } = await inForce(tx, input.branch, asking.now);
    const row = await ticketFor(tx, 'transfer', input);
    const service = input.toService === undefined
      ? { code: row.service_code, group: row.service_group, maskOff: row.mask_off }
      : services.find((one) => one.code === input.toService && one.offered);
    if (!service) throw new Refusal('lobby.serviceUnknown', { status: 404 });
    const able = counters.filter((one) => one.service_groups.includes(service.group) && (!service.maskOff || one.mask_off));
    if (input.toCounter !== undefined && !able.some((one) => one.number === input.toCounter)) {
      throw new Refusal('lobby.counterCannot', { params: { counter: input.toCounter }, offer: { counters: able.map((one) => one.number) } });
    }
    if (able.length === 0) throw new Refusal('lobby.serviceNotHere');
    const moved = await move(tx, asking, row, 'transferred', {
      state: 'waiting', counter_number: null, counter_wanted: input.toCounter ?? null, not_before: null, call_count: 0,
      service_code: service.code, service_group: service.group, mask_off: service.maskOff,
    });
    return outcomeOf(moved, 'lobby.transferred', { from: row.counter_number, toCounter: input.toCounter ?? null });
  },
});
