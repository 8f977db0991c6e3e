import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act, type Facts } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { can } from '../can.ts';
import { inForceLately } from '../in-force.ts';
import { ticketTaken } from '../answers.ts';
import { placeInLine } from '../rules.ts';
import { plainCode } from '../rules-door.ts';
import { blindCode, blindSecret, sealSecret } from '../secrets.ts';

const service = z.string().trim().min(1).max(40);

/** 代客取号: a number for somebody who has passed the door, in one tap. `booking` comes from checking in, never from outside. */
export const takeTicket = act({
  name: 'lobby.takeTicket',
  may: can.takeTicket,
  input: z.object({
    branch: id, visit: id, service,
    booking: z.object({ id, bookedFor: z.coerce.date() }).optional(),
  }),
  hot: {
    function: 'lobby.take_ticket',
    deed: async (input, asking) => ({ visit: input.visit, ...(await deedOf(asking, input)) }),
    answer: (raw, _input, asking) => given(raw, asking),
  },
});

/** 自助取号: the visitor's own phone or the ticket machine, by the code of the door form. */
export const takeOwnTicket = act({
  name: 'lobby.takeOwnTicket',
  may: can.takeOwnTicket,
  input: z.object({ branch: id, code: z.string().min(1).max(40), service }),
  hot: {
    function: 'lobby.take_ticket',
    deed: async (input, asking) => ({ codeBlind: blindCode(asking.house, plainCode(input.code)), ...(await deedOf(asking, input)) }),
    answer: (raw, _input, asking) => given(raw, asking),
  },
});

async function deedOf(asking: Asking, input: { branch: string; service: string; booking?: { id: string; bookedFor: Date } | undefined }): Promise<Facts> {
  const rules = await inForceLately(asking.house, input.branch, asking.now);
  if (rules.awaitsGate) throw new Refusal('lobby.gateNotSigned', { status: 409 });
  const wanted = rules.services.find((one) => one.code === input.service && one.offered);
  if (!wanted) throw new Refusal('lobby.serviceUnknown', { status: 404 });
  if (!rules.counters.some((counter) => counter.service_groups.includes(wanted.group) && (!wanted.maskOff || counter.mask_off))) {
    throw new Refusal('lobby.serviceNotHere', { status: 409 });
  }
  const place = placeInLine({ arrivedAt: asking.now, bookedFor: input.booking?.bookedFor, credit: 'none' }, rules.calls);
  // Chance of its own: what opens a ticket page must not follow a seeded sample day.
  const secret = randomBytes(16).toString('base64url');
  return {
    on: rules.today, ticket: newId(), event: newId(), service: wanted.code, group: wanted.group, maskOff: wanted.maskOff,
    prefix: rules.settings.ticketPrefixes[wanted.group] ?? 'A', origin: place.origin, keyAt: place.keyAt.toISOString(), waitsFrom: place.waitsFrom.toISOString(),
    credits: rules.calls.credits, booking: input.booking?.id ?? null, bookedFor: input.booking?.bookedFor.toISOString() ?? null,
    secretBlind: blindSecret(asking.house, secret), secretSealed: sealSecret(asking.house, secret),
  };
}

function given(raw: Facts, asking: Asking) {
  return ticketTaken(raw, asking.house);
}
