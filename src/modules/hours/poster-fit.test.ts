import { expect, test } from 'vitest';
import { fitOf } from './poster-fit.ts';

const WEEK = [{ sessions: 2 }, { sessions: 1 }, { sessions: 0 }, { sessions: 0 }];
const change = (times: number) => ({ zh: '三月七日下午全面消毒，附近可办：鹤汐支行、渡鹤桥支行。'.repeat(times), en: 'Full disinfection in the afternoon. Open near by: Hexi Shore Branch. '.repeat(times) });

test('an ordinary poster is as large as the sheet allows', () => expect(fitOf({ services: 10, rows: WEEK, small: 1, changes: [] })).toBe(1));

test.each([
  ['one change', [change(1)], 0.88, 0.96],
  ['four changes', [1, 1, 1, 1].map(change), 0.78, 0.88],
  ['four changes with long stories, cut after three lines', [9, 9, 9, 9].map(change), 0.62, 0.75],
])('%s make its text smaller, but never too small to read', (_, changes, least, most) => {
  const fit = fitOf({ services: 10, rows: WEEK, small: 1, changes });
  expect(fit).toBeGreaterThan(least);
  expect(fit).toBeLessThan(most);
});
