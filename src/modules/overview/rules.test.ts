import { describe, expect, it } from 'vitest';
import { decisionsOf, inSteps, type Limits, type Seen, stateOf } from './rules.ts';

const limits: Limits = { maximumWaitMinutes: 30, openGraceMinutes: 10, idleCounterMinutes: 3, silentScreenMinutes: 3 };
const counter = { number: 1, staffed: true, busy: true, idleMinutes: 0, waitingFor: 0, groups: ['personal'] };
const calm: Seen = { openForMinutes: 60, inside: 5, cap: 20, outside: 0, light: 'open', waiting: [], counters: [counter], screens: [{ name: '大堂屏', silentMinutes: 0 }] };
const kinds = (seen: Partial<Seen>) => decisionsOf({ ...calm, ...seen }, limits).map((one) => `${one.kind} ${one.level}`);

describe('what needs a decision', () => {
  it('is nothing on a calm day', () => expect(kinds({})).toEqual([]));

  it.each<[string, Partial<Seen>, string[]]>([
    ['nobody at a counter ten minutes after opening', { openForMinutes: 10, counters: [{ ...counter, staffed: false, busy: false }] }, ['notOpen act']],
    ['nobody at a counter nine minutes after opening', { openForMinutes: 9, counters: [{ ...counter, staffed: false, busy: false }] }, []],
    ['nobody at a counter while closed', { openForMinutes: undefined, inside: 0, counters: [{ ...counter, staffed: false, busy: false }] }, []],
    ['the hall full and somebody outside', { light: 'full', inside: 20, outside: 2 }, ['hallFull act']],
    ['the hall full and nobody outside', { light: 'full', inside: 20 }, ['hallFull watch']],
    ['the hall nearly full', { light: 'watch', inside: 18 }, ['hallNearlyFull watch']],
    ['a wait of exactly the maximum', { waiting: [{ number: 'A001', minutes: 30, group: 'personal' }] }, ['longWait act']],
    ['a wait just below the maximum', { waiting: [{ number: 'A001', minutes: 29, group: 'personal' }] }, []],
    ['firms waiting and no counter for firms', { waiting: [{ number: 'B001', minutes: 2, group: 'corporate' }] }, ['noCounter act']],
    ['an idle counter beside people who wait for it', { counters: [{ ...counter, busy: false, idleMinutes: 3, waitingFor: 4 }] }, ['counterIdle watch']],
    ['a counter that finished a minute ago', { counters: [{ ...counter, busy: false, idleMinutes: 1, waitingFor: 4 }] }, []],
    ['an idle counter for which nobody waits', { counters: [{ ...counter, busy: false, idleMinutes: 40 }] }, []],
    ['people inside after hours', { openForMinutes: undefined, inside: 2 }, ['openAfterHours watch']],
    ['a silent screen', { screens: [{ name: '大堂屏', silentMinutes: 3 }] }, ['screenSilent watch']],
    ['a screen that was never switched on', { screens: [{ name: '大堂屏', silentMinutes: undefined }] }, []],
  ])('%s', (_, seen, wanted) => expect(kinds(seen)).toEqual(wanted));

  it('names the longest wait and how many are over the maximum', () => {
    const [found] = decisionsOf({ ...calm, waiting: [{ number: 'A002', minutes: 31, group: 'personal' }, { number: 'A001', minutes: 44, group: 'personal' }, { number: 'A009', minutes: 3, group: 'personal' }] }, limits);
    expect(found?.facts).toEqual({ number: 'A001', minutes: 44, count: 2, limit: 30 });
  });
});

describe('one word for the map', () => {
  const open = { isOpen: true, inside: 5, cap: 20, longestMinutes: 4, staffed: 2, openForMinutes: 60, outside: 0 };
  const all = { ...limits, alarmShare: 0.85 };
  it.each([
    [open, 'open'], [{ ...open, isOpen: false }, 'closed'], [{ ...open, inside: 17 }, 'busy'], [{ ...open, longestMinutes: 15 }, 'busy'], [{ ...open, longestMinutes: 30 }, 'act'],
    [{ ...open, inside: 20, outside: 1 }, 'act'], [{ ...open, inside: 20 }, 'busy'], [{ ...open, staffed: 0 }, 'act'], [{ ...open, staffed: 0, openForMinutes: 2 }, 'open'], [{ ...open, cap: null }, 'open'],
  ] as const)('%o is %s', (seen, word) => expect(stateOf(seen, all)).toBe(word));
});

describe('the curve in steps', () => {
  const at = (clock: string) => new Date(`2026-03-02T${clock}:00Z`);
  it('keeps the peak within a step and carries the state through quiet ones', () => {
    const curve = [{ at: at('01:01'), inside: 1 }, { at: at('01:02'), inside: 3 }, { at: at('01:04'), inside: 2 }, { at: at('01:16'), inside: 1 }];
    expect(inSteps(curve, at('01:20'), 5).map((point) => point.inside)).toEqual([3, 2, 2, 2, 1]);
  });
  it('is empty before the first visitor', () => expect(inSteps([], at('01:20'), 5)).toEqual([]));
});
