import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agenda } from './agenda.ts';

test('whatever the order of entry, deeds come out by time, and those of one moment as they were entered', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 })), async (minutes) => {
    const plan = agenda();
    const done: [number, number][] = [];
    minutes.forEach((minute, order) => plan.enter(new Date(minute), async () => void done.push([minute, order])));
    for (let due = plan.take(new Date(100)); due; due = plan.take(new Date(100))) await due.deed(due.at);
    const expected = minutes.map((minute, order) => [minute, order] as [number, number]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    expect(done).toEqual(expected);
  }));
});

test('what is not yet due stays', () => {
  const plan = agenda();
  plan.enter(new Date(50), async () => {});
  expect(plan.take(new Date(49))).toBeUndefined();
  expect(plan.next()).toEqual(new Date(50));
  expect(plan.take(new Date(50))?.at).toEqual(new Date(50));
  expect(plan.size()).toBe(0);
});
