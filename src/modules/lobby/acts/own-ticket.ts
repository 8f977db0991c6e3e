import { z } from 'zod';
import { addMinutes } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { can, type Move } from '../can.ts';
import { bySecret } from '../reads/own-ticket.ts';
import type { TicketRow } from '../tables.ts';
import { gone } from './leave.ts';
import { move, outcomeOf, ticketFor, type Moved } from './move-ticket.ts';
import { returned } from './take-back.ts';

const input = z.object({ branch: id, secret: z.string().min(16).max(64) });

/** The visitor's own taps on the phone page: not ready yet, back again, giving up. Whoever holds the secret is the visitor. */
export const postponeOwn = act({
  name: 'lobby.postponeOwn',
  may: can.changeOwnTicket,
  input: input.extend({ minutes: z.int().min(1).max(30).default(5) }),
  run: async ({ tx, asking, input: at }) => {
    const row = await ownFor(tx, asking, 'postpone', at);
    return quiet(await move(tx, asking, row, 'postponed', { not_before: addMinutes(asking.now, at.minutes) }), 'lobby.postponed');
  },
});

export const returnOwn = act({
  name: 'lobby.returnOwn',
  may: can.changeOwnTicket,
  input,
  run: async ({ tx, asking, input: at }) => quiet(await returned(tx, asking, await ownFor(tx, asking, 'takeBack', at)), 'lobby.returned'),
});

export const leaveOwn = act({
  name: 'lobby.leaveOwn',
  may: can.changeOwnTicket,
  input,
  run: async ({ tx, asking, input: at }) => quiet(await gone(tx, asking, await ownFor(tx, asking, 'leave', at)), 'lobby.left'),
});

async function ownFor(tx: Tx, asking: Asking, deed: Move, at: z.output<typeof input>): Promise<TicketRow> {
  const { id: ticket } = await bySecret(tx, asking.house, at.branch, at.secret);
  return ticketFor(tx, deed, { branch: at.branch, ticket });
}

/** The visitor's page asks for its ticket again; the answer of the tap says no more than the state. */
function quiet(moved: Moved, topic: string) {
  const { answer, ...rest } = outcomeOf(moved, topic);
  return { ...rest, answer: { number: answer.ticket.number, state: answer.ticket.state } };
}
