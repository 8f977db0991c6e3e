import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { systemAsking } from '#platform/jobs.ts';
import { sql } from '#platform/sql.ts';
import { liveFourWeeks } from '#test/rig/history.ts';
import { newBranch, openLobby, TODAY, type Lobby } from '#test/rig/lobby.ts';
import { forecastArrivals } from './acts/forecast-arrivals.ts';
import { forecastComingDays } from './jobs.ts';
import { expectedArrivals } from './reads/arrivals.ts';

const TOMORROW = '2026-03-10';
type Hour = { on_date: string; hour: number; expected: number; came_count: number | null };

describe('the arrival forecast of a branch', () => {
  let lobby: Lobby;
  beforeAll(async () => {
    lobby = await openLobby();
    await setWeeklyHours(systemAsking(lobby.house), { branch: lobby.branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
    // Four weeks: on weekdays eight people come from nine to ten and three from two to three in the afternoon.
    await lobby.house.db.change({ branch: lobby.branch }, (tx) => liveFourWeeks(tx, { branch: lobby.branch, before: TODAY }, { 9: 8, 14: 3 }));
  });
  afterAll(() => lobby.close());
  const stored = (date: string) => lobby.rows<Hour>(sql`select on_date::text, hour::int, expected, came_count from lobby.arrival_forecast where branch_id = ${lobby.branch} and on_date = ${date} and expected >= 0.5 order by hour`);
  const expected = (date: string) => lobby.house.db.look({ branch: lobby.branch }, (tx) => expectedArrivals(tx, lobby.branch, date, lobby.clock.now()));

  it('each night the day that begins and the next one are forecast by the hour', async () => {
    await forecastComingDays(systemAsking(lobby.house));
    const [morning, afternoon, ...others] = await stored(TOMORROW);
    expect(others).toEqual([]);
    expect(morning).toMatchObject({ hour: 9 });
    expect(morning?.expected).toBeCloseTo(8, 0);
    expect(afternoon).toMatchObject({ hour: 14 });
    expect(afternoon?.expected).toBeCloseTo(3, 0);
    expect((await stored(TODAY)).length).toBe(2);
  });

  it('a morning with nobody lowers what is expected in the afternoon', async () => {
    lobby.clock.pass(150);
    const now = await expected(TODAY);
    expect(now.find((one) => one.hour === 9)).toMatchObject({ came: 0 });
    expect(now.find((one) => one.hour === 14)?.came).toBeNull();
    expect(now.find((one) => one.hour === 14)?.expected).toBeLessThan(2);
    expect((await expected(TOMORROW)).find((one) => one.hour === 14)?.expected).toBeGreaterThan(2.5);
  });

  it('what came is written beside what was forecast, and the forecast stands', async () => {
    await lobby.ticket();
    lobby.clock.pass(14.5 * 60);
    const before = await stored(TODAY);
    await forecastComingDays(systemAsking(lobby.house));
    const after = await lobby.rows<Hour>(sql`select hour::int, expected, came_count from lobby.arrival_forecast where branch_id = ${lobby.branch} and on_date = ${TODAY} order by hour`);
    expect(after.find((one) => one.hour === 9)).toMatchObject({ expected: before[0]?.expected, came_count: 0 });
    expect(after.find((one) => one.hour === 11)?.came_count).toBe(1);
  });

  it('a branch that is young says nothing', async () => {
    const young = await newBranch(lobby.house, lobby.region, 'B2');
    expect(await forecastArrivals(lobby.system(), { branch: young, date: TOMORROW })).toMatchObject({ groups: 0, expected: 0 });
  });

  it('only the program itself forecasts', async () => {
    await expect(forecastArrivals(lobby.ask('branch_head'), { branch: lobby.branch, date: TOMORROW })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
