import { describe, expect, test } from 'vitest';
import type { Call, Item, Today } from './picture.ts';
import { hoursText, isOpenAt, opensAgain, saysMore, showing, unsaid, urgent } from './rules.ts';
import { spokenEn, spokenZh } from './spoken.ts';

const item = (more: Partial<Item>): Item => ({
  id: '1', level: 'network', place: 'n', kind: 'slogan', zh: '话', en: 'words', fromOn: '2026-03-01', untilOn: null, position: 1, urgentUntil: null, look: 'banner', spoken: false, weekdays: '1234567', dailyFrom: null, dailyUntil: null, revision: 1, ...more,
});

test.each([
  ['A012', 3, '请A零一二号到3号柜台', 'Ticket A 0 1 2, counter 3'],
  ['B107', 12, '请B一零七号到12号柜台', 'Ticket B 1 0 7, counter 12'],
  ['C 9', 1, '请C 九号到1号柜台', 'Ticket C   9, counter 1'],
])('%s at %i is said digit by digit', (ticket, counter, zh, en) => {
  expect(spokenZh(ticket, counter)).toBe(zh);
  expect(spokenEn(ticket, counter)).toBe(en);
});

describe('a playlist', () => {
  test.each([
    ['before its first day', { fromOn: '2026-03-03' }, false],
    ['on its first day', { fromOn: '2026-03-02' }, true],
    ['on its last day', { untilOn: '2026-03-02' }, true],
    ['after its last day', { untilOn: '2026-03-01' }, false],
    ['for another screen', { level: 'screen', place: 'other' }, false],
    ['on a Monday, when it is for Mondays', { weekdays: '1' }, true],
    ['on a Monday, when it is for the rest of the week', { weekdays: '234567' }, false],
    ['within its hours', { dailyFrom: '09:00', dailyUntil: '10:01' }, true],
    ['before its hours', { dailyFrom: '10:01' }, false],
    ['at the end of its hours', { dailyUntil: '10:00' }, false],
    ['for this screen', { level: 'screen', place: 'mine' }, true],
  ] as const)('an item %s', (_, more, shown) => {
    expect(showing([item(more)], { date: '2026-03-02', clock: '10:00', device: 'mine' })).toHaveLength(shown ? 1 : 0);
  });

  test('the closest level comes first, then the order people gave', () => {
    const items = [item({ id: 'a', level: 'network', position: 1 }), item({ id: 'b', level: 'branch', position: 9 }), item({ id: 'c', level: 'region', position: 2 }), item({ id: 'd', level: 'branch', position: 2 })];
    expect(showing(items, { date: '2026-03-02' }).map((one) => one.id)).toEqual(['d', 'b', 'c', 'a']);
  });

  test('an urgent message does not become an ordinary line when its time is over', () => {
    expect(showing([item({ urgentUntil: '2026-03-02T03:00:00Z' })], { date: '2026-03-02', clock: '12:00' })).toEqual([]);
  });

  test('the newest urgent message stands until its time', () => {
    const items = [item({ id: '1', urgentUntil: '2026-03-02T03:00:00Z' }), item({ id: '2', urgentUntil: '2026-03-02T04:00:00Z' })];
    expect(urgent(items, '2026-03-02T02:00:00Z')?.id).toBe('2');
    expect(urgent(items, '2026-03-02T03:30:00Z')?.id).toBe('2');
    expect(urgent(items, '2026-03-02T04:00:00Z')).toBeUndefined();
  });
});

test('only calls not yet said are said, oldest first, and none that is too old', () => {
  const call = (key: string, at: string): Call => ({ key, ticket: 'A001', counter: 1, counterName: { zh: '', en: '' }, at, again: 0 });
  const calls = [call('3', '2026-03-02T02:00:20Z'), call('2', '2026-03-02T02:00:10Z'), call('1', '2026-03-02T01:58:00Z')];
  expect(unsaid(calls, new Set(), '2026-03-02T02:00:25Z', 60).map((one) => one.key)).toEqual(['2', '3']);
  expect(unsaid(calls, new Set(['2']), '2026-03-02T02:00:25Z', 60).map((one) => one.key)).toEqual(['3']);
});

describe('hours of a day', () => {
  const today: Today = { mode: 'open', version: 3, personal: [{ opens: '09:00', closes: '11:30' }, { opens: '13:30', closes: '16:00' }], corporate: [], reason: null, awaitsGate: false };
  test('are written as sessions', () => expect(hoursText(today.personal)).toBe('09:00–11:30  13:30–16:00'));
  test.each([['08:00', false, '09:00'], ['09:00', true, '13:30'], ['11:30', false, '13:30'], ['15:59', true, undefined], ['16:00', false, undefined]])('at %s', (clock, open, next) => {
    expect(isOpenAt(today, clock)).toBe(open);
    expect(opensAgain(today, clock)).toBe(next);
  });
  test('a closed day is never open', () => expect(isOpenAt({ ...today, mode: 'closed' }, '10:00')).toBe(false));
});

test.each([['1号窗口', 1, false], ['12 号柜台', 12, false], ['', 3, false], ['贵宾室', 7, true], ['3号残障专窗', 3, true]] as const)('a counter called %s is named beside its number only if that says more', (name, counter, more) => {
  expect(saysMore(name, counter)).toBe(more);
});
