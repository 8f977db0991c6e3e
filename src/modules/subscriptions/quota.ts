import { Refusal } from '#kernel/refusal.ts';
import { NETWORK } from '#kernel/id.ts';
import type { Asking } from '#platform/house.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { settings } from './settings.ts';

/** An IPv6 customer has a whole /64 to ask from: that counts as one address. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/, '');
  const [before = '', after = ''] = address.split('::');
  const [head, tail] = [before, after].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]; // two parts given
  const groups = [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail];
  return `${groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

type Limit = Readonly<{ who: string; most: number; waitSeconds?: number }>;

/**
 * Counts one code against its phone, its network address and the bank, or refuses: nobody's phone is flooded through us, and nobody empties the
 * bank's account at the gateway. Each count is one conditional update, so that those who ask at once do not pass together.
 */
export async function takeQuota(tx: Tx, asking: Asking, { phone, address }: { phone: string; address: string }): Promise<void> {
  const { secrets } = asking.house;
  const { codeWait, codesPerPhone, codesPerAddress, codesADay } = await settingsAt(tx, {
    codeWait: settings.codeWait, codesPerPhone: settings.codesPerPhone, codesPerAddress: settings.codesPerAddress, codesADay: settings.codesADay,
  }, NETWORK, asking.now);
  await take(tx, asking, { who: secrets.blind('code quota', `phone ${phone}`), most: codesPerPhone, waitSeconds: codeWait });
  await take(tx, asking, { who: secrets.blind('code quota', `address ${address}`), most: codesPerAddress });
  await take(tx, asking, { who: 'all', most: codesADay });
}

async function take(tx: Tx, asking: Asking, { who, most, waitSeconds = 0 }: Limit): Promise<void> {
  const day = asking.now.toISOString().slice(0, 10);
  const earliest = new Date(asking.now.getTime() - waitSeconds * 1_000);
  const taken = await tx.run(sql`
    insert into subscriptions.quota (who, on_day, times_count, last_at) values (${who}, ${day}, 1, ${asking.now})
    on conflict (who, on_day) do update set times_count = quota.times_count + 1, last_at = excluded.last_at
    where quota.times_count < ${most} and (${waitSeconds} = 0 or quota.last_at <= ${earliest})`);
  if (taken === 1) return;
  const { last } = await tx.one<{ last: Date }>(sql`select last_at as last from subscriptions.quota where who = ${who} and on_day = ${day}`);
  const seconds = waitSeconds - Math.floor((asking.now.getTime() - last.getTime()) / 1_000);
  if (seconds > 0) throw new Refusal('subscriptions.tooSoon', { status: 429, retryAfterSeconds: seconds, params: { seconds } });
  throw new Refusal('subscriptions.tooManyCodes', { status: 429, retryAfterSeconds: 86_400 });
}
