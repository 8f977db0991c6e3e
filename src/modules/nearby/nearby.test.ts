import { afterAll, beforeAll, expect, test } from 'vitest';
import { NETWORK } from '#kernel/id.ts';
import { instantOf } from '#kernel/time.ts';
import { firstFreeAt, freeTimes, makeDays } from '#modules/appointments/index.ts';
import { addBranch, addRegion, furnish } from '#modules/branches/index.ts';
import { dayOf, ordinaryWeek, setException, setWeeklyHours } from '#modules/hours/index.ts';
import { screenVisitor, takeTicket } from '#modules/lobby/index.ts';
import { setAreas } from '#modules/rotation/index.ts';
import { putService } from '#modules/services/index.ts';
import { openBank, type TestBank } from '#test/rig/bank.ts';
import { until } from '#test/rig/until.ts';
import { places } from './reads/places.ts';
import { whereToGo } from './reads/where-to-go.ts';
import { isFar, isTooLate } from './rules.ts';

const ON = '2026-03-02';
const at = (clock: string) => instantOf(ON, clock, 'Asia/Shanghai');
const SPLIT = ordinaryWeek({ workday: { personal: ['09:00-11:30', '14:00-16:00'], corporate: ['09:00-11:30'] } });
const LONG = ordinaryWeek({ workday: { personal: ['08:30-19:00'] } });

let bank: TestBank;
let region: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
  bank = await openBank({ at: at('08:00') });
  ({ region } = await addRegion(bank.asking(), { code: 'hx', name: '鹤汐', nameEn: 'Hexi Shore' }));
  for (const [nth, [code, week]] of ([['a', SPLIT], ['b', LONG], ['c', SPLIT]] as const).entries()) await found(code, 121.5 + nth / 100, week);
  await putService(bank.asking(), { code: 'deposit', name: '存款', nameEn: 'Deposit', group: 'personal', minutes: 8, maskOff: false, urgency: 'ordinary' });
  for (const branch of Object.values(ids)) await makeDays(bank.asking(), { branch });
});
afterAll(() => bank?.close());

async function found(code: string, lng: number, week: typeof SPLIT): Promise<void> {
  const { branch } = await addBranch(bank.asking(), { region, code, name: `${code} 支行`, nameEn: `Branch ${code}`, address: `鹤汐区望潮路 ${code} 号`, phone: '02100000000', lng, lat: 31.2, areaM2: 100 });
  ids[code] = branch;
  await furnish(bank.asking(), { branch, zones: [{ kind: 'cash', name: '现金区', nameEn: 'Cash' }], counters: [{ number: 1, name: '1 号窗口', nameEn: 'Counter 1', serviceGroups: ['personal'], zone: 'cash' }], machines: [] });
  await setWeeklyHours(bank.asking(), { branch, week, from: '2026-01-01' });
}

const ask = async (clock: string, more: { when?: 'now' | 'today' | 'tomorrow'; group?: 'personal' | 'corporate' } = {}) => {
  bank.clock.moveTo(at(clock));
  const { when, branches } = await whereToGo(bank.as('anonymous', []), { near: '121.50,31.20', ...more });
  return { when, codes: branches.map((one) => one.code), branches };
};

test('a crowd that asks a program that has just started is answered', async () => {
  bank.clock.moveTo(at('10:00'));
  // More of them than there are connections, each with a place of their own.
  const answers = await Promise.all(Array.from({ length: 40 }, (_, nth) => whereToGo(bank.as('anonymous', []), { near: `121.${10 + nth},31.20` })));
  expect(answers.every((one) => one.branches.length === 3)).toBe(true);
});

test('the nearest that are open now; else those that open later today; else tomorrow: and it says which', async () => {
  expect(await ask('10:00')).toMatchObject({ when: 'now', codes: ['a', 'b', 'c'], branches: [{ door: { state: 'open', until: '11:30' }, metres: 0, serves: ['personal'] }, { door: { until: '19:00' } }, {}] });
  expect(await ask('12:00')).toMatchObject({ when: 'now', codes: ['b'] });
  expect(await ask('12:00', { when: 'today' })).toMatchObject({ codes: ['a', 'b', 'c'], branches: [{ door: { state: 'opens', opens: '14:00' } }, {}, {}] });
  expect(await ask('12:00', { group: 'corporate' })).toMatchObject({ when: 'tomorrow', codes: ['a', 'c'] });
  const tomorrow = await ask('10:00', { when: 'tomorrow' });
  expect(tomorrow.branches.map((one) => one.firstFree?.slice(0, 10))).toEqual(['2026-03-03', '2026-03-03', '2026-03-03']);
  expect(await ask('19:30')).toMatchObject({ when: 'tomorrow', codes: ['a', 'b', 'c'], branches: [{ tomorrow: { date: '2026-03-03', personal: [{ opens: '09:00', closes: '11:30' }, {}] } }, {}, {}] });
});

test('what is published is so in the next answer, and a new branch is found', async () => {
  await ask('10:00');
  const close = dayOf(undefined);
  await setException(bank.asking(), { branch: ids['a'] ?? '', from: ON, to: ON, hours: close, reason: { zh: '消毒', en: 'Disinfection' }, days: 'every', weekdays: [] });
  expect((await ask('10:00')).codes).toEqual(['b', 'c']);
  await setException(bank.asking(), { branch: ids['a'] ?? '', from: ON, to: ON, hours: dayOf({ personal: ['09:00-17:00'] }), reason: { zh: '恢复', en: 'Open again' }, days: 'every', weekdays: [] });
  await until(async () => (await ask('12:30')).codes.join('') === 'ab', 'the branch to be found open again');
  await found('d', 121.495, LONG);
  await until(async () => (await ask('18:00')).codes.join('') === 'db', 'the new branch');
});

test('how full it is comes from the hall, and nobody is named', async () => {
  bank.clock.moveTo(at('10:00'));
  const manager = bank.as('lobby_manager', [ids['b'] ?? '']);
  const { visit } = await screenVisitor(manager, { branch: ids['b'] ?? '', temperature: 36.5, answers: { contact: false, area: false, unwell: false }, contact: 'none', consentVersion: '2026-01' });
  await takeTicket(manager, { branch: ids['b'] ?? '', visit: visit ?? '', service: 'deposit' });
  const { branches } = await ask('10:00');
  expect(branches.find((one) => one.code === 'b')?.crowd).toEqual({ light: 'open', waiting: 1 });
  expect(branches.find((one) => one.code === 'c')?.crowd).toBeNull();
});

test('the first free time is the one that the booking page would find', async () => {
  for (const clock of ['08:00', '10:00', '11:20', '15:50']) {
    const asking = { ...bank.as('anonymous', []), now: at(clock) };
    const first = await bank.house.db.look({ branch: NETWORK, branches: 'all' }, (tx) => firstFreeAt(bank.house, tx, { group: 'personal', now: asking.now, from: new Map([[ids['c'] ?? '', asking.now]]) }));
    const { days } = await freeTimes(asking, { branch: ids['c'] ?? '', service: 'deposit' });
    const exact = days.flatMap((day) => day.times).find((time) => time.keptFor === 'everyone');
    expect(exact).toBeDefined();
    expect(first.get(ids['c'] ?? '')?.toISOString(), clock).toBe(exact?.startsAt);
  }
});

test('a place is found by district, resident area, street, pinyin; the exact place of a person is refused', async () => {
  await setAreas(bank.asking(), { region, areas: [{ name: '春江花园', lng: 121.5123, lat: 31.2345, residents: 10, elders: 0 }] });
  const named = async (q?: string) => (await places(bank.as('anonymous', []), { ...(q && { q }) })).places.map((one) => `${one.kind} ${one.name} ${one.lng},${one.lat}`);
  expect(await named()).toEqual(['district 鹤汐 121.51,31.2']);
  expect(await named('hx')).toContain('district 鹤汐 121.51,31.2');
  expect(await named('春江')).toEqual(['area 春江花园 121.51,31.23']);
  expect(await named('望潮路 c')).toEqual(['branch c 支行 121.52,31.2']);
  expect(await named('%_\\')).toEqual(await named(''));
  for (const near of ['121.501,31.2', '200,31', '121.5', 'x,y', '121.5,91']) {
    expect((await bank.server.inject({ url: `/api/public/nearby?near=${encodeURIComponent(near)}` })).statusCode, near).toBe(422);
  }
});

test.each([
  ['09:44', '9:45', 0, true], ['11:09', '11:30', 0, false], ['11:09', '11:30', 400, true], ['16:00', '17:00', 3_000, false], ['16:30', '17:00', 3_000, true], ['23:30', '24:30', 1_000, false],
])('at %s a door that is open until %s, %i metres away, is too late on foot: %s', (now, until, metres, late) => {
  expect(isTooLate(now, until, metres)).toBe(late);
});

test('a branch in the next district is near, one in another city is not', () => {
  expect([4_700, 25_000, 80_000, 3_743_000].map(isFar)).toEqual([false, false, true, true]);
});
