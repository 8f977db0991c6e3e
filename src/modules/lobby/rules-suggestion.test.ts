import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CREDITS, type CallRules, type Turn } from './rules.ts';
import { mayUseMachine, nextForMachine, remainingMinutes, startAtMachine, startInOf, whoComesIn, type Seat, type Steerable, type Work } from './rules-balance.ts';
import { DEFERRAL, timesToOffer, waitAtLoad, type FreeTime } from './rules-deferral.ts';
import { exposureOfStays, staysOf } from './rules-exposure.ts';
import { suggestionsFor, type Greeted, type HallSeen, type SuggestionRules } from './rules-suggestion.ts';

const CALLS: CallRules = {
  maximumWaitMinutes: 30, bookedInRow: 2, earlyMinutes: 15, lateMinutes: 10, callTries: 3, callRestMinutes: 5, returnMinutes: 30, undoSeconds: 10,
  credits: { elderly: 15, pregnant: 15, disabled: 15, medical: 30, green: 30 },
};
const RULES: SuggestionRules = { deferralMinutes: 10, alarmShare: 0.85, machineSavesMinutes: 0 };
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));
const turn = (minute: number): Turn => ({ now: at(minute), bookedInRow: 0, hasRoom: true });
const machine = { kind: 'smart', minutes: 5 } as const;
const start = (minutes: number) => ({ minutes, p80: minutes * 1.4 });

const someone: Greeted = { errand: { serviceGroup: 'personal', maskOff: false, minutes: 8, machine, urgency: 'light', online: true }, credit: 'none', booked: false, asksForMachine: false, asksForOnline: false };
const quiet: HallSeen = { counter: start(0), machine: start(0), inside: 3, cap: 15, outside: 0 };
const crowded: HallSeen = { counter: start(25), machine: start(12), inside: 14, cap: 15, outside: 2 };
const kinds = (who: Partial<Greeted>, hall: HallSeen) => suggestionsFor({ ...someone, ...who }, hall, RULES).map((one) => `${one.kind} ${one.reasons.join('+')}`);

describe('the suggestion at the greeting', () => {
  it.each<[string, Partial<Greeted>, HallSeen, string[]]>([
    ['a tip card first, then what is free now', {}, quiet, ['online onlineNow', 'machine machineFree', 'ticket startsNow']],
    ['a better time at a crowded hour', {}, crowded, ['online onlineNow', 'later longWait', 'machine machineSooner', 'ticket inTurn']],
    ['the urgent go ahead and are offered nothing else', { errand: { ...someone.errand, urgency: 'urgent' } }, crowded, ['green urgent']],
    ['the green channel too', { credit: 'green' }, crowded, ['green urgent']],
    ['an elderly visitor hears of no machine and no phone', { credit: 'elderly' }, crowded, ['later longWait', 'ticket elderFirst']],
    ['unless he asks for them', { credit: 'elderly', asksForMachine: true, asksForOnline: true }, quiet, ['online onlineNow', 'machine machineFree', 'ticket elderFirst+startsNow']],
    ['who booked this time is not sent to another', { booked: true }, crowded, ['machine machineSooner', 'ticket booked']],
    ['an errand that cannot wait is not deferred', { errand: { ...someone.errand, urgency: 'ordinary' } }, crowded, ['online onlineNow', 'machine machineSooner', 'ticket inTurn']],
    ['a mask-off task is announced and stays at a counter', { errand: { ...someone.errand, maskOff: true, online: false } }, { ...quiet, machine: undefined }, ['ticket maskOffCounter+startsNow']],
    ['a full hall asks for a better time although the wait is short', { errand: { ...someone.errand, online: false, machine: undefined } }, { ...crowded, counter: start(3) }, ['later hallCrowded', 'ticket inTurn']],
    ['no counter for it now', { errand: { ...someone.errand, online: false, machine: undefined } }, { ...quiet, counter: undefined }, ['later longWait', 'ticket noCounter']],
  ])('%s', (_, who, hall, wanted) => expect(kinds(who, hall)).toEqual(wanted));

  const startIn = fc.option(fc.integer({ min: 0, max: 90 }).map(start), { nil: undefined });
  const who = fc.record({
    errand: fc.record({ serviceGroup: fc.constant('personal'), maskOff: fc.boolean(), minutes: fc.integer({ min: 1, max: 30 }), machine: fc.option(fc.constant(machine), { nil: undefined }), urgency: fc.constantFrom('light', 'ordinary', 'urgent'), online: fc.boolean() }),
    credit: fc.constantFrom(...CREDITS), booked: fc.boolean(), asksForMachine: fc.boolean(), asksForOnline: fc.boolean(),
  }) as fc.Arbitrary<Greeted>;
  const hall = fc.record({ counter: startIn, machine: startIn, inside: fc.integer({ min: 0, max: 20 }), cap: fc.integer({ min: 1, max: 20 }), outside: fc.integer({ min: 0, max: 9 }) });

  it('refuses nobody, pushes no elder to a machine or a phone, and defers only light errands that were not booked', () => {
    fc.assert(fc.property(who, hall, (greeted, seen) => {
      const offered = suggestionsFor(greeted, seen, RULES).map((one) => one.kind);
      expect(offered.some((kind) => kind === 'ticket' || kind === 'green')).toBe(true);
      expect(new Set(offered).size).toBe(offered.length);
      if (greeted.credit !== 'none' && !greeted.asksForMachine) expect(offered).not.toContain('machine');
      if (greeted.credit !== 'none' && !greeted.asksForOnline) expect(offered).not.toContain('online');
      if (seen.machine === undefined || greeted.errand.machine === undefined) expect(offered).not.toContain('machine');
      if (offered.includes('later')) expect(greeted.errand.urgency === 'light' && !greeted.booked && greeted.credit !== 'green' && greeted.credit !== 'medical').toBe(true);
    }));
  });
});

const work = (id: string, minute: number, more: Partial<Work & Steerable> = {}): Work & Steerable => ({
  id, serviceGroup: 'personal', maskOff: false, credit: 'none', outside: false, origin: 'walk_in', keyAt: at(minute), waitsFrom: at(minute), minutes: 10, machine, takesMachine: true, ...more,
});
const seat = (number: number, freeInMinutes: number, more: Partial<Seat> = {}): Seat => ({ number, serviceGroups: ['personal'], maskOff: true, freeInMinutes, ...more });

describe('who can start where', () => {
  it('hands those ahead to the next free counter, in calling order', () => {
    const line = [work('a', 1), work('b', 2), work('c', 3)];
    expect(startInOf(work('d', 4), line, [seat(1, 4), seat(2, 0)], turn(5), CALLS)?.minutes).toBe(14);
    expect(startInOf(work('d', 4, { keyAt: at(0) }), line, [seat(1, 4), seat(2, 0)], turn(5), CALLS)?.minutes).toBe(0);
  });
  it('counts only counters that may serve the errand, and says so when there is none', () => {
    const seats = [seat(1, 0, { maskOff: false }), seat(2, 9)];
    expect(startInOf(work('a', 1, { maskOff: true }), [], seats, turn(5), CALLS)?.minutes).toBe(9);
    expect(startInOf(work('a', 1, { serviceGroup: 'wealth' }), [], seats, turn(5), CALLS)).toBeUndefined();
  });
  it('gives P80 above the mean, and nothing to wait where a counter is idle', () => {
    const found = startInOf(work('d', 4), [work('a', 1), work('b', 2)], [seat(1, 5)], turn(5), CALLS);
    expect(found?.minutes).toBe(25);
    expect(found?.p80).toBeGreaterThan(25);
    expect(startInOf(work('d', 4), [], [seat(1, 0)], turn(5), CALLS)).toEqual({ minutes: 0, p80: 0 });
  });
  it('lets people stand in line at machines as they came', () => {
    expect(startAtMachine([3, 1], [5, 5])?.minutes).toBe(6);
    expect(startAtMachine([], [])).toBeUndefined();
  });
  it('never takes a running service for done', () => {
    expect(remainingMinutes(10, 4)).toBe(6);
    expect(remainingMinutes(10, 30)).toBe(3);
  });

  const steerable = fc.record({ minute: fc.integer({ min: 0, max: 50 }), maskOff: fc.boolean(), takesMachine: fc.boolean(), outside: fc.boolean() }).map(({ minute, ...more }) => work(`t${minute}${more.maskOff ? 'm' : ''}`, minute, more));
  it('sends to an idle machine only who takes machines, and no mask comes off in the open hall', () => {
    fc.assert(fc.property(fc.array(steerable, { maxLength: 12 }), fc.boolean(), fc.boolean(), (line, booth, hasRoom) => {
      const sent = nextForMachine({ kind: 'smart', booth }, line, { ...turn(55), hasRoom }, CALLS);
      if (sent === undefined) return;
      expect(sent.takesMachine && (!sent.maskOff || booth) && (!sent.outside || hasRoom)).toBe(true);
      expect(mayUseMachine(sent, { kind: 'smart', booth })).toBe(true);
    }));
  });
  it('lets nobody in beyond the cap, first whoever can start, and keeps a place for every idle counter', () => {
    const line = [work('a', 1, { outside: true }), work('b', 2, { outside: true })];
    const comesIn = (inside: number, idlePlaces: number, start: string) => whoComesIn(line, (one) => one.id === start, { inside, cap: 10, idlePlaces }, turn(5), CALLS)?.id;
    expect(comesIn(10, 0, 'b')).toBeUndefined();
    expect(comesIn(9, 1, 'b')).toBe('b');
    expect(comesIn(9, 1, '')).toBeUndefined();
    expect(comesIn(9, 0, '')).toBe('a');
  });
});

describe('a better time', () => {
  const free = (minute: number, load: number, day = 0): FreeTime => ({ startsAt: new Date(at(minute).getTime() + day * 86_400_000), load, keptFor: 'everyone' });
  const asker = { now: at(0), elder: false, minutes: 8, counters: 4 };
  const offered = (times: FreeTime[], more: Partial<FreeTime> = {}) => timesToOffer(times.map((one) => ({ ...one, ...more })), asker, DEFERRAL).map((one) => (one.startsAt.getTime() - at(0).getTime()) / 60_000);
  it('is a quiet one of today, not before half an hour from now, and three stand apart', () => {
    expect(offered([free(10, 0), free(60, 0.9), free(90, 0.2), free(95, 0.2), free(150, 0.3), free(200, 0.5), free(60, 0, 1)])).toEqual([90, 150, 200]);
  });
  it('is on the next days only once today is full', () => expect(offered([free(60, 0.95), free(120, 0.99), free(60, 0.1, 1)])[0]).toBe(1_500));
  it('is never one kept for elders and medical staff, for anybody else', () => expect(offered([free(60, 0.1)], { keptFor: 'priority' })).toEqual([]));
  it('knows that busy counters make people wait', () => {
    expect(waitAtLoad(0.9, 8, 4)).toBeGreaterThan(4 * waitAtLoad(0.6, 8, 4));
    expect(waitAtLoad(2, 8, 4)).toBeLessThan(60);
  });
});

describe('exposure', () => {
  it('counts pair-minutes, minutes above the cap and long contacts', () => {
    const stays = [{ from: 0, until: 20 }, { from: 4, until: 30 }, { from: 10, until: 12 }];
    expect(exposureOfStays(stays, 2, 15)).toEqual({ pairMinutes: 16 + 2 * 2, minutesAboveCap: 2, longContacts: 1, most: 3 });
    expect(exposureOfStays([], 2, 15)).toEqual({ pairMinutes: 0, minutesAboveCap: 0, longContacts: 0, most: 0 });
  });
  it('knows who was inside from the door’s count, with and without names', () => {
    const steps = [{ at: 0, change: 1, visit: 'a' }, { at: 2, change: 1, visit: 'b' }, { at: 5, change: -1, visit: 'b' }, { at: 6, change: 1, visit: 'c' }, { at: 9, change: -1, visit: null }];
    expect(staysOf(steps, 20)).toEqual([{ visit: 'b', from: 2, until: 5 }, { visit: 'a', from: 0, until: 9 }, { visit: 'c', from: 6, until: 20 }]);
    expect(staysOf([...steps, { at: 30, change: -1, visit: null }], 40)).toHaveLength(3);
  });
  it('is what counting every pair of stays gives', () => {
    const stay = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 })).map(([from, long]) => ({ from, until: from + long }));
    fc.assert(fc.property(fc.array(stay, { maxLength: 25 }), (stays) => {
      const overlaps = stays.flatMap((a, nth) => stays.slice(nth + 1).map((b) => Math.max(0, Math.min(a.until, b.until) - Math.max(a.from, b.from))));
      const found = exposureOfStays(stays, 5, 15);
      expect(found.pairMinutes).toBe(overlaps.reduce((sum, one) => sum + one, 0));
      expect(found.longContacts).toBe(overlaps.filter((one) => one > 15).length);
    }));
  });
});
