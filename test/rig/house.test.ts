import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundBranch, openTestHouse, type TestHouse } from './house.ts';

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});

afterAll(() => test.close());

describe('the house of a test', () => {
  it('serves all modules on a database of its own', async () => {
    expect((await test.server.inject('/livez')).json()).toEqual({ status: 'alive' });
    expect((await test.server.inject('/api/public/branches')).json()).toEqual({ regions: [], branches: [] });
    const { branch } = await foundBranch(test);
    expect((await test.server.inject('/api/public/branches')).json().branches).toMatchObject([{ id: branch }]);
  });

  it('runs the jobs that are due', async () => {
    await expect(test.jobs.drain()).resolves.toBeUndefined();
  });
});
