import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLobby, type Lobby } from '#test/rig/lobby.ts';
import { callNext } from './acts/call-next.ts';
import { sitDown } from './acts/duty.ts';
import { forecastWaits } from './acts/forecast-waits.ts';
import { board } from './reads/board.ts';
import { ownTicket } from './reads/own-ticket.ts';
import { queue } from './reads/queue.ts';
import { isDueInside } from './rules-hall.ts';

let lobby: Lobby;
const B = () => ({ branch: lobby.branch });
beforeAll(async () => { lobby = await openLobby(); });
afterAll(() => lobby.close());

it('whoever waits outside is called in no sooner than the lead before an early turn, and stays due from then on', () => {
  fc.assert(fc.property(fc.nat(120), fc.nat(120), fc.nat(30), (low, minutesAgo, lead) => {
    expect(isDueInside({ low, minutesAgo }, lead)).toBe(low - minutesAgo <= lead);
    if (isDueInside({ low, minutesAgo }, lead)) expect(isDueInside({ low, minutesAgo: minutesAgo + 1 }, lead)).toBe(true);
  }));
  expect(isDueInside(undefined, 0)).toBe(true);
});

it('the door screen, the desk and the phone say who comes in now; with a far turn one waits outside, and where nothing is written down a free place decides', async () => {
  await lobby.setting('manualCap', 6);
  for (let n = 0; n < 6; n += 1) await lobby.ticket();
  const outside = await lobby.ticket();
  expect(outside.place).toBe('outside');
  await sitDown(lobby.ask('teller'), { ...B(), counter: 1 });
  await callNext(lobby.ask('teller'), { ...B(), counter: 1 });
  const phone = () => ownTicket(lobby.anybody(), { ...B(), secret: outside.secret.slice(22) });
  expect((await phone()).comeIn).toBe(true);
  expect((await board(lobby.ask(), B())).nextIn).toEqual([outside.number]);

  await forecastWaits(lobby.system(), B());
  const told = (await phone()).estimate;
  expect(told?.low).toBeGreaterThan(6);
  expect((await phone()).comeIn).toBe(false);
  expect((await board(lobby.ask(), B())).nextIn).toEqual([]);
  expect((await queue(lobby.ask(), B())).outside).toMatchObject([{ number: outside.number, comeIn: false, inMinutes: (told?.low ?? 0) - 6 }]);

  lobby.clock.pass((told?.low ?? 0) - 6);
  expect((await phone()).comeIn).toBe(true);
  expect((await board(lobby.ask(), B())).nextIn).toEqual([outside.number]);
});
