import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freeTimes } from '#modules/appointments/index.ts';
import { allBranches, countersOf, zonesOf } from '#modules/branches/index.ts';
import { openingOf } from '#modules/hours/index.ts';
import { hallOf } from '#modules/lobby/index.ts';
import { areaLevelAt } from '#modules/risk/index.ts';
import { sql } from '#platform/sql.ts';
import { openHouse, somebody, type TestHouse } from '#test/rig/house.ts';
import { BRANCHES } from './branches.ts';
import { keptTokens } from './device-tokens.ts';
import { SERVICES } from './services.ts';
import { rowsOf } from './seed-cases.ts';
import { seedSample } from './seed.ts';
import { STAFF } from './staff.ts';

let bank: TestHouse;
let seconds: number;
let hasFilled: boolean;

beforeAll(async () => {
  bank = await openHouse();
  const started = performance.now();
  hasFilled = await seedSample(bank.house);
  seconds = (performance.now() - started) / 1_000;
});
afterAll(() => bank.close());

describe('an empty sample bank, once filled', () => {
  test('was filled in seconds, and is not filled twice', async () => {
    expect(hasFilled).toBe(true);
    const before = await counted('app.trail');
    expect(await seedSample(bank.house)).toBe(false);
    expect(await counted('app.trail')).toBe(before);
    expect(seconds).toBeLessThan(30);
  });

  test('has its branches with zones, counters and machines, its services and its people, each by an act with a trail', async () => {
    await bank.house.db.look({ branches: 'all' }, async (tx) => {
      const branches = await allBranches(tx);
      expect(branches.map(({ code }) => code)).toEqual(BRANCHES.map(({ code }) => code).toSorted());
      for (const { id, origin } of branches) {
        expect(origin).toBe('sample');
        expect((await countersOf(tx, id)).length).toBeGreaterThan(1);
        expect((await zonesOf(tx, id)).length).toBeGreaterThan(4);
      }
      const deeds = new Map((await tx.many<{ act: string; count: number }>(sql`select act, count(*) as count from app.trail group by act`)).map(({ act, count }) => [act, count]));
      expect(deeds.get('branches.addBranch')).toBe(BRANCHES.length);
      expect(deeds.get('identity.addPerson')).toBe(STAFF.length);
      expect(deeds.get('identity.givePost')).toBe(STAFF.length);
      expect(deeds.get('services.put')).toBe(SERVICES.length);
    });
  });

  test('keeps split sessions on a work day, and says which branch takes bookings only, has machines only, is closed', async () => {
    const [split, booked, machines, closed] = await Promise.all(['hx03', 'qy03', 'wy05', 'hx05'].map((code) => openingAt(code, '2026-03-03')));
    expect(split).toMatchObject({ mode: 'open', personal: [{ opens: '09:00', closes: '11:30' }, { opens: '13:30', closes: '16:00' }] });
    expect(booked?.mode).toBe('appointment_only');
    expect(machines?.mode).toBe('machines_only');
    expect(closed).toMatchObject({ mode: 'closed', personal: [], reason: { zh: expect.stringContaining('封控') } });
    expect((await openingAt('hx03', '2026-10-01'))?.mode, 'a legal holiday').toBe('closed');
    expect((await openingAt('hx01', '2026-10-01'))?.personal, 'a branch that opens on holidays').toEqual([{ opens: '10:00', closes: '15:00' }]);
  });

  test('has times to book from this morning on', async () => {
    const branch = await idOf('hx02');
    const times = await freeTimes(bank.asking(somebody('anonymous')), { branch, service: 'open-account' });
    expect(times.best.length).toBe(3);
    expect(times.days.filter((day) => day.times.length > 0).length).toBeGreaterThan(2);
  });

  test('keeps the temperature limit of network, region and branch, each from its date', async () => {
    const limits = async (code: string, at: string) => {
      const branch = await idOf(code);
      return bank.house.db.look({ branch }, (tx) => tx.one<{ value: number }>(sql`select app.setting_of('lobby.temperatureLimit', ${branch}, ${new Date(at)}) as value`)).then(({ value }) => value);
    };
    expect(await limits('hx01', '2026-03-02T02:00:00Z')).toBe(37.3);
    expect(await limits('qy01', '2026-03-02T02:00:00Z')).toBe(37.2);
    expect(await limits('qy01', '2025-12-01T02:00:00Z')).toBe(37.5);
  });

  test('has two months of made-up cases: one district at medium risk, one at low, one at high, and a day of which nothing is known', async () => {
    const of = async (code: string) => {
      const branch = await idOf(code);
      return bank.house.db.look({ branch }, async (tx) => [await areaLevelAt(tx, branch, bank.clock.now()), (await hallOf(tx, branch, bank.clock.now())).cap]);
    };
    // 34 seats with room between them, and what the risk leaves of them.
    expect(await Promise.all(['hx01', 'wy01', 'qy01'].map(of))).toEqual([['medium', 25], ['low', 34], ['high', 17]]);
    const rows = rowsOf('2026-01-01', '2026-03-01');
    expect(rows.filter(({ code }) => code === '990102')).toHaveLength(59);
    for (const code of ['', '990101', '990102', '990103']) {
      const totals = rows.filter((row) => row.code === code).map(({ total }) => total);
      expect(totals).toEqual(totals.toSorted((a, b) => a - b));
    }
    expect(rowsOf('2026-01-01', '2026-03-20').slice(0, rows.length), 'a later morning goes on where the list ended').toEqual(rows);
  });

  test('gave each device a token that opens its page', () => {
    expect(keptTokens(bank.house.home)).toHaveLength(BRANCHES.length * 6);
  });
});

async function counted(table: string): Promise<number> {
  return (await bank.house.db.look({ branches: 'all' }, (tx) => tx.one<{ count: number }>(sql`select count(*) as count from ${sql.raw(table)}`))).count;
}

async function idOf(code: string): Promise<string> {
  return (await bank.house.db.look({ branches: 'all' }, (tx) => tx.one<{ id: string }>(sql`select id from branches.branch where code = ${code}`))).id;
}

async function openingAt(code: string, date: string) {
  const branch = await idOf(code);
  return bank.house.db.look({ branch }, (tx) => openingOf(tx, branch, date));
}
