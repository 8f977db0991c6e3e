import { businessDate } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { addWideItem, startingItems } from '#modules/signage/index.ts';
import { BANK } from './bank.ts';
import { SLOGANS } from './slogans.ts';

/** What all screens and strips of the sample bank show from its first day on. */
export async function seedScreens(tx: Tx, asking: Asking): Promise<void> {
  const fromOn = businessDate(asking.now, BANK.timeZone);
  const items = [...startingItems, ...SLOGANS.map((slogan) => ({ ...slogan, kind: 'slogan' as const }))];
  for (const [position, item] of items.entries()) await addWideItem.within(tx, asking, { ...item, fromOn, position });
}
