import type { Secrets } from '#platform/secrets.ts';

/** No 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: may be typed from a phone that does not open addresses. */
const LETTERS = '34679ACDEFGHJKMNPQRTWXY';
const LENGTH = 12;

/** The last part of the address in every text: made from the subscriber's id with a key, so that nobody can guess it; only its digest is kept. */
export function linkOf(secrets: Secrets, subscriber: string): string {
  let rest = BigInt(`0x${secrets.blind('subscription link', subscriber)}`);
  return Array.from({ length: LENGTH }, () => {
    const letter = LETTERS[Number(rest % BigInt(LETTERS.length))] ?? 'A';
    rest /= BigInt(LETTERS.length);
    return letter;
  }).join('');
}

export function digestOf(secrets: Secrets, typed: string): string {
  return secrets.blind('subscription link digest', typed.normalize('NFKC').toUpperCase());
}
