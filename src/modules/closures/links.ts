import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';

/** No 0 O, 1 I L, 2 Z, 5 S, 8 B, U V, as in the code of a booking: may be typed from a phone that does not open addresses. */
const LETTERS = '34679ACDEFGHJKMNPQRTWXY';
const LENGTH = 12;

/** The last part of the address in a text message: made from the offer's id with a key, so that nobody can guess it; only its digest is kept. */
export async function linkTo(tx: Tx, asking: Asking, { at, offer }: { at: string; offer: string }): Promise<string> {
  const link = lettersOf(asking.house.secrets.blind('offer link', offer));
  await tx.run(sql`
    insert into closures.link (digest, at_branch, offer_id, made_at) values (${digestOf(asking, link)}, ${at}, ${offer}, ${asking.now}) on conflict (digest) do nothing`);
  return link;
}

export async function offerBehind(tx: Tx, asking: Asking, typed: string): Promise<{ branch: string; offer: string } | undefined> {
  return tx.maybe<{ branch: string; offer: string }>(sql`
    select at_branch as branch, offer_id as offer from closures.link where digest = ${digestOf(asking, typed.normalize('NFKC').toUpperCase())}`);
}

function digestOf(asking: Asking, link: string): string {
  return asking.house.secrets.blind('offer link digest', link);
}

function lettersOf(hex: string): string {
  let rest = BigInt(`0x${hex}`);
  return Array.from({ length: LENGTH }, () => {
    const letter = LETTERS[Number(rest % BigInt(LETTERS.length))] ?? 'A';
    rest /= BigInt(LETTERS.length);
    return letter;
  }).join('');
}
