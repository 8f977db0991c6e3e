import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { addMinutes } from '#kernel/time.ts';
import { createHouse } from '#platform/create-house.ts';
import type { House } from '#platform/house.ts';
import { sql } from '#platform/sql.ts';
import { book } from './acts/book.ts';
import { cancel } from './acts/cancel.ts';
import { confirm } from './acts/confirm.ts';
import { hold } from './acts/hold.ts';
import { move } from './acts/move.ts';
import { release } from './acts/release.ts';
import { ON, asking, at, makeSlots, openRig, slotsOf, unfolded, type Rig } from '#test/rig/slots.ts';

let rig: Rig;
/** A second program on the same database: its batches and ours meet only in the database. */
let second: House;
let serial = 0;

beforeAll(async () => {
  rig = await openRig();
  second = await createHouse({ ownerUrl: rig.ownerUrl, home: rig.home, modules: [], clock: rig.clock });
  return async () => {
    await second.db.close();
    await rig.close();
  };
});
afterAll(() => undefined);

const phone = () => `139${String(10_000_000 + (serial += 1))}`;
const iso = (clock: string, on = ON) => at(clock, on).toISOString();
const inEither = (nth: number) => asking(nth % 2 === 0 ? rig.house : second);
const outcome = async <T>(deed: Promise<T>): Promise<T | string> => deed.catch((no: unknown) => { if (no instanceof Refusal) return no.code; throw no; });
const yes = <T>(answers: readonly (T | string)[]): T[] => answers.filter((answer): answer is T => typeof answer !== 'string');

async function sound() {
  expect(await unfolded(rig)).toEqual([]);
  for (const slot of await slotsOf(rig)) expect(slot.held_minutes + slot.booked_minutes).toBeLessThanOrEqual(slot.capacity_minutes);
}

describe('200 people after the same times', () => {
  test('on one time of two counters, exactly two get it, and each refusal offers the three nearest', async () => {
    await makeSlots(rig, { on: '2026-03-10', counters: 2 });
    const answers = await Promise.all(Array.from({ length: 200 }, (_, nth) => book(inEither(nth), { branch: rig.branch, service: 'card', startsAt: iso('10:00', '2026-03-10'), phone: phone() })
      .catch((no: unknown) => { if (no instanceof Refusal) return no; throw no; })));
    const refusals = answers.filter((answer) => answer instanceof Refusal);
    expect(answers.length - refusals.length).toBe(2);
    expect(new Set(refusals.map((no) => no.code))).toEqual(new Set(['appointments.slotFull']));
    expect(refusals.at(-1)?.offer).toMatchObject({ times: [expect.any(String), expect.any(String), expect.any(String)] });
    await sound();
  });

  test('over a whole morning, the capacity is sold and not a place more, and every yes stands in the book', async () => {
    await makeSlots(rig, { on: '2026-03-11', counters: 2, from: '09:00', until: '10:00' });
    const answers = await Promise.all(Array.from({ length: 200 }, (_, nth) =>
      outcome(book(inEither(nth), { branch: rig.branch, service: 'short', startsAt: addMinutes(at('09:00', '2026-03-11'), 5 * (nth % 12)).toISOString(), phone: phone() }))));
    const told = yes(answers);
    expect(told).toHaveLength(24);
    const kept = await rig.house.db.look({ branch: rig.branch }, (tx) => tx.many<{ id: string }>(sql`select id from appointments.booking where branch_id = ${rig.branch} and business_on = '2026-03-11' and state = 'confirmed'`));
    expect(new Set(kept.map((one) => one.id))).toEqual(new Set(told.map((one) => one.booking)));
    expect(new Set(told.map((one) => one.code)).size).toBe(24);
    await sound();
  });

  test('errands of different length side by side never share a minute of one counter', async () => {
    await makeSlots(rig, { on: '2026-03-12', counters: 1, from: '09:00', until: '11:00' });
    const services = ['short', 'card', 'long'] as const;
    await Promise.all(Array.from({ length: 150 }, (_, nth) => outcome(book(inEither(nth), {
      branch: rig.branch, service: services[nth % 3] ?? 'short', startsAt: addMinutes(at('09:00', '2026-03-12'), 5 * ((nth * 7) % 24)).toISOString(), phone: phone(),
    }))));
    await sound();
  });
});

describe('the same request again', () => {
  test('twenty copies at once make one booking and get one answer', async () => {
    await makeSlots(rig, { on: '2026-03-10', counters: 4 });
    const key = newId();
    const wish = { branch: rig.branch, service: 'card', startsAt: iso('11:00', '2026-03-10'), phone: phone() };
    const answers = await Promise.all(Array.from({ length: 20 }, (_, nth) => book({ ...inEither(nth), key }, wish)));
    expect(new Set(answers.map((answer) => answer.booking)).size).toBe(1);
    expect(await book({ ...inEither(0), key }, wish)).toEqual(answers[0]);
  });

  test('a different wish under the same key is refused', async () => {
    const key = newId();
    await book({ ...inEither(0), key }, { branch: rig.branch, service: 'short', startsAt: iso('11:30', '2026-03-10'), phone: phone() });
    expect(await outcome(book({ ...inEither(1), key }, { branch: rig.branch, service: 'short', startsAt: iso('11:35', '2026-03-10'), phone: phone() }))).toBe('idempotency.mismatch');
  });

  test('a cancellation that comes before and after its copies cancels once', async () => {
    const made = await book(inEither(0), { branch: rig.branch, service: 'short', startsAt: iso('11:40', '2026-03-10'), phone: phone() });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, nth) => outcome(cancel(inEither(nth), { branch: rig.branch, code: made.code, key: made.key }))));
    expect(yes(answers)).toHaveLength(1);
    await sound();
  });
});

describe('holds', () => {
  test('confirming and expiring at the same moment: booked or clearly refused, never both, never neither', async () => {
    await makeSlots(rig, { on: '2026-03-13', counters: 3 });
    for (let round = 0; round < 25; round += 1) {
      const startsAt = addMinutes(at('09:00', '2026-03-13'), 5 * round).toISOString();
      const held = await hold(inEither(0), { branch: rig.branch, service: 'short', startsAt });
      const end = new Date(held.expiresAt);
      const just = { ...inEither(0), now: addMinutes(end, -0.001) };
      const after = { ...asking(second), now: end };
      const [answer] = await Promise.all([
        outcome(confirm(just, { branch: rig.branch, hold: held.hold, phone: phone() })),
        second.db.change({ branch: rig.branch }, (tx) => tx.run(sql`select appointments.sweep_holds(${rig.branch}, ${after.now})`)),
      ]);
      const states = await rig.house.db.look({ branch: rig.branch }, (tx) => tx.one<{ state: string; booked: number }>(sql`
        select state, (select count(*) from appointments.booking where branch_id = ${rig.branch} and starts_at = ${startsAt} and business_on = '2026-03-13') as booked
        from appointments.hold where branch_id = ${rig.branch} and id = ${held.hold}`));
      if (typeof answer === 'string') expect([answer, states.state, states.booked]).toEqual(['appointments.holdExpired', 'expired', 0]);
      else expect([states.state, states.booked]).toEqual(['confirmed', 1]);
    }
    await sound();
  });

  test('one hold confirmed by ten at once becomes one booking', async () => {
    const held = await hold(inEither(0), { branch: rig.branch, service: 'card', startsAt: iso('11:30', '2026-03-13') });
    const answers = await Promise.all(Array.from({ length: 10 }, (_, nth) => outcome(confirm(inEither(nth), { branch: rig.branch, hold: held.hold, phone: phone() }))));
    expect(yes(answers)).toHaveLength(1);
    await sound();
  });

  test('a full time whose holds have expired goes to the next who asks, without a sweeper', async () => {
    await makeSlots(rig, { on: '2026-03-14', counters: 1 });
    await hold(inEither(0), { branch: rig.branch, service: 'card', startsAt: iso('09:05', '2026-03-14') });
    const wish = { branch: rig.branch, service: 'card', startsAt: iso('09:10', '2026-03-14') };
    expect(await outcome(book(inEither(0), { ...wish, phone: phone() }))).toBe('appointments.slotFull');
    const later = { ...inEither(1), now: addMinutes(rig.clock.now(), 11) };
    expect(typeof (await outcome(book(later, { ...wish, phone: phone() })))).not.toBe('string');
    await sound();
  });
});

describe('quota of a phone', () => {
  test('thirty at once with one number get two', async () => {
    await makeSlots(rig, { on: '2026-03-14', counters: 9, quotaPerPhone: 2 });
    const mine = phone();
    const answers = await Promise.all(Array.from({ length: 30 }, (_, nth) =>
      outcome(book(inEither(nth), { branch: rig.branch, service: 'short', startsAt: addMinutes(at('10:00', '2026-03-14'), 5 * (nth % 10)).toISOString(), phone: mine }))));
    expect(yes(answers)).toHaveLength(2);
    expect(new Set(answers.filter((answer) => typeof answer === 'string'))).toEqual(new Set(['appointments.quotaOfPhone']));
    await sound();
  });
});

describe('slots made anew while people book', () => {
  test('nobody waits in a ring, no booking is lost, what the plan no longer covers is marked', async () => {
    const on = '2026-03-15';
    await makeSlots(rig, { on, counters: 4 });
    const failures: unknown[] = [];
    const remaking = (async () => {
      for (let round = 0; round < 12; round += 1) await makeSlots(rig, { on, counters: round % 2 === 0 ? 1 : 4, until: round % 3 === 0 ? '11:00' : '12:00' }).catch((fault: unknown) => failures.push(fault));
    })();
    const answers = await Promise.all(Array.from({ length: 200 }, (_, nth) => outcome(book(inEither(nth), {
      branch: rig.branch, service: nth % 4 === 0 ? 'long' : 'card', startsAt: addMinutes(at('09:00', on), 5 * ((nth * 11) % 34)).toISOString(), phone: phone(),
    }))));
    await remaking;
    expect(failures).toEqual([]);
    const last = await makeSlots(rig, { on, counters: 0 });
    const kept = await rig.house.db.look({ branch: rig.branch }, (tx) => tx.many<{ id: string }>(sql`select id from appointments.booking where branch_id = ${rig.branch} and business_on = ${on} and state = 'confirmed'`));
    expect(kept).toHaveLength(yes(answers).length);
    expect(kept.length > 0 ? last.overfull : 1).toBeGreaterThan(0);
    await sound();
  });
});

test('whatever people do in whatever order, no capacity is exceeded and every minute is accounted for', async () => {
  const on = '2026-03-16';
  const action = fc.record({ kind: fc.constantFrom('book', 'hold', 'confirm', 'cancel', 'move', 'release', 'remake', 'wait'), start: fc.integer({ min: 0, max: 23 }), which: fc.nat(30), service: fc.constantFrom('short', 'card', 'long') });
  const start = rig.clock.now();
  await fc.assert(fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 25 }), async (actions) => {
    rig.clock.moveTo(start);
    await makeSlots(rig, { on, counters: 2, from: '09:00', until: '11:00', quotaPerPhone: 20 });
    const holds: string[] = [];
    const own: { code: string; key: string }[] = [];
    // Three at a time, so that they meet.
    for (let from = 0; from < actions.length; from += 3) {
      await Promise.all(actions.slice(from, from + 3).map(async ({ kind, start: nth, which, service }, at3) => {
        const startsAt = addMinutes(at('09:00', on), 5 * nth).toISOString();
        const who = inEither(at3);
        const mine = own[which % Math.max(1, own.length)];
        const held = holds[which % Math.max(1, holds.length)];
        if (kind === 'book') await outcome(book(who, { branch: rig.branch, service, startsAt, phone: phone() })).then((answer) => typeof answer !== 'string' && own.push(answer));
        if (kind === 'hold') await outcome(hold(who, { branch: rig.branch, service, startsAt })).then((answer) => typeof answer !== 'string' && holds.push(answer.hold));
        if (kind === 'confirm' && held) await outcome(confirm(who, { branch: rig.branch, hold: held, phone: phone() })).then((answer) => typeof answer !== 'string' && own.push(answer));
        if (kind === 'release' && held) await outcome(release(who, { branch: rig.branch, hold: held }));
        if (kind === 'cancel' && mine) await outcome(cancel(who, { branch: rig.branch, ...mine }));
        if (kind === 'move' && mine) await outcome(move(who, { branch: rig.branch, ...mine, startsAt }));
        if (kind === 'remake') await makeSlots(rig, { on, counters: which % 4, from: '09:00', until: '11:00', quotaPerPhone: 20 });
        if (kind === 'wait') rig.clock.pass(4);
      }));
      expect(await unfolded(rig)).toEqual([]);
    }
  }), {
    numRuns: 12,
    // Found by chance: the plan shrank to one counter, and who moved away from an over-full time left it cooling.
    examples: [[[
      { kind: 'book', start: 3, which: 0, service: 'short' }, { kind: 'book', start: 3, which: 0, service: 'short' }, { kind: 'wait', start: 0, which: 0, service: 'long' },
      { kind: 'remake', start: 0, which: 1, service: 'short' }, { kind: 'wait', start: 0, which: 0, service: 'long' }, { kind: 'wait', start: 0, which: 0, service: 'long' },
      { kind: 'move', start: 17, which: 0, service: 'short' },
    ]]],
  });
  rig.clock.moveTo(start);
  await sound();
}, 60_000);
