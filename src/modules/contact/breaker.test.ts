import { expect, test } from 'vitest';
import { Breaker } from './breaker.ts';

test('after five failures in a row nothing goes out until the rest is over; then one tries and decides', () => {
  const breaker = new Breaker({ failures: 5, restMs: 30_000 });
  for (let n = 0; n < 4; n += 1) breaker.ill(n);
  expect(breaker.wait(4)).toBe(0);
  breaker.ill(5);
  expect(breaker.wait(6)).toBe(29_999);
  expect(breaker.isOpen(6)).toBe(true);
  expect(breaker.wait(30_006)).toBe(0);
  expect(breaker.wait(30_007)).toBeGreaterThan(0);
  breaker.ill(30_010);
  expect(breaker.wait(30_020)).toBe(29_990);
  expect(breaker.wait(60_011)).toBe(0);
  breaker.well();
  expect(breaker.wait(60_012)).toBe(0);
});

test('a success in between starts the count anew', () => {
  const breaker = new Breaker({ failures: 2 });
  breaker.ill(0);
  breaker.well();
  breaker.ill(1);
  expect(breaker.wait(2)).toBe(0);
});
