import { expect, test } from 'vitest';
import { mayDo, permissions } from './permission.ts';

const can = permissions('tally', { count: { roles: ['branch_head', 'lobby_manager'], scope: 'branch' } });
const here = '018f0000-0000-7000-8000-000000000001';
const there = '018f0000-0000-7000-8000-000000000002';

test('a page offers what a role of the person may do, and at a branch only what they may do there', () => {
  const person = { roles: ['branch_head', 'teller'], posts: [{ role: 'branch_head', reach: [here] }, { role: 'teller', reach: [there] }] } as const;
  expect(can.count.name).toBe('tally.count');
  expect(mayDo(person, can.count)).toBe(true);
  expect(mayDo(person, can.count, here)).toBe(true);
  expect(mayDo(person, can.count, there)).toBe(false);
  expect(mayDo({ roles: ['teller'] }, can.count)).toBe(false);
});
