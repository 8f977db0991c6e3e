import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { instantOf } from '#kernel/time.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { drawPlan } from './acts/draw-plan.ts';
import { floorPlanOf, planOf } from './reads/floor-plan.ts';
import { distanceOf, firstPlan, freshCodes, held, spacedSeats, tooNear } from './rules-floor-plan.ts';

describe('seats of a zone', () => {
  const area = fc.record({ zone: fc.constant('z'), x: fc.float({ min: 0, max: 20, noNaN: true }), y: fc.float({ min: 0, max: 20, noNaN: true }), width: fc.float({ min: 1, max: 15, noNaN: true }), depth: fc.float({ min: 1, max: 15, noNaN: true }) });
  it('keep their distance, stand inside, have a code each, and are no fewer than a plain grid would hold', () => {
    fc.assert(fc.property(area, fc.float({ min: Math.fround(0.8), max: 3, noNaN: true }), (zone, metres) => {
      const seats = spacedSeats(zone, metres, freshCodes([]));
      expect(tooNear(seats, metres)).toEqual([]);
      for (const one of seats) {
        expect(one.x).toBeGreaterThanOrEqual(zone.x - 0.01);
        expect(one.x).toBeLessThanOrEqual(zone.x + zone.width + 0.01);
        expect(one.y).toBeLessThanOrEqual(zone.y + zone.depth + 0.01);
      }
      expect(new Set(seats.map((one) => one.code)).size).toBe(seats.length);
      expect(seats.length).toBeGreaterThan(0);
    }), { numRuns: 300 });
  });
  it('that stand too near are named, and what is dragged stays in the hall', () => {
    const seat = (code: string, x: number) => ({ code, zone: 'z', x, y: 1 });
    expect(tooNear([seat('A1', 1), seat('A2', 1.8), seat('A3', 2.8)], 1)).toEqual([['A1', 'A2']]);
    expect(held({ width: 10, depth: 8 }, { x: -3, y: 20 })).toEqual({ x: 0, y: 8 });
    expect(distanceOf({ x: 0, y: 0 }, { x: 3, y: 4 })).toBe(5);
  });
});

describe('a first drawing', () => {
  it('puts each machine into its zone, the others along the side, all apart and inside the hall', () => {
    const machine = (id: string, zone_id: string | null) => ({ id, booth: false, zone_id });
    const zones = ['waiting', 'machines', 'self_service'].map((kind) => ({ id: kind, kind, seats: 6 }));
    const machines = [...['a', 'b', 'c', 'd', 'e'].map((id) => machine(id, 'machines')), machine('f', 'self_service'), machine('g', null)];
    const plan = firstPlan({ zones, counters: [{ number: 1 }, { number: 2 }], machines }, 1);
    const area = plan.zones.find((one) => one.zone === 'machines');
    const within = plan.machines.filter((one) => area && one.x > area.x && one.x < area.x + area.width && one.y > area.y && one.y < area.y + area.depth).map((one) => one.id);
    expect(within).toEqual(['a', 'b', 'c', 'd', 'e']);
    for (const [nth, one] of plan.machines.entries()) {
      expect(one).toEqual({ ...one, ...held(plan, one) });
      for (const other of plan.machines.slice(nth + 1)) expect(distanceOf(one, other)).toBeGreaterThanOrEqual(0.9);
    }
  });
});

describe('the floor plan of a branch', () => {
  let bank: TestBank;
  let branch: string;
  beforeAll(async () => {
    bank = await openBank({ at: instantOf('2026-03-02', '10:00', 'Asia/Shanghai') });
    ({ branch } = await foundBranch(bank, '城南'));
  });
  afterAll(() => bank?.close());
  const head = () => bank.as('branch_head', [branch], newId());
  const seen = () => floorPlanOf(head(), { branch });

  it('begins as a first drawing that is not saved, is drawn, and drawn again; each version stays', async () => {
    const first = await seen();
    expect(first.number).toBe(0);
    expect(first.plan.counters.length).toBe(first.counters.length);
    expect(tooNear(first.plan.seats, first.seatMetres)).toEqual([]);
    expect(await drawPlan(head(), { branch, over: 0, ...first.plan })).toEqual({ number: 1 });
    const [machine] = first.plan.machines;
    expect(machine).toBeDefined();
    await drawPlan(head(), { branch, over: 1, ...first.plan, machines: first.plan.machines.map((one) => ({ ...one, booth: true })) });
    expect((await seen()).plan.machines.every((one) => one.booth)).toBe(true);
    const rows = await bank.house.db.look({ branch }, (tx) => tx.many<{ number: number }>(sql`select number from branches.floor_plan where branch_id = ${branch} order by number`));
    expect(rows.map((one) => one.number)).toEqual([1, 2]);
    expect((await bank.house.db.look({ branch }, (tx) => planOf(tx, branch)))?.number).toBe(2);
  });

  it('of two who draw at once one is told to look again', async () => {
    const { plan, number } = await seen();
    const done = await Promise.allSettled([drawPlan(head(), { branch, over: number, ...plan }), drawPlan(head(), { branch, over: number, ...plan })]);
    expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(done.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'branches.planMoved', status: 409 } });
  });

  it('is refused with seats too near, a seat twice, or what another branch has; and to whoever may not', async () => {
    const { plan, number } = await seen();
    const zone = plan.zones[0]?.zone ?? '';
    const seats = [{ code: 'A1', zone, x: 1, y: 1 }, { code: 'A2', zone, x: 1.5, y: 1 }];
    await expect(drawPlan(head(), { branch, over: number, ...plan, seats })).rejects.toMatchObject({ code: 'branches.seatsTooNear', params: { one: 'A1', other: 'A2' } });
    await expect(drawPlan(head(), { branch, over: number, ...plan, seats: [{ code: 'A1', zone, x: 1, y: 1 }, { code: 'A1', zone, x: 5, y: 1 }] })).rejects.toMatchObject({ code: 'branches.seatTwice' });
    await expect(drawPlan(head(), { branch, over: number, ...plan, zones: [{ zone: newId(), x: 0, y: 0, width: 2, depth: 2 }] })).rejects.toMatchObject({ code: 'branches.planUnknown' });
    await expect(drawPlan(bank.as('lobby_manager', [branch], newId()), { branch, over: number, ...plan })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await seen()).number).toBe(number);
  });
});
