import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { checkIn } from '#modules/appointments/index.ts';
import { sql } from '#platform/sql.ts';
import type { Taken } from '../answers.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import { takeTicket } from './take-ticket.ts';

/** 预约取号: the booking is checked in and the number taken, together or not at all. Late is not lost: the visit counts as a walk-in. */
export const takeBookedTicket = act({
  name: 'lobby.takeBookedTicket',
  may: can.takeTicket,
  input: z.object({ branch: id, visit: id, code: z.string().min(4).max(40).optional(), booking: id.optional() }),
  run: async ({ tx, asking, input: { branch, visit, code, booking } }) => {
    if (code === undefined && booking === undefined) throw new Refusal('lobby.bookingCodeMissing', { status: 422 });
    const { today } = await inForce(tx, branch, asking.now);
    const known = await tx.maybe<object>(sql`select 1 from lobby.visit where branch_id = ${branch} and id = ${visit} and on_date = ${today} and state <> 'left'`);
    if (!known) throw new Refusal('lobby.notScreened');
    const arrived = await checkIn.within(tx, asking, { branch, ...(code === undefined ? {} : { code }), ...(booking === undefined ? {} : { booking }) });
    const ticket: Taken = await takeTicket.within(tx, asking, { branch, visit, service: arrived.service, booking: { id: arrived.booking, bookedFor: arrived.startsAt } });
    return { answer: ticket, trace: { object: `ticket/${ticket.id}`, facts: { booking: arrived.booking, punctuality: arrived.punctuality } } };
  },
});
