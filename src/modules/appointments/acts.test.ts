import { beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#kernel/refusal.ts';
import { addDays, addMinutes, instantOf } from '#kernel/time.ts';
import { ordinaryWeek, setException, setWeeklyHours } from '#modules/hours/index.ts';
import { putService } from '#modules/services/index.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { book } from './acts/book.ts';
import { cancel, cancelFor } from './acts/cancel.ts';
import { checkIn } from './acts/check-in.ts';
import { forget } from './acts/forget.ts';
import { hold } from './acts/hold.ts';
import { joinStandby } from './acts/join-standby.ts';
import { makeDays } from './acts/make-days.ts';
import { move } from './acts/move.ts';
import { planCounters } from './acts/plan-counters.ts';
import { withdrawCounterPlan } from './acts/withdraw-counter-plan.ts';
import { remind } from './acts/remind.ts';
import { takeOffer } from './acts/take-offer.ts';
import { tellBooking } from './acts/tell-booking.ts';
import { tend } from './acts/tend.ts';
import { counterPlan } from './reads/counter-plan.ts';
import { dayOfBranch, phoneOf } from './reads/day-of-branch.ts';
import { freeTimes } from './reads/free-times.ts';
import { ownAppointment } from './reads/own-booking.ts';
import { calendarFile } from './calendar-file.ts';

const ZONE = 'Asia/Shanghai';
const MONDAY = '2026-03-09';
const at = (clock: string, on = MONDAY) => instantOf(on, clock, ZONE);
const iso = (clock: string, on = MONDAY) => at(clock, on).toISOString();
const code = async (deed: Promise<unknown>) => deed.then(() => 'yes', (no: unknown) => { if (no instanceof Refusal) return no.code; throw no; });

let bank: TestBank;
let branch: string;
let serial = 0;
const phone = () => `137${String(10_000_000 + (serial += 1))}`;
const anybody = () => bank.as('anonymous');
const system = () => bank.asking();
const desk = () => bank.as('lobby_manager', [branch]);

beforeAll(async () => {
  bank = await openBank({ at: at('08:00') });
  ({ branch } = await foundBranch(bank));
  for (const [service, minutes] of [['cash', 4], ['account', 15]] as const) {
    await putService(system(), { code: service, name: service, nameEn: service, group: 'personal', minutes, maskOff: false, urgency: 'ordinary' });
  }
  await setWeeklyHours(system(), { branch, week: ordinaryWeek({ workday: { personal: ['09:00-11:30', '13:30-16:00'], corporate: ['09:00-11:30'] } }) });
  await makeDays(system(), { branch });
  return () => bank.close();
});

const moveClock = (to: Date) => bank.clock.moveTo(to);
const messages = () => bank.house.db.look({ branch }, (tx) => tx.many<{ template: string }>(sql`select template from contact.message where branch_id = ${branch} order by queued_at, id`));

describe('slots follow the published hours', () => {
  test('three counters at 80 %, the lunch break left out, a closed day with its reason', async () => {
    await setException(system(), {
      branch, from: '2026-03-11', to: '2026-03-11', reason: { zh: '消毒', en: 'Disinfection' }, weekdays: [], days: 'every',
      hours: { mode: 'closed', personal: [], corporate: [], machines: [], cutOffs: [] },
    });
    await makeDays(system(), { branch, anew: true });
    const seen = await freeTimes(desk(), { branch, service: 'cash' });
    expect(seen.days).toHaveLength(8);
    expect(seen.best).toHaveLength(3);
    const wednesday = seen.days.find((day) => day.date === '2026-03-11');
    expect([wednesday?.why, wednesday?.reason?.zh]).toEqual(['closed', '消毒']);
    const clocks = seen.days[0]?.times.map((time) => time.startsAt) ?? [];
    expect(clocks).toContain(iso('09:00'));
    expect(clocks).not.toContain(iso('11:30'));
    const { sum } = await bank.house.db.look({ branch }, (tx) => tx.one<{ sum: number }>(sql`
      select sum(planned_minutes) from appointments.slot where branch_id = ${branch} and business_on = ${MONDAY} and service_group = 'personal'`));
    expect(sum).toBe(60 * 3 * 5 * 0.8);
  });

  test('a plan of fewer counters marks what it no longer covers and drops no booking', async () => {
    const day = '2026-03-10';
    const made = await Promise.all([1, 2].map(() => book(desk(), { branch, service: 'account', startsAt: iso('14:00', day), phone: phone() })));
    const planned = await planCounters(bank.as('branch_head', [branch]), { branch, group: 'personal', from: day, until: day, opens: '13:30', closes: '16:00', counters: 0 });
    expect(planned.overfull).toBeGreaterThan(0);
    const seen = await dayOfBranch(desk(), { branch, date: day });
    expect(seen.overfull.toSorted()).toEqual(made.map((one) => one.booking).toSorted());
    expect(await code(book(desk(), { branch, service: 'cash', startsAt: iso('14:00', day), phone: phone() }))).toBe('appointments.slotFull');
    await cancelFor(desk(), { branch, booking: made[0]?.booking ?? '' });
    expect(await code(book(desk(), { branch, service: 'cash', startsAt: iso('14:00', day), phone: phone() }))).toBe('appointments.slotFull');
    await planCounters(bank.as('branch_head', [branch]), { branch, group: 'personal', from: day, until: day, opens: '13:30', closes: '16:00', counters: 3 });
  });

  test('the plan of a day is seen beside the work booked; what was planned can be taken back, once, by those who plan', async () => {
    const day = '2026-03-13';
    const head = () => bank.as('branch_head', [branch]);
    const personal = async () => {
      const seen = await counterPlan(head(), { branch, date: day });
      return { plans: seen.plans.filter((one) => one.from === day).length, counters: seen.groups.find((one) => one.group === 'personal')?.stretches.map((one) => one.counters) };
    };
    const usual = await personal();
    const { plan } = await planCounters(head(), { branch, group: 'personal', from: day, until: day, opens: '09:00', closes: '10:00', counters: 1 });
    expect(await personal()).toEqual({ plans: 1, counters: [1, ...(usual.counters ?? [])] });
    expect(await code(withdrawCounterPlan(bank.as('teller', [branch]), { branch, plan }))).toBe('forbidden');
    expect(await withdrawCounterPlan(head(), { branch, plan })).toMatchObject({ days: 1 });
    expect(await personal()).toEqual(usual);
    expect(await code(withdrawCounterPlan(head(), { branch, plan }))).toBe('appointments.counterPlanUnknown');
  });

  test('the desk sees whether a booking’s last text arrived', async () => {
    const day = '2026-03-12';
    const told = await book(desk(), { branch, service: 'cash', startsAt: iso('14:00', day), phone: phone() });
    const untold = await book(desk(), { branch, service: 'cash', startsAt: iso('14:30', day) });
    await tellBooking(system(), { branch, booking: told.booking });
    const seen = await dayOfBranch(desk(), { branch, date: day });
    expect(seen.bookings.find((one) => one.id === told.booking)?.told).toMatchObject({ template: 'booking.made', state: 'queued' });
    expect(seen.bookings.find((one) => one.id === untold.booking)?.told).toBeNull();
  });
});

describe('who gets what', () => {
  test('of several who book at the same moment, one for a day that is not made, that one alone hears so', async () => {
    const wishes = [iso('14:00', '2026-03-12'), iso('10:00', '2027-01-01'), iso('14:05', '2026-03-12')];
    const answers = await Promise.all(wishes.map((startsAt) => code(book(desk(), { branch, service: 'cash', startsAt, phone: phone() }))));
    expect(answers).toEqual(['yes', 'appointments.noSuchDay', 'yes']);
  });

  test('the early hour and unreleased times are refused to the public and open to the desk', async () => {
    expect(await code(book(anybody(), { branch, service: 'cash', startsAt: iso('09:00'), phone: phone() }))).toBe('appointments.keptForPriority');
    expect(await code(book(anybody(), { branch, service: 'cash', startsAt: iso('09:00'), phone: phone(), keptFor: 'priority' }))).toBe('yes');
    const friday = await freeTimes(anybody(), { branch, service: 'cash' }).then((seen) => seen.days.find((day) => day.date === '2026-03-13'));
    expect(friday?.releasedAt).toBe(iso('07:00', '2026-03-11'));
  });

  test('a person without a phone is booked at the desk and gets a code', async () => {
    const made = await book(desk(), { branch, service: 'cash', startsAt: iso('13:30'), channel: 'phone' });
    expect(made.code).toMatch(/^[A-Z0-9]{6}$/);
    const seen = await dayOfBranch(desk(), { branch, date: MONDAY });
    expect(seen.bookings.find((one) => one.id === made.booking)).toMatchObject({ channel: 'phone', phone: null });
  });

  test('staff see a masked number; the whole one needs a reason and stands on the trail', async () => {
    const made = await book(anybody(), { branch, service: 'cash', startsAt: iso('13:40'), phone: '13812345678' });
    const seen = await dayOfBranch(desk(), { branch, date: MONDAY });
    expect(seen.bookings.find((one) => one.id === made.booking)?.phone).toBe('138****5678');
    expect(await phoneOf(desk(), { branch, booking: made.booking, reason: '改期' })).toEqual({ phone: '+8613812345678' });
    expect(await code(phoneOf(bank.as('teller', [branch]), { branch, booking: made.booking, reason: '改期' }))).toBe('forbidden');
    const trail = await bank.house.db.look({ branch }, (tx) => tx.many<{ outcome: string; facts: string }>(sql`select outcome, facts from app.trail where branch_id = ${branch} and act = 'appointments.phoneOf' order by seq`));
    expect(trail.map((one) => one.outcome)).toEqual(['read', 'forbidden']);
    const whole = await bank.house.db.look({ branch }, (tx) => tx.many<{ facts: string }>(sql`select facts || object as facts from app.trail where branch_id = ${branch}`));
    expect(JSON.stringify(whole)).not.toContain('13812345678');
  });

  test('staff of another branch are refused as if the branch did not exist', async () => {
    const other = await foundBranch(bank);
    expect(await code(dayOfBranch(bank.as('lobby_manager', [other.branch]), { branch, date: MONDAY }))).toBe('branch.unknown');
  });
});

describe('an own booking', () => {
  test('is found by code and phone or by its link; anything wrong answers alike and is limited', async () => {
    const mine = phone();
    const made = await book(anybody(), { branch, service: 'cash', startsAt: iso('14:00'), phone: mine });
    expect((await ownAppointment(anybody(), { branch, code: made.code.toLowerCase(), phone: mine })).booking?.startsAt).toBe(iso('14:00'));
    expect((await ownAppointment(anybody(), { branch, code: made.code, key: made.key })).booking?.id).toBe(made.booking);
    expect(await code(ownAppointment(anybody(), { branch, code: made.code, phone: phone() }))).toBe('appointments.notFound');
    expect(await code(ownAppointment(anybody(), { branch, code: 'AAAAAA', phone: mine }))).toBe('appointments.notFound');
    for (let nth = 0; nth < 10; nth += 1) await code(ownAppointment(anybody(), { branch, code: made.code, phone: phone() }));
    expect(await code(ownAppointment(anybody(), { branch, code: made.code, phone: phone() }))).toBe('appointments.tooManyTries');
  });

  test('moves within a full time, keeps its code, and its calendar entry replaces the old one in UTC', async () => {
    const made = await book(anybody(), { branch, service: 'account', startsAt: iso('14:30'), phone: phone() });
    const moved = await move(anybody(), { branch, code: made.code, key: made.key, startsAt: iso('14:35') });
    expect(moved).toMatchObject({ startsAt: iso('14:35'), sequence: 1 });
    const file = calendarFile(await ownAppointment(anybody(), { branch, code: made.code, key: made.key }), anybody());
    expect(file).toContain(`UID:${made.booking}@kaimen`);
    expect(file).toContain('SEQUENCE:1');
    expect(file).toContain('DTSTART:20260309T063500Z');
  });

  test('given back by the public, its place stays shut for a while by chance; the desk frees it at once', async () => {
    const made = await book(anybody(), { branch, service: 'cash', startsAt: iso('15:30'), phone: phone() });
    await cancel(anybody(), { branch, code: made.code, key: made.key });
    const cooling = await bank.house.db.look({ branch }, (tx) => tx.one<{ expires_at: Date }>(sql`select expires_at from appointments.hold where branch_id = ${branch} and kind = 'cooling' order by held_at desc limit 1`));
    expect(cooling.expires_at >= addMinutes(at('08:00'), 5) && cooling.expires_at <= addMinutes(at('08:00'), 30)).toBe(true);
    expect(await code(cancel(anybody(), { branch, code: made.code, key: made.key }))).toBe('appointments.notCancellable');
  });
});

test('a place given back goes to the first of the standby list who fits, and to the next when not taken', async () => {
  const day = '2026-03-12';
  const made = await book(desk(), { branch, service: 'account', startsAt: iso('10:30', day), phone: phone() });
  const [first, second] = [await joinStandby(anybody(), { branch, service: 'account', date: day, phone: phone() }), await joinStandby(anybody(), { branch, service: 'cash', date: day, phone: phone() })];
  await cancelFor(desk(), { branch, booking: made.booking });
  expect((await ownAppointment(anybody(), { branch, code: first.code, key: first.key })).standby?.offered?.startsAt).toBe(iso('10:30', day));
  expect(await code(takeOffer(anybody(), { branch, code: second.code, key: second.key }))).toBe('appointments.noOffer');
  moveClock(addMinutes(at('08:00'), 31));
  await tend(system(), { branch });
  expect(await code(takeOffer(anybody(), { branch, code: first.code, key: first.key }))).toBe('appointments.noOffer');
  const taken = await takeOffer(anybody(), { branch, code: second.code, key: second.key });
  expect([taken.code, taken.startsAt]).toEqual([second.code, iso('10:30', day)]);
  moveClock(at('08:00'));
});

test('the person is told, reminded the day before and two hours before, each once', async () => {
  const made = await book(anybody(), { branch, service: 'cash', startsAt: iso('14:50', '2026-03-10'), phone: phone() });
  await tellBooking(system(), { branch, booking: made.booking });
  await tellBooking(system(), { branch, booking: made.booking });
  const before = (await messages()).length;
  moveClock(at('14:55'));
  await remind(system(), { branch });
  await remind(system(), { branch });
  const dayBefore = (await messages()).slice(before).filter((one) => one.template === 'booking.reminder').length;
  expect(dayBefore).toBeGreaterThan(0);
  moveClock(at('13:00', '2026-03-10'));
  await remind(system(), { branch });
  await remind(system(), { branch });
  expect((await messages()).filter((one) => one.template === 'booking.reminder').length).toBeGreaterThan(dayBefore);
  const { made: texts } = await bank.house.db.look({ branch }, (tx) => tx.one<{ made: number }>(sql`select count(*) as made from contact.message where branch_id = ${branch} and about = ${`booking/${made.booking}`}`));
  expect(texts).toBe(3);
});

test('checking in counts as booked until ten minutes after, then as a walk-in; nobody loses the visit', async () => {
  const day = '2026-03-16';
  moveClock(at('09:00', '2026-03-12'));
  await makeDays(system(), { branch });
  const [onTime, late] = [await book(desk(), { branch, service: 'cash', startsAt: iso('10:00', day), phone: phone() }), await book(desk(), { branch, service: 'cash', startsAt: iso('10:00', day), phone: phone() })];
  moveClock(at('10:08', day));
  expect((await checkIn(desk(), { branch, code: onTime.code })).punctuality).toBe('on_time');
  expect(await code(checkIn(desk(), { branch, code: onTime.code }))).toBe('appointments.alreadyIn');
  moveClock(at('10:11', day));
  await tend(system(), { branch });
  expect((await dayOfBranch(desk(), { branch, date: day })).bookings.find((one) => one.id === late.booking)?.state).toBe('no_show');
  expect((await checkIn(desk(), { branch, booking: late.booking })).punctuality).toBe('late');
  expect(await bank.house.db.look({ branch }, (tx) => tx.many<object>(sql`select * from appointments.unfolded(${branch})`))).toEqual([]);
});

test('a deferral keeps a time for a visitor inside another deed', async () => {
  const kept = await bank.house.db.change({ branch }, (tx) => hold.within(tx, desk(), { branch, service: 'cash', startsAt: iso('15:00', '2026-03-17'), kind: 'deferral', minutes: 60 }));
  expect(new Date(kept.expiresAt).getTime()).toBe(addMinutes(bank.clock.now(), 60).getTime());
});

test('phone numbers are gone a month after the visit', async () => {
  moveClock(at('09:00', addDays('2026-03-17', 31)));
  await forget(system(), { branch });
  const { left } = await bank.house.db.look({ branch }, (tx) => tx.one<{ left: number }>(sql`select count(*) as left from appointments.booking where branch_id = ${branch} and phone_sealed is not null`));
  expect(left).toBe(0);
});
