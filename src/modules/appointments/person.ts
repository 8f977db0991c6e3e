import { timingSafeEqual } from 'node:crypto';
import { normalPhone } from '#kernel/phone.ts';
import type { Asking } from '#platform/house.ts';
import type { Secrets } from '#platform/secrets.ts';
import type { Channel } from './rules.ts';
import type { KeptFor } from './tables.ts';

export type Person = Readonly<{ phone?: string | undefined; device?: string | undefined; keptFor?: KeptFor | undefined; channel?: Channel | undefined }>;

/** The part of a deed that says who the place is for; personal values leave this function sealed or blinded. */
export function personIn(person: Person, asking: Asking) {
  const { secrets } = asking.house;
  const phone = person.phone === undefined ? undefined : normalPhone(person.phone);
  return {
    channel: channelOf(asking, person.channel),
    kept_for: person.keptFor ?? 'everyone',
    lang: asking.lang,
    ...(phone !== undefined && { phone_sealed: secrets.seal('phone', phone), phone_blind: secrets.blind('phone', phone) }),
    ...(person.device !== undefined && { device_blind: secrets.blind('device', person.device) }),
  };
}

/** Only staff may say through which channel somebody came; what comes over the public line is online. */
function channelOf({ actor }: Asking, said: Channel | undefined): Channel {
  switch (actor.kind) {
    case 'staff': return said === 'phone' || said === 'door' ? said : 'desk';
    case 'device': return 'door';
    case 'system': return said ?? 'door';
    case 'customer': case 'anonymous': return 'online';
    default: return actor.kind satisfies never;
  }
}

/** The key of a confirmation's link and of a slip's QR code: made from the booking's id, so nothing is stored. */
export function linkKey(secrets: Secrets, booking: string): string {
  return secrets.blind('booking link', booking).slice(0, 32);
}

export type Proof = Readonly<{ phone?: string | undefined; key?: string | undefined }>;

/** Whether somebody who names a code is the person: by the phone number given when booking, or by the link. */
export function isOwner(secrets: Secrets, row: { id: string; phone_blind: Buffer | null }, proof: Proof): boolean {
  if (proof.key !== undefined) return same(Buffer.from(proof.key), Buffer.from(linkKey(secrets, row.id)));
  if (proof.phone === undefined || row.phone_blind === null) return false;
  return same(Buffer.from(secrets.blind('phone', normalPhone(proof.phone)), 'hex'), row.phone_blind);
}

function same(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
