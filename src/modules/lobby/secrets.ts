import type { House } from '#platform/house.ts';

/** A door code and a ticket secret are stored as keyed digests; the secret also sealed, to print it again. */
export function blindCode(house: House, code: string): string {
  return house.secrets.blind('door code', code);
}

export function blindSecret(house: House, secret: string): string {
  return house.secrets.blind('ticket secret', secret);
}

export function sealSecret(house: House, secret: string): string {
  return house.secrets.seal('ticket secret', secret);
}

export function openSecret(house: House, sealed: string): string {
  return house.secrets.open('ticket secret', sealed);
}

/** What a person carries away: the branch and the secret in one text, so that the page finds its branch by itself. */
export function pageSecret(branch: string, secret: string): string {
  return Buffer.from(branch.replaceAll('-', ''), 'hex').toString('base64url') + secret;
}
