import { expect, it } from 'vitest';
import { DEFAULT_PLAN } from './plan.ts';
import { changesOf, draftOf, lineFrom, loadOf, readTimes } from './rules-plan-edit.ts';

const names = { opening: '开门', closing: '关门' };
const day = { date: '2026-03-02', zone: 'Asia/Shanghai', opens: new Date('2026-03-02T01:00:00Z'), closes: new Date('2026-03-02T09:00:00Z'), people: true };
const places = [{ id: 'a', class: 'counter', zone: 'cash' }, { id: 'b', class: 'counter', zone: 'cash' }] as const;

it('reads what it says, in whatever way times are typed, and nothing else', () => {
  expect(DEFAULT_PLAN.map((line) => lineFrom(line, draftOf(line, names), names))).toEqual(DEFAULT_PLAN);
  expect(readTimes('关门，14:30、 9：05 开门;14:30', names)).toEqual(['opening', '09:05', '14:30', 'closing']);
  expect(readTimes(' ', names)).toEqual([]);
  for (const wrong of ['25:00', '9点', '12:60', 'noon']) expect(readTimes(wrong, names)).toBeUndefined();
});

it('says what changes, and how many duties a day then has', () => {
  const next = DEFAULT_PLAN.map((line) => (line.code === 'counters' ? lineFrom(line, { ...draftOf(line, names), texts: { low: '开门', medium: '开门 11:00 13:00 15:00', high: '开门' }, strength: 70 }, names) ?? line : line));
  expect(changesOf(DEFAULT_PLAN, next)).toMatchObject([{ before: { code: 'counters' }, levels: ['low', 'medium'], how: true }]);
  const [before, after] = [loadOf(DEFAULT_PLAN, places, day), loadOf(next, places, day)];
  expect([after.low - before.low, after.medium - before.medium, after.high - before.high]).toEqual([-2, 2, 0]);
  expect(loadOf(next, places, undefined)).toEqual({ low: 0, medium: 0, high: 0 });
});
