import { describe, expect, it } from 'vitest';
import { doorCode, exposuresIn, isAbnormal, keptOf, mayFillFor, modeOf, plainCode, unanswered, verdictOf, verdictOfSecond } from './rules-door.ts';
import type { DoorRules } from './rules-door.ts';

const RULES: DoorRules = { limit: 37.3, comparator: '>=', questions: ['contact', 'travel'], measureTwice: true };
const NO = { contact: false, travel: false };

describe('the temperature', () => {
  it.each([
    [37.2, '>=', false], [37.3, '>=', true], [37.4, '>=', true],
    [37.2, '>', false], [37.3, '>', false], [37.4, '>', true],
  ] as const)('%s against 37.3 with %s is abnormal: %s', (temperature, comparator, expected) => {
    expect(isAbnormal(temperature, { limit: 37.3, comparator })).toBe(expected);
  });
});

describe('the verdict', () => {
  it.each([
    ['lets in who is well', 36.5, NO, {}, 'pass'],
    ['measures again before it speaks of fever', 37.6, NO, {}, 'measure_again'],
    ['speaks of fever at once where one measurement is the rule', 37.6, NO, { measureTwice: false }, 'fever'],
    ['follows the exposure path on one yes', 36.5, { ...NO, travel: true }, {}, 'exposure'],
    ['does not measure again when there is an exposure anyway', 38, { ...NO, contact: true }, {}, 'exposure'],
    ['ignores answers to questions that are not asked here', 36.5, { ...NO, old: true }, {}, 'pass'],
  ] as const)('%s', (_name, temperature, answers, rules, expected) => {
    expect(verdictOf({ temperature, answers }, { ...RULES, ...rules })).toBe(expected);
  });

  it('believes the second measurement', () => expect([36.9, 37.3].map((second) => verdictOfSecond(second, RULES))).toEqual(['pass', 'fever']));
  it('knows which questions are still open', () => expect(unanswered({ contact: false }, RULES)).toEqual(['travel']));
  it('names what was answered with yes', () => expect(exposuresIn({ contact: true, travel: false }, RULES)).toEqual(['contact']));
});

describe('what is kept', () => {
  const seen = { temperature: 36.5, answers: NO, phone: '+8613800001234', name: '张三' };
  it('is only the phone of who passes', () => expect(keptOf(seen, 'pass', 'minimal', RULES)).toEqual({ phone: '+8613800001234' }));
  it('is the temperature too when abnormal', () => expect(keptOf({ ...seen, temperature: 38 }, 'fever', 'minimal', RULES)).toEqual({ phone: '+8613800001234', temperature: 38 }));
  it('is the yes, not the no, on an exposure', () =>
    expect(keptOf({ ...seen, answers: { ...NO, travel: true } }, 'exposure', 'minimal', RULES)).toEqual({ phone: '+8613800001234', exposures: ['travel'] }));
  it('is more under a legal basis', () =>
    expect(keptOf(seen, 'pass', 'extended', RULES)).toEqual({ phone: '+8613800001234', temperature: 36.5, exposures: [], name: '张三' }));
  it('is nothing personal for somebody without a phone', () => expect(keptOf({ temperature: 36.5, answers: NO }, 'pass', 'minimal', RULES)).toEqual({}));
});

it.each([
  [null, '2026-11-25', 'minimal'],
  [{ document: '91', issuer: 'x', from: '2026-11-25', to: '2026-11-25' }, '2026-11-25', 'extended'],
  [{ document: '91', issuer: 'x', from: '2026-11-26', to: '2026-12-25' }, '2026-11-25', 'minimal'],
  [{ document: '91', issuer: 'x', from: '2026-01-01', to: '2026-11-24' }, '2026-11-25', 'minimal'],
] as const)('registration is extended only within a dated legal basis %#', (basis, on, expected) => expect(modeOf(basis, on)).toBe(expected));

it('opens the form for today and tomorrow only', () => {
  expect(['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].map((day) => mayFillFor(day, ['2026-11-25', '2026-11-26']))).toEqual([false, true, true, false]);
});

it('makes door codes without look-alikes and forgives how they are typed', () => {
  const code = doorCode(Uint8Array.from({ length: 10 }, (_, n) => n * 25));
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
  expect(plainCode(' k7ox-2m9d-4i ')).toBe('K70X2M9D41');
  expect(plainCode('Ｋ７０Ｘ２Ｍ９Ｄ４１')).toBe('K70X2M9D41');
});
