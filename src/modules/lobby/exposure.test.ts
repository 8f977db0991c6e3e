import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLobby, TODAY, type Lobby } from '#test/rig/lobby.ts';
import { countLeaving } from './acts/count-leaving.ts';
import { leaveVisit } from './acts/leave.ts';
import { occupancyCurve } from './reads/day.ts';
import { exposureByDay } from './reads/exposure.ts';

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
