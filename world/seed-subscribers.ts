import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { subscribe } from '#modules/subscriptions/index.ts';
import { BRANCHES } from './branches.ts';
import { mobileOf } from './phones.ts';

const FIRST_PHONE = 95_000_000;
const IN_ENGLISH = 9;
/** Numbers that end in four noughts are switched off at the stand-in gateway: their text comes back undelivered. */
const SWITCHED_OFF = 10_000;
const ONE_IN = 6;

/** Some customers follow the branch they go to, a few of them the next one as well. */
export async function seedSubscribers(tx: Tx, asking: Asking, places: ReadonlyMap<string, string>): Promise<void> {
  let nth = 0;
  for (const [index, { code }] of BRANCHES.entries()) {
    for (let person = 0; person < 1 + (index * 5) % 4; person += 1) {
      nth += 1;
      const next = BRANCHES[(index + 1) % BRANCHES.length]?.code ?? code;
      const branches = (person % 3 === 2 ? [code, next] : [code]).map((one) => places.get(one) ?? '');
      await subscribe.within(tx, asking, { phone: mobileOf(nth % ONE_IN === 0 ? FIRST_PHONE + nth * SWITCHED_OFF : FIRST_PHONE + nth), branches, lang: nth % IN_ENGLISH === 0 ? 'en' : 'zh' });
    }
  }
}
