import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addBranch, addRegion } from '#modules/branches/index.ts';
import { closeDay } from '#modules/lobby/index.ts';
import { sql } from '#platform/sql.ts';
import { openHouse, somebody, type TestHouse } from '#test/rig/house.ts';
import { startLivingDay } from './living-day.ts';
import { NOT_A_SAMPLE, sampleOnly } from './sample-only.ts';
import { setSpeed } from './sample-desk.ts';
import { seedSample } from './seed.ts';

let bank: TestHouse;

beforeAll(async () => {
  bank = await openHouse();
  await asOwner("update app.bank set kind = 'real'");
});
afterAll(() => bank.close());

test('a real bank is never filled with the sample, not even when it is empty', async () => {
  await expect(seedSample(bank.house)).rejects.toThrow(NOT_A_SAMPLE);
  expect(await counted('branches.branch')).toBe(0);
  expect(await counted('identity.staff')).toBe(0);
});

test('the living day does not start in a real bank', async () => {
  await expect(startLivingDay(bank.house)).rejects.toThrow(NOT_A_SAMPLE);
});

test('past all doors, each transaction of the simulation is refused by a check inside itself, hot deeds included', async () => {
  const asking = bank.asking();
  const { region } = await addRegion(asking, { code: 'r', name: '真实片区', nameEn: 'Real region' });
  const { branch } = await addBranch(asking, { code: 'b', name: '真实网点', region });
  const before = await counted('app.trail');
  const house = sampleOnly(bank.house);
  const simulated = { ...bank.asking(somebody('lobby_manager', [branch])), house };
  await expect(closeDay(simulated, { branch })).rejects.toThrow(NOT_A_SAMPLE);
  await expect(house.hot.run({ branch, sight: { branch } }, { fn: 'lobby.call_next' })).rejects.toThrow(NOT_A_SAMPLE);
  expect(await counted('app.trail')).toBe(before);
});

test('in a sample bank it acts on sample branches only: one that somebody typed in or imported stays untouched', async () => {
  await asOwner("update app.bank set kind = 'sample'");
  const { branch } = await bank.house.db.look({ branches: 'all' }, (tx) => tx.one<{ branch: string }>(sql`select id as branch from branches.branch`));
  const simulated = { ...bank.asking(somebody('lobby_manager', [branch])), house: sampleOnly(bank.house) };
  await expect(closeDay(simulated, { branch })).rejects.toThrow(NOT_A_SAMPLE);
  await asOwner("update app.bank set kind = 'real'");
});

test('nobody sets the pace of a real bank', async () => {
  await expect(setSpeed(bank.asking(somebody('anonymous')), { speed: 60 })).rejects.toMatchObject({ code: 'sample.notHere' });
});

test('the program itself cannot turn a real bank into a sample one', async () => {
  await expect(bank.house.db.change({ branches: 'all' }, (tx) => tx.run(sql`update app.bank set kind = 'sample'`))).rejects.toThrow(/permission denied/);
});

async function counted(table: string): Promise<number> {
  return (await bank.house.db.look({ branches: 'all' }, (tx) => tx.one<{ count: number }>(sql`select count(*) as count from ${sql.raw(table)}`))).count;
}

async function asOwner(text: string): Promise<void> {
  const client = new pg.Client(bank.ownerUrl);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
