import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { metresBetween } from '#kernel/distance.ts';
import { openBank, type TestBank } from '#test/rig/bank.ts';
import { addBranch, addRegion, allBranches, nearestBranches } from './index.ts';

let bank: TestBank;
const BRANCHES = 60;

beforeAll(async () => {
  bank = await openBank();
  const { region } = await addRegion(bank.asking(), { code: 'far', name: '各地', nameEn: 'All over' });
  let seed = 11;
  const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let nth = 0; nth < BRANCHES; nth += 1) {
    // Some close together, some far north where degrees are narrow, some nowhere on the map.
    const place = nth % 10 === 9 ? {} : { lng: 120 + chance() * (nth % 3 === 0 ? 0.05 : 6), lat: (nth % 3 === 1 ? 68 : 31) + chance() * 3 };
    await addBranch(bank.asking(), { region, code: `n${nth}`, name: `网点 ${nth}`, nameEn: `Branch ${nth}`, address: '无名路', phone: '02100000000', ...place });
  }
});
afterAll(() => bank?.close());

test('the nearest by the index are the nearest by a look at every branch, in the same order, wherever one stands', async () => {
  const all = await bank.house.db.look({ branches: 'all' }, (tx) => allBranches(tx));
  await fc.assert(fc.asyncProperty(fc.double({ min: 119, max: 127, noNaN: true }), fc.double({ min: 30, max: 72, noNaN: true }), fc.integer({ min: 1, max: BRANCHES + 5 }), async (lng, lat, most) => {
    const plain = all.flatMap((one) => metresBetween({ lng, lat }, one) ?? []).toSorted((a, b) => a - b).slice(0, most);
    const found = await bank.house.db.look({ branches: 'all' }, (tx) => nearestBranches(tx, { lng, lat }, most));
    expect(found.map((one) => one.metres)).toEqual(plain);
    expect(new Set(found.map((one) => one.id)).size).toBe(found.length);
  }), { numRuns: 60 });
});
