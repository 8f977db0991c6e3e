import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { drawPlan, floorPlanOf } from '#modules/branches/index.ts';
import { sql } from '#platform/sql.ts';
import { openLobby, type Lobby } from '#test/rig/lobby.ts';
import { callNext } from './acts/call-next.ts';
import { sitDown } from './acts/duty.ts';
import { seatVisit } from './acts/seat-visit.ts';
import { ownTicket } from './reads/own-ticket.ts';
import { queue } from './reads/queue.ts';
import { seatFor } from './rules-seats.ts';

const spots = fc.uniqueArray(fc.record({ x: fc.integer({ min: 0, max: 20 }), y: fc.integer({ min: 0, max: 20 }), taken: fc.boolean() }), { selector: ({ x, y }) => `${x} ${y}`, minLength: 1, maxLength: 40 })
  .map((all) => all.map((one, nth) => ({ ...one, code: `A${nth + 1}` })));

describe('the seat for the next visitor', () => {
  it('is free, and no free seat is farther from those who sit (up to three metres); none only when all are taken', () => {
    fc.assert(fc.property(spots, (seats) => {
      const seat = seatFor(seats, [{ x: 0, y: 0 }]);
      expect(seat === undefined).toBe(seats.every((one) => one.taken));
      if (!seat) return;
      expect(seat.taken).toBe(false);
      const alone = (one: { x: number; y: number }) => Math.min(3, ...seats.filter((other) => other.taken).map((other) => Math.hypot(one.x - other.x, one.y - other.y)));
      for (const one of seats.filter((other) => !other.taken)) expect(alone(seat)).toBeGreaterThanOrEqual(alone(one) - 0.051);
    }));
  });
});

describe('spaced seats in the hall', () => {
  let lobby: Lobby;
  beforeAll(async () => { lobby = await openLobby({ connections: 10 }); });
  afterAll(() => lobby.close());
  const B = () => ({ branch: lobby.branch });

  it('are given once each, also when forty are shown to ten seats at once; without a plan the desk hears why', async () => {
    const { visit } = await lobby.visitor();
    await expect(seatVisit(lobby.ask(), { ...B(), visit })).rejects.toMatchObject({ code: 'lobby.noPlan', status: 409 });
    const { plan } = await floorPlanOf(lobby.system(), B());
    await drawPlan(lobby.system(), { ...B(), over: 0, ...plan, seats: plan.seats.slice(0, 10) });
    const visits: string[] = [];
    for (let n = 0; n < 40; n += 1) visits.push((await lobby.visitor()).visit);
    const done = await Promise.allSettled(visits.map((one) => seatVisit(lobby.ask(), { ...B(), visit: one })));
    const given = done.flatMap((one) => (one.status === 'fulfilled' ? [one.value.seat] : []));
    expect(given).toHaveLength(10);
    expect(new Set(given).size).toBe(10);
    expect(done.every((one) => one.status === 'fulfilled' || (one.reason as { code: string }).code === 'lobby.seatsFull')).toBe(true);
    expect((await queue(lobby.ask(), B())).plan?.seats.filter((one) => one.visit !== null)).toHaveLength(10);
    await lobby.house.db.change(B(), (tx) => tx.run(sql`delete from lobby.seat where branch_id = ${lobby.branch}`));
  });

  it('stand on the phone page, and are free again once the number is called', async () => {
    const ticket = await lobby.ticket();
    const { seat } = await seatVisit(lobby.ask(), { ...B(), visit: ticket.visit, seat: 'A2' });
    expect(seat).toBe('A2');
    const phone = () => ownTicket(lobby.anybody(), { ...B(), secret: ticket.secret.slice(22) });
    expect((await phone()).seat).toBe('A2');
    const other = await lobby.ticket();
    await expect(seatVisit(lobby.ask(), { ...B(), visit: other.visit, seat: 'A2' })).rejects.toMatchObject({ code: 'lobby.seatTaken', status: 409 });
    await sitDown(lobby.ask('teller'), { ...B(), counter: 1 });
    await callNext(lobby.ask('teller'), { ...B(), counter: 1 });
    expect((await phone()).seat).toBeNull();
    expect((await seatVisit(lobby.ask(), { ...B(), visit: other.visit, seat: 'A2' })).seat).toBe('A2');
    // Who moves leaves the old seat.
    await seatVisit(lobby.ask(), { ...B(), visit: other.visit, seat: 'A1' });
    expect((await queue(lobby.ask(), B())).plan?.seats.find((one) => one.code === 'A2')?.visit).toBeNull();
  });

  it('are given by who works at the door, to known visitors and seats', async () => {
    const { visit } = await lobby.visitor();
    await expect(seatVisit(lobby.ask('teller'), { ...B(), visit })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await lobby.trail()).at(-1)).toMatchObject({ act: 'lobby.seatVisit', outcome: 'forbidden' });
    await expect(seatVisit(lobby.ask(), { ...B(), visit: newId() })).rejects.toMatchObject({ code: 'lobby.visitUnknown' });
    await expect(seatVisit(lobby.ask(), { ...B(), visit, seat: 'Z99' })).rejects.toMatchObject({ code: 'lobby.seatUnknown' });
  });
});
