import { expect, test } from 'vitest';
import { isId, newId } from './id.ts';

test('ids sort in the order in which they were made, also within a millisecond and when the clock goes back', () => {
  const made = Array.from({ length: 20_000 }, newId);
  expect(made.every(isId)).toBe(true);
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  const now = Date.now;
  try {
    Date.now = () => now() - 60_000;
    expect(newId() > (made.at(-1) ?? '')).toBe(true);
  } finally {
    Date.now = now;
  }
});

test('an id says version 7, and the millisecond it was made in unless very many were made at once', () => {
  const id = newId();
  expect(id[14]).toBe('7');
  expect('89ab').toContain(id[19]);
  expect(Math.abs(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(1_000);
});
