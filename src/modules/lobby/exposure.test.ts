import { afterAll, beforeAll, expect, it } from 'vitest';
import { chanceOf } from '#kernel/chance.ts';
import { addDays } from '#kernel/time.ts';
import { systemAsking } from '#platform/jobs.ts';
import { sql } from '#platform/sql.ts';
import { openLobby, TODAY, type Lobby } from '#test/rig/lobby.ts';
import { closeDay } from './acts/close-day.ts';
import { countLeaving } from './acts/count-leaving.ts';
import { leaveVisit } from './acts/leave.ts';
import { jobs } from './jobs.ts';
import { occupancyCurve } from './reads/day.ts';
import { exposureByDay, exposureOfBranches } from './reads/exposure.ts';
import { atHundredOf, figuresOfDay } from './rules-exposure.ts';

let lobby: Lobby;
beforeAll(async () => { lobby = await openLobby(); });
afterAll(() => lobby.close());

it('is reproduced from the door’s own events: pairs, long contacts, time above the cap, and E as the day’s curve has it', async () => {
  const B = { branch: lobby.branch };
  const read = <T>(ask: (tx: Parameters<typeof occupancyCurve>[0]) => Promise<T>) => lobby.house.db.look({ branch: lobby.branch }, ask);
  expect(await read((tx) => exposureByDay(tx, lobby.branch, TODAY, TODAY, lobby.clock.now()))).toEqual([]);
  const { visit } = await lobby.visitor();
  lobby.clock.pass(20);
  await lobby.visitor();
  lobby.clock.pass(10);
  await lobby.visitor('elderly');
  lobby.clock.pass(6);
  await leaveVisit(lobby.ask(), { ...B, visit });
  lobby.clock.pass(4);
  await countLeaving(lobby.ask(), B);
  lobby.clock.pass(5);
  await lobby.setting('manualCap', 2);
  const [day] = await read((tx) => exposureByDay(tx, lobby.branch, TODAY, TODAY, lobby.clock.now()));
  // 10 minutes of one pair, 6 of three, 4 of one pair; the first two were together for 16 minutes.
  expect(day).toMatchObject({ date: TODAY, visitors: 3, most: 3, cap: 2, longContacts: 1 });
  expect(day?.pairHours).toBeCloseTo((10 + 3 * 6 + 4) / 60, 6);
  expect(day?.minutesAboveCap).toBeCloseTo(6, 6);
  const curve = await read((tx) => occupancyCurve(tx, lobby.branch, TODAY, lobby.clock.now()));
  expect(day?.perVisitorMinutes).toBeCloseTo(curve.exposureMinutes, 6);
});

it('is kept when the day is closed: read from there, worked out again where somebody was counted later, and filled in by the night where it is missing', async () => {
  const B = { branch: lobby.branch };
  const read = <T>(ask: (tx: Parameters<typeof occupancyCurve>[0]) => Promise<T>) => lobby.house.db.look({ branch: lobby.branch }, ask);
  const kept = () => lobby.rows<{ visitors: number; uncounted: number; most: number }>(sql`select visitors, uncounted, most, pair_minutes as pairs from lobby.exposure_day where branch_id = ${lobby.branch}`);
  const seen = () => read((tx) => exposureByDay(tx, lobby.branch, TODAY, TODAY, lobby.clock.now()));
  const [open] = await seen();
  const night = async () => jobs['lobby.keepExposures']?.run(systemAsking(lobby.house), { branch: lobby.branch, topic: '', facts: {} });
  await closeDay(lobby.ask(), B);
  const [stored] = await kept();
  expect(stored).toMatchObject({ visitors: 3, uncounted: 1, most: 3 });
  lobby.clock.pass(24 * 60);
  const [past] = await seen();
  // The one whom nobody counted out went with the last movement, not with the closing five minutes later.
  expect(past).toMatchObject({ ...open, cap: expect.any(Number), uncounted: 1, minutesAboveCap: expect.any(Number) });
  await lobby.house.db.change(B, (tx) => tx.run(sql`delete from lobby.exposure_day where branch_id = ${lobby.branch}`));
  expect(await seen()).toEqual([{ ...past, perVisitorMinutes: expect.closeTo(past?.perVisitorMinutes ?? 0, 4), pairHours: expect.closeTo(past?.pairHours ?? 0, 4), minutesAboveCap: expect.closeTo(past?.minutesAboveCap ?? 0, 4) }]);
  await night();
  expect(await kept()).toEqual([stored]);
  lobby.clock.pass(1);
  // A step of that day that came in late, as from a device without a network.
  await lobby.house.db.change(B, (tx) => tx.run(sql`
    insert into lobby.hall_event (branch_id, id, on_date, at, deed, change, by_actor) select ${lobby.branch}, gen_random_uuid(), ${TODAY}, ${lobby.clock.now()}, deed, change, 'door' from (values ('in', 1), ('counted_out', -1)) as late (deed, change)`));
  await night();
  expect(await kept()).toMatchObject([{ visitors: 4 }]);
  const dates = [addDays(TODAY, -1), TODAY];
  const beside = (await lobby.house.db.look({ branch: lobby.branch, branches: 'all' }, (tx) => exposureOfBranches(tx, dates))).get(lobby.branch);
  expect(beside).toMatchObject({ openDays: 1, visitors: 4, perVisitorBefore: null, atHundredMinutes: null, days: [null, expect.closeTo(beside?.perVisitorMinutes ?? -1, 3)] });
});

it('what was taken back at the door never was; whoever was not counted out went with the last', () => {
  const step = (at: number, change: number, deed: string, visit: string | null = null) => ({ at, change, deed, visit });
  const day = [step(0, 1, 'entered', 'a'), step(0, 1, 'entered', 'b'), step(10, -1, 'left', 'a'), step(10.1, 1, 'undone', 'a'), step(20, -1, 'left', 'a'), step(21, -1, 'counted_out'), step(21.1, 1, 'undone'), step(500, -1, 'day_closed')];
  expect(figuresOfDay(day, 500, 5, 15)).toEqual({ visitors: 2, uncounted: 1, pairMinutes: 20, minutesAboveCap: 0, longContacts: 1, most: 2 });
  expect(figuresOfDay([], 500, 5, 15)).toBeUndefined();
});

it('at a hundred visitors a quiet day and a busy one of the same way of staying are alike', () => {
  // Each stays ten minutes, at any time of eight hours.
  const day = (n: number) => {
    const chance = chanceOf('exposure', n);
    return figuresOfDay(Array.from({ length: n }, (_, at) => ({ visit: String(at), from: 480 * chance() })).flatMap(({ visit, from }) => [{ at: from, change: 1, deed: 'entered', visit }, { at: from + 10, change: -1, deed: 'left', visit }]), 490, 99, 15);
  };
  const at = (n: number) => { const one = day(n); return one ? { own: (2 * one.pairMinutes) / n, hundred: atHundredOf({ visitors: n, days: 1, pairs: (n * (n - 1)) / 2, pairMinutes: one.pairMinutes }) ?? 0 } : { own: 0, hundred: 0 }; };
  const [quiet, busy] = [at(100), at(300)];
  expect(busy.own).toBeGreaterThan(2.5 * quiet.own);
  expect(Math.abs(busy.hundred / quiet.hundred - 1)).toBeLessThan(0.15);
  expect(atHundredOf({ visitors: 9, days: 1, pairs: 36, pairMinutes: 5 })).toBeNull();
});
