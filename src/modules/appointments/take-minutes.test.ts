import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { instantOf } from '#kernel/time.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { adoptMinutes, learnMinutes, putService } from '#modules/services/index.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { book } from './acts/book.ts';
import { makeDays } from './acts/make-days.ts';
import { takeMinutes } from './acts/take-minutes.ts';
import { freeTimes } from './reads/free-times.ts';

let bank: TestBank;
let branch: string;
const CARD = { code: 'card', name: '办卡', nameEn: 'Card', group: 'personal', minutes: 15, maskOff: false, urgency: 'light' } as const;
const [TODAY, TOMORROW, AFTER] = ['2026-03-02', '2026-03-03', '2026-03-04'];

beforeAll(async () => {
  bank = await openBank({ at: instantOf(TODAY ?? '', '08:00', 'Asia/Shanghai') });
  ({ branch } = await foundBranch(bank, '城南'));
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'], corporate: ['09:00-17:00'] } }) });
  await putService(bank.asking(), CARD);
  await putService(bank.asking(), { code: 'fund', name: '理财', nameEn: 'Fund', group: 'wealth', minutes: 10, maskOff: false, urgency: 'light' });
  await makeDays(bank.asking(), { branch });
});
afterAll(() => bank?.close());

const desk = () => bank.as('lobby_manager', [branch], newId());
const rows = <Row extends object>(query: ReturnType<typeof sql>) => bank.house.db.look({ branch }, (tx) => tx.many<Row>(query as never));
const placesOf = async (service: string, date: string | undefined) => (await rows<{ places: number }>(sql`select (services -> ${service} ->> 'places')::int as places from appointments.day where business_on = ${date}`))[0]?.places;
const lengths = async (service: string) => (await rows<{ minutes: number }>(sql`select (extract(epoch from ends_at - starts_at) / 60)::int as minutes from appointments.booking where service_code = ${service} order by booked_at, id`)).map((one) => one.minutes);
const overfull = () => rows(sql`select service_group, starts_at from appointments.slot where held_minutes + booked_minutes > planned_minutes`);
const wrong = () => rows(sql`select * from appointments.unfolded(${branch})`);
const free = async (service: string, date: string | undefined) => (await freeTimes(desk(), { branch, service, channel: 'desk' })).days.find((day) => day.date === date)?.times.filter((one) => one.keptFor === 'everyone') ?? [];
const learn = async (code: string, mean: number) => {
  await learnMinutes(bank.asking(), { branch, date: '2026-03-01', services: [{ code, samples: 60, mean, p80: mean * 1.3 }] });
  return adoptMinutes(bank.asking(), { branch });
};

it('from tomorrow on slots take the measured minutes; a booking keeps those it was made with, today keeps the catalogue’s', async () => {
  const [first] = await free('card', TOMORROW);
  await book(desk(), { branch, service: 'card', startsAt: first?.startsAt ?? '' });
  expect((await learn('card', 5)).changed).toEqual([{ code: 'card', was: 15, minutes: 7.5 }]);
  await bank.work();
  expect([await placesOf('card', TODAY), await placesOf('card', TOMORROW), await placesOf('card', AFTER)]).toEqual([4, 2, 2]);
  const [next] = await free('card', AFTER);
  await book(desk(), { branch, service: 'card', startsAt: next?.startsAt ?? '' });
  expect(await lengths('card')).toEqual([20, 10]);
  expect([await overfull(), await wrong()]).toEqual([[], []]);
});

it('longer minutes make no start over-full, on a day with nobody and on one that is booked out where a counter stands alone', async () => {
  for (let times = await free('fund', TOMORROW); times.length > 0; times = await free('fund', TOMORROW)) {
    await book(desk(), { branch, service: 'fund', startsAt: times[0]?.startsAt ?? '' });
  }
  const booked = await lengths('fund');
  expect(booked.length).toBeGreaterThan(3);
  expect((await learn('fund', 25)).changed).toEqual([{ code: 'fund', was: 10, minutes: 20 }]);
  const { days, kept } = await takeMinutes(bank.asking(), { branch, from: TOMORROW ?? '' });
  // The booked-out day keeps its pattern; the others are made anew, in runs that are long enough for the longer errand.
  expect([days > 3, kept]).toEqual([true, 1]);
  expect(await overfull()).toEqual([]);
  expect(await wrong()).toEqual([]);
  expect(await lengths('fund')).toEqual(booked);
  expect([await placesOf('fund', TODAY), await placesOf('fund', TOMORROW), await placesOf('fund', AFTER)]).toEqual([3, 5, 5]);
  expect((await free('fund', AFTER)).length).toBeGreaterThan(0);
  expect(await takeMinutes(bank.asking(), { branch, from: TOMORROW ?? '' })).toEqual({ from: TOMORROW, days, kept });
  await expect(takeMinutes(desk(), { branch, from: TOMORROW ?? '' })).rejects.toMatchObject({ code: 'forbidden' });
});

it('what head office changes in the catalogue reaches the days already made from tomorrow on, at every branch', async () => {
  await putService(bank.asking(), { ...CARD, minutes: 30 });
  await bank.work();
  expect([await placesOf('card', TODAY), await placesOf('card', AFTER)]).toEqual([4, 7]);
  expect([await overfull(), await wrong()]).toEqual([[], []]);
});

it('a service that is new can be booked on the days already made, from tomorrow on', async () => {
  await putService(bank.asking(), { ...CARD, code: 'loan', name: '贷款', nameEn: 'Loan', minutes: 20 });
  await bank.work();
  expect([await placesOf('loan', TODAY), await placesOf('loan', TOMORROW), await placesOf('loan', AFTER)]).toEqual([null, 5, 5]);
  expect((await free('loan', AFTER)).length).toBeGreaterThan(0);
  expect([await overfull(), await wrong()]).toEqual([[], []]);
});

it('in a crowd: who books while the minutes change gets the old or the new length, and no start holds more than it has', async () => {
  const times = (await free('fund', AFTER)).map((one) => one.startsAt);
  const [, ...tries] = await Promise.allSettled([
    learn('fund', 6).then(() => takeMinutes(bank.asking(), { branch, from: TOMORROW ?? '' })),
    ...times.flatMap((startsAt) => [0, 1].map(() => book(desk(), { branch, service: 'fund', startsAt }))),
  ]);
  expect(tries.some((one) => one.status === 'fulfilled')).toBe(true);
  expect(await overfull()).toEqual([]);
  expect(await wrong()).toEqual([]);
});
