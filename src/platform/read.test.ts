import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { permissions } from '#kernel/permission.ts';
import { Refusal } from '#kernel/refusal.ts';
import { read } from './read.ts';
import { openHouse, somebody, type TestHouse } from '#test/rig/house.ts';
import { until } from '#test/rig/until.ts';

let house: TestHouse;
beforeAll(async () => { house = await openHouse(); });
afterAll(() => house.close());

const can = permissions('test', { look: { roles: ['anonymous', 'system'], scope: 'public' } });

test('a crowd that asks the same at once gets few looks, each begun after its people asked', async () => {
  let looks = 0;
  let truth = 0;
  const question = read({ name: 'test.look', may: can.look, input: z.object({ n: z.number() }), shared: true, run: async () => {
    looks += 1;
    const seen = truth;
    await new Promise((done) => setTimeout(done, 100));
    return { seen };
  } });
  const first = question(house.asking(), { n: 1 });
  await until(() => looks === 1, 'the first look');
  truth = 1;
  const later = await Promise.all(Array.from({ length: 50 }, () => question(house.asking(), { n: 1 })));
  expect(await first).toEqual({ seen: 0 });
  expect(later.every(({ seen }) => seen === 1)).toBe(true);
  expect(looks).toBe(2);
  await Promise.all([question(house.asking(), { n: 2 }), question(house.asking(), { n: 3 })]);
  expect(looks).toBe(4);
});

test('each is asked for permission, and a fault reaches all who waited without stopping the next', async () => {
  let fails = true;
  const question = read({ name: 'test.fails', may: can.look, input: z.object({}), shared: true, run: async () => {
    await new Promise((done) => setTimeout(done, 5));
    if (fails) throw new Refusal('test.no');
    return { ok: true };
  } });
  await expect(question(house.asking(somebody('teller')), {})).rejects.toMatchObject({ code: 'forbidden' });
  const all = await Promise.allSettled([1, 2, 3].map(() => question(house.asking(), {})));
  expect(all.map((one) => one.status)).toEqual(['rejected', 'rejected', 'rejected']);
  fails = false;
  expect(await question(house.asking(), {})).toEqual({ ok: true });
});
