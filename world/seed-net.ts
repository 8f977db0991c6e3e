import { addDays, businessDate } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { layOutPlaces, noteShelves, receiveDelivery } from '#modules/protection/index.ts';
import { BANK } from './bank.ts';
import { BRANCHES, type SampleBranch } from './branches.ts';
import { stockOf } from './stock.ts';

/** Places with their labels, and cupboards as the branches of a bank have them: most well filled, a few not. */
export async function seedNet(tx: Tx, asking: Asking, places: ReadonlyMap<string, string>): Promise<void> {
  for (const sample of BRANCHES) {
    const branch = places.get(sample.code) ?? '';
    await layOutPlaces.within(tx, asking, { branch });
    await fillCupboard(tx, asking, sample, branch);
  }
  // Only when all cupboards are full is it known who has plenty.
  for (const { code } of BRANCHES) await noteShelves.within(tx, asking, { branch: places.get(code) ?? '' });
}

async function fillCupboard(tx: Tx, asking: Asking, sample: SampleBranch, branch: string): Promise<void> {
  const today = businessDate(asking.now, BANK.timeZone);
  const lines = stockOf(sample).filter(({ quantity }) => quantity > 0).map(({ expiresInDays, ...lot }) => ({ ...lot, expiresOn: expiresInDays === null ? null : addDays(today, expiresInDays) }));
  await receiveDelivery.within(tx, asking, { branch, lines, note: '期初' });
}
