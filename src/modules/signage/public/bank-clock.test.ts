import { expect, test } from 'vitest';
import { bankClock } from './bank-clock.ts';

const REAL = Date.parse('2026-11-25T22:36:00Z');
const BANK = Date.parse('2026-11-26T01:40:00Z');
const text = (at: number) => new Date(at).toISOString();

test('a sample day that runs ten times as fast, on another day, says nothing against the device', () => {
  let mono = 0;
  const clock = bankClock(() => mono, () => REAL + mono);
  for (; mono <= 30_000; mono += 10_000) {
    clock.hear(text(BANK + mono * 10));
    clock.hearReal(text(REAL + mono));
  }
  expect(clock.isDeviceWrong()).toBe(false);
  expect(clock.rate()).toBeCloseTo(10);
  mono = 31_000;
  expect(clock.now()?.getTime()).toBe(BANK + 310_000);
});

test('a device that is three minutes off hears so, whatever day the bank has, until it is put right', () => {
  let off = 3 * 60_000;
  const clock = bankClock(() => 0, () => REAL + off);
  clock.hear(text(BANK));
  expect(clock.isDeviceWrong()).toBe(false);
  clock.hearReal(text(REAL));
  expect(clock.isDeviceWrong()).toBe(true);
  off = 0;
  clock.hearReal(text(REAL));
  expect(clock.isDeviceWrong()).toBe(false);
});
