import { expect, test } from 'vitest';
import { changedIn, HOLIDAY, isAlike, MAKE_UP, readWeek, typedWeek, weekAt, withDay } from './week-draft.ts';

const changed = (index: number, change: Parameters<typeof withDay>[2], oneByOne = false) => withDay(typedWeek(null), index, change, oneByOne);

test('Monday speaks for all work days until somebody wants them one by one', () => {
  expect(changed(0, { personal: '10-15' }).slice(0, 6).map((day) => day.personal)).toEqual(['10-15', '10-15', '10-15', '10-15', '10-15', '']);
  expect(isAlike(changed(0, { personal: '10-15' }, true))).toBe(false);
});

test('what was published comes out of the form as it went in', () => {
  const read = readWeek(typedWeek(null));
  if ('wrong' in read) throw new Error(`day ${read.wrong} can't be read`);
  expect(readWeek(typedWeek(read.week))).toEqual(read);
});

test.each([
  ['an open day without sessions', changed(5, { mode: 'open' }), 5],
  ['sessions that cannot be read', changed(2, { personal: 'all day' }, true), 2],
  ['machines only, and none running', changed(HOLIDAY, { mode: 'machines_only', machines: '' }), HOLIDAY],
])('%s is found', (_, week, wrong) => expect(readWeek(week)).toEqual({ wrong }));

test('a closed day keeps what was typed out of the draft', () => {
  const read = readWeek(changed(MAKE_UP, { mode: 'closed' }));
  expect('week' in read && read.week.makeUp).toMatchObject({ mode: 'closed', personal: [], corporate: [] });
});

test('of several branches only the days that were changed become the same', () => {
  const own = changed(0, { personal: '8-12' });
  const typed = changed(5, { mode: 'open', personal: '10-13' });
  const merged = changedIn(own, typedWeek(null), typed);
  expect([merged[0]?.personal, merged[5]?.personal]).toEqual(['8-12', '10-13']);
});

test('the week that holds on a day is the latest that has begun', () => {
  const read = readWeek(typedWeek(null));
  const late = readWeek(changed(5, { mode: 'open', personal: '10-13' }));
  if ('wrong' in read || 'wrong' in late) throw new Error('the weeks can’t be read');
  const weeks = [{ from: '2026-03-05', week: late.week }, { from: '2026-01-01', week: read.week }];
  expect([weekAt(weeks, '2026-03-04'), weekAt(weeks, '2026-03-05'), weekAt(weeks, '2025-12-31')]).toEqual([read.week, late.week, null]);
});
