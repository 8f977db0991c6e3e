import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { instantOf } from '#kernel/time.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { learnMinutes } from './acts/learn-minutes.ts';
import { putService } from './acts/put-service.ts';
import { turnCatalogue } from './acts/turn-catalogue.ts';
import { withdrawVersion } from './acts/withdraw-version.ts';
import { catalogueOf, changesDue, listServices, versionsOf } from './reads/catalogue.ts';
import { expectedMinutes } from './rules.ts';

const CARD = { code: 'card', name: '办卡', nameEn: 'Card', group: 'personal', minutes: 15, maskOff: true, urgency: 'light' } as const;
let bank: TestBank;
let branch: string;
beforeAll(async () => {
  bank = await openBank({ at: instantOf('2026-03-02', '10:00', 'Asia/Shanghai') });
  ({ branch } = await foundBranch(bank, '城南'));
});
afterAll(() => bank?.close());

const hq = () => bank.as('hq_operations', 'all', newId());
const minutesNow = async () => (await listServices(bank.asking(), {})).services.find((one) => one.code === 'card')?.minutes;
const versions = async () => (await versionsOf(hq(), { code: 'card' })).versions.map(({ number, state, fromOn }) => [number, state, fromOn]);

test('a change holds at once or from its day; every version is kept, and one that does not hold yet can be taken back', async () => {
  expect(await putService(hq(), CARD)).toEqual({ code: 'card', version: 1, fromOn: '2026-03-02' });
  expect(await putService(hq(), { ...CARD, minutes: 12, fromOn: '2026-03-04' })).toEqual({ code: 'card', version: 2, fromOn: '2026-03-04' });
  await putService(hq(), { ...CARD, minutes: 99, fromOn: '2026-03-05' });
  expect(await minutesNow()).toBe(15);
  expect((await catalogueOf(hq(), { branch })).services.find((one) => one.code === 'card')).toMatchObject({ plannedFrom: '2026-03-04', learnt: null });
  await withdrawVersion(hq(), { code: 'card', number: 3 });
  await expect(withdrawVersion(hq(), { code: 'card', number: 3 })).rejects.toMatchObject({ code: 'services.notPlanned', status: 409 });
  await expect(withdrawVersion(hq(), { code: 'card', number: 1 })).rejects.toMatchObject({ code: 'services.notPlanned' });
  expect(await changesDue(bank.asking(), {})).toEqual({ due: 0 });
  bank.clock.pass(2 * 24 * 60);
  expect(await changesDue(bank.asking(), {})).toEqual({ due: 1 });
  expect(await turnCatalogue(bank.asking(), {})).toEqual({ turned: 1 });
  expect(await turnCatalogue(bank.asking(), {})).toEqual({ turned: 0 });
  expect(await minutesNow()).toBe(12);
  expect(await versions()).toEqual([[3, 'withdrawn', '2026-03-05'], [2, 'inForce', '2026-03-04'], [1, 'past', '2026-03-02']]);
});

test('a day that has gone is refused, and so is whoever is not head office', async () => {
  await expect(putService(hq(), { ...CARD, fromOn: '2026-01-01' })).rejects.toMatchObject({ code: 'services.dayPast', status: 422 });
  for (const role of ['branch_head', 'regional_manager', 'auditor'] as const) await expect(putService(bank.as(role, 'all', newId()), CARD)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(withdrawVersion(bank.as('branch_head', [branch], newId()), { code: 'card', number: 2 })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(learnMinutes(hq(), { branch, date: '2026-03-02', services: [] })).rejects.toMatchObject({ code: 'forbidden' });
});

test('ten who change the same service at once write ten versions, and the last number holds', async () => {
  const before = (await versions()).length;
  await Promise.all(Array.from({ length: 10 }, (_, nth) => putService(hq(), { ...CARD, minutes: 20 + nth })));
  const after = (await versionsOf(hq(), { code: 'card' })).versions;
  expect(after.length).toBe(before + 10);
  expect(await minutesNow()).toBe(after.find((one) => one.state === 'inForce')?.body.minutes);
});

test('what a branch has measured stands beside the catalogue, and counts for more the more was measured', async () => {
  await learnMinutes(bank.asking(), { branch, date: '2026-03-04', services: [{ code: 'card', samples: 20, mean: 10, p80: 14 }] });
  await learnMinutes(bank.asking(), { branch, date: '2026-03-05', services: [{ code: 'card', samples: 30, mean: 10, p80: 13 }] });
  const prior = await minutesNow();
  expect((await catalogueOf(hq(), { branch })).services.find((one) => one.code === 'card')?.learnt).toEqual({ samples: 30, mean: 10, p80: 13, expected: expectedMinutes(prior ?? 0, { samples: 30, mean: 10 }) });
  expect(expectedMinutes(20, { samples: 20, mean: 10 })).toBe(15);
  expect(expectedMinutes(20, undefined)).toBe(20);
  expect(expectedMinutes(20, { samples: 2_000, mean: 10 })).toBeLessThan(10.2);
});
