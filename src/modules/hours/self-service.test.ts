import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '#kernel/refusal.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { until } from '#test/rig/until.ts';
import { setSelfService } from './acts/set-self-service.ts';
import { setWeeklyHours } from './acts/set-as-given.ts';
import type { Feed } from './feed-shape.ts';
import { selfServiceOf } from './reads/self-service.ts';
import { ordinaryWeek } from './week.ts';

let bank: TestBank;
let branch: string;
beforeAll(async () => {
  bank = await openBank();
  ({ branch } = await foundBranch(bank));
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-16:00'], corporate: ['09:00-11:30'] } }) });
});
afterAll(() => bank?.close());

const lobby = () => bank.as('lobby_manager', [branch]);
const code = async (deed: Promise<unknown>) => deed.then(() => 'yes', (no: unknown) => { if (no instanceof Refusal) return no.code; throw no; });
const feed = async () => (await bank.server.inject({ url: `/api/public/branches/${branch}/hours` })).json<Feed>();

test('the 24-hour zone is cut off with a reason, which customers read at once, and joined again', async () => {
  expect(await selfServiceOf(lobby(), { branch })).toMatchObject({ state: 'joined', since: null });
  expect((await feed()).selfService).toBeUndefined();
  expect(await code(setSelfService(lobby(), { branch, state: 'cut_off' }))).toBe('hours.zoneNeedsReason');
  await setSelfService(lobby(), { branch, state: 'cut_off', reason: '大厅消毒', reasonEn: 'The hall is being disinfected' });
  expect((await feed()).selfService).toEqual({ state: 'cut_off', reason: { zh: '大厅消毒', en: 'The hall is being disinfected' }, since: bank.clock.now().toISOString() });
  await setSelfService(lobby(), { branch, state: 'closed', reason: '设备检修' });
  expect((await feed()).selfService?.state).toBe('closed');
  await setSelfService(lobby(), { branch, state: 'joined' });
  expect((await feed()).selfService).toBeUndefined();
  expect(await code(setSelfService(bank.as('teller', [branch]), { branch, state: 'joined' }))).toBe('forbidden');
});

test('hours that are published while the zone is being closed show it closed', async () => {
  const waits = () => bank.house.db.look({ branch }, async (tx) => (await tx.one<{ waits: boolean }>(sql`select exists (select from pg_locks where not granted) as waits`)).waits);
  const publishing = await bank.house.db.change({ branch }, async (tx) => {
    await setSelfService.within(tx, lobby(), { branch, state: 'closed', reason: '设备检修' });
    const deed = setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:30-16:00'] } }) });
    await until(waits, 'the publication waits for the board');
    return { deed };
  });
  await publishing.deed;
  expect((await feed()).selfService?.state).toBe('closed');
});
