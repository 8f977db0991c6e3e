import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from './house.ts';

let test: TestHouse;

beforeAll(async () => {
  test = await openHouse();
});

afterAll(() => test.close());

describe('the house of a test', () => {
  it('serves all modules over HTTP on a database of its own', async () => {
    const { origin } = await test.listen();
    expect(await (await fetch(`${origin}/livez`)).json()).toEqual({ status: 'alive' });
    const list = await fetch(`${origin}/api/public/branches`);
    expect([list.status, await list.json()]).toEqual([200, { regions: [], branches: [] }]);
  });

  it('runs the jobs that are due', async () => {
    await expect(test.work()).resolves.toBeUndefined();
  });
});
