import { seedSample } from '#world/seed.ts';
import { openBank, type TestBank } from './bank.ts';
import { freshDatabase, sharedDatabase, type TestDatabase } from './database.ts';
import { openHouse } from './house.ts';

/** The sample bank on Monday at nine, its first jobs done, on a database of its own: seeded once in a run, then copied. */
export async function sampleDatabase(): Promise<TestDatabase> {
  return freshDatabase(await sharedDatabase('sample', async (database) => {
    const first = await openHouse({ database: { ...database, drop: async () => undefined } });
    await seedSample(first.house);
    await first.work();
    await first.close();
  }));
}

export async function openSampleBank(): Promise<TestBank> {
  return openBank({ database: await sampleDatabase() });
}
