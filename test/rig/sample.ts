import { openBank, type TestBank } from './bank.ts';
import { seedSample } from '#world/seed.ts';

/** The sample bank on a database of its own, its first jobs done. */
export async function openSampleBank(): Promise<TestBank> {
  const bank = await openBank();
  await seedSample(bank.house);
  await bank.work();
  return bank;
}
