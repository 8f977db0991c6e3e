import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NETWORK } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { addBranch, addRegion, changeNetworkSetting } from '#modules/branches/index.ts';
import { openingsOf, ordinaryWeek, servesPeople, setWeeklyHours } from '#modules/hours/index.ts';
import type { Asking } from '#platform/house.ts';
import { sql } from '#platform/sql.ts';
import { hire, openBank, type TestBank } from '#test/rig/bank.ts';
import { somebody } from '#test/rig/house.ts';
import { approve } from './acts/approve.ts';
import { changeLimits, changeTurn } from './acts/change.ts';
import { draft } from './acts/draft.ts';
import { importAreas } from './acts/import-areas.ts';
import { keepPlan, noteProgress } from './acts/keep-plan.ts';
import { isServed } from './periods.ts';
import { plan, stopPlanning } from './acts/plan.ts';
import { publish } from './acts/publish.ts';
import { seeTurns } from './acts/see-turns.ts';
import { setAreas } from './acts/set-areas.ts';
import { setCrew } from './acts/set-crew.ts';
import { withdraw } from './acts/withdraw.ts';
import { limits } from './limits.ts';
import { desk } from './reads/desk.ts';
import { ownTurns } from './reads/own-turns.ts';
import { rotaById } from './reads/rota.ts';
import { chanceOf } from '#kernel/chance.ts';
import { mostDays, teamsOn } from './teams.ts';
import { turnsFile } from './turns-file.ts';

const FROM = '2026-03-09';
const WEEK = ordinaryWeek({ workday: { personal: ['09:00-17:00'] }, saturday: { personal: ['10:00-15:00'] }, sunday: {} });
const LOOSE = limits.parse({ openMost: 0.6, leastDays: 2, teamDays: 3 });

let bank: TestBank;
const regions: string[] = [];
const branches: string[] = [];

beforeAll(async () => {
  bank = await openBank();
  const asking = bank.asking();
  const chance = chanceOf(5);
  for (const r of [0, 1]) {
    const { region } = await addRegion(asking, { code: `rota-${r}`, name: `轮值片区${r}`, nameEn: `Rota region ${r}` });
    regions.push(region);
    for (let n = 0; n < 6; n += 1) {
      const { branch } = await addBranch(asking, { region, code: `ro${r}${n}`, name: `轮值支行${r}${n}`, nameEn: `Rota branch ${r}${n}`, phone: '02188880000', lng: 121 + r * 0.08 + chance() * 0.07, lat: 31 + chance() * 0.07 });
      await setWeeklyHours(asking, { branch, week: WEEK, from: '2026-01-01' });
      branches.push(branch);
    }
    await setAreas(bank.as('hq_operations'), { region, areas: Array.from({ length: 30 }, (_, n) => ({ name: `小区${r}-${n}`, lng: 121 + r * 0.08 + chance() * 0.07, lat: 31 + chance() * 0.07, residents: 500 + Math.floor(chance() * 3_000), elders: 100 })) });
  }
  await changeNetworkSetting(bank.as('hq_operations'), { name: 'rotation.planSeconds', value: 0.4, fromOn: '2026-01-01' });
}, 120_000);
afterAll(() => bank?.close());

const author = () => bank.as('hq_operations');
const refusalOf = async (deed: Promise<unknown>) => {
  const fault = await deed.then(() => undefined, (error: unknown) => error);
  if (!(fault instanceof Refusal)) throw new Error(`a refusal was expected: ${String(fault)}`);
  return fault.code;
};
const begin = async (asking: Asking, more: object = {}) => (await draft(asking, { place: NETWORK, from: FROM, limits: { ...LOOSE, ...more } })).rota;
const planned = async (asking: Asking, rota: string, fewChanges = false, changePriceKm?: number) => {
  await plan(asking, { rota, fewChanges, ...(changePriceKm !== undefined && { changePriceKm }) });
  await bank.work();
  return rotaById(asking, { rota });
};
const publishedOn = async (date: string) => {
  const openings = await bank.house.db.look({ branch: NETWORK }, (tx) => openingsOf(tx, branches, date));
  return branches.map((one) => servesPeople(openings.get(one)?.mode ?? 'closed'));
};
const openIn = (shown: Awaited<ReturnType<typeof rotaById>>) => shown.dates.map((_, p) => branches.map((one) => (shown.branches.find((each) => each.id === one)?.days?.[p] ?? '') !== ''));

describe('two teams that never meet', () => {
  test('take turns; a team that is away has no day, and none has more than it can stand', () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), fc.constantFrom('AB', 'A', 'B', '' as const), fc.constantFrom('A', 'B' as const), (open, teams, first) => {
      const days = teamsOn(open, teams, first);
      for (const team of ['A', 'B'] as const) {
        const own = days.filter((one) => one === team).length;
        if (!teams.includes(team)) expect(own).toBe(0);
        if (open.filter(Boolean).length <= mostDays(teams, 3)) expect(own).toBeLessThanOrEqual(3);
      }
      expect(days.filter((one) => one !== '').length).toBe(teams === '' ? 0 : open.filter(Boolean).length);
    }));
  });
});

describe('a rota', () => {
  test('is drafted by one, worked out with a bound, approved by another, and is then on every board, day by day', async () => {
    const one = author();
    const rota = await begin(one);
    await changeTurn(one, { rota, turnOf: branches[2] ?? '', day: 3, pin: 1 });
    await changeTurn(one, { rota, turnOf: branches[7] ?? '', day: 1, pin: -1 });
    await changeTurn(one, { rota, turnOf: branches[4] ?? '', teams: 'A' });
    const shown = await planned(one, rota);
    expect(shown).toMatchObject({ state: 'planned', own: true, may: { approve: false, publish: false } });
    expect(shown.figures?.broken).toEqual([]);
    expect(shown.figures?.gap).toBeLessThan(0.15);
    expect(shown.figures?.plan.meanKm).toBeLessThan(shown.figures?.random.meanKm ?? 0);
    expect(shown.figures?.plan.meanKm).toBeGreaterThanOrEqual(shown.figures?.everythingOpen.meanKm ?? Infinity);
    expect(shown.branches[2]?.days?.[2]).not.toBe('');
    expect(shown.branches[7]?.days?.[0]).toBe('');
    expect(shown.branches[4]?.days).not.toContain('B');
    for (const [p] of shown.dates.entries()) for (const region of regions) expect(shown.branches.some((branch) => branch.region === region && (branch.days?.[p] ?? '') !== '')).toBe(true);
    expect(shown.ways.plan[0]).toHaveLength(60);

    const second = bank.as('regional_manager');
    // A branch whose crew is known must have keys and a cash pair in each team that is there.
    const [crewed = '', people] = [branches[2], await Promise.all([1, 2, 3, 4].map((n) => hire(bank, `crew-${n}`, 'teller', branches[2] ?? '')))];
    const crew = (keys: readonly boolean[]) => people.map(({ staff }, n) => ({ staff, team: n < 2 ? 'A' as const : 'B' as const, holdsKey: keys[n] ?? false, handlesCash: true }));
    await setCrew(bank.as('branch_head', [crewed]), { branch: crewed, crew: crew([false, false, false, false]) });
    expect(await refusalOf(setCrew(second, { branch: crewed, crew: [...crew([]), ...crew([])] }))).toBe('rotation.inBothTeams');
    expect(await refusalOf(setCrew(second, { branch: branches[3] ?? '', crew: crew([]) }))).toBe('rotation.notOfBranch');
    expect(await refusalOf(approve(second, { rota, revision: shown.revision }))).toBe('rotation.crewFaults');
    expect((await rotaById(second, { rota })).crew.map((one) => one.fault)).toEqual(shown.branches[2]?.days?.flatMap((team) => (team === '' ? [] : ['noKey'])));
    await setCrew(second, { branch: crewed, crew: crew([true, false, true, false]) });
    await approve(second, { rota, revision: shown.revision });
    expect((await rotaById(second, { rota })).may).toMatchObject({ publish: true });
    const { versions } = await publish(second, { rota });
    expect(versions).toBeGreaterThan(8);
    for (const [p, date] of shown.dates.entries()) expect(await publishedOn(date)).toEqual(openIn(shown)[p]);
    expect(await publishedOn('2026-03-16')).toEqual(branches.map(() => true));
    const rows = await bank.house.db.look({ branches: 'all' }, (tx) => tx.many<{ requested_by: string[]; approved_by: string }>(sql`select requested_by, approved_by from hours.version where approved_by is not null`));
    expect(rows.every((row) => row.requested_by.includes(one.actor.id) && row.approved_by === second.actor.id)).toBe(true);
    const feed = await bank.server.inject({ url: `/api/public/branches/${branches[7]}/hours` });
    expect(feed.json<{ days: { date: string; mode: string }[] }>().days.find((day) => day.date === FROM)?.mode).toBe('closed');
    expect(await refusalOf(publish(second, { rota }))).toBe('rotation.alreadyPublished');

    // Each of the crew finds their own turns, and no others; put into the other team, they see every day marked until they say that they know.
    const [{ staff } = { staff: '' }] = people;
    const me = (reach = [crewed]) => bank.asking({ ...somebody('teller', reach), id: staff });
    const mine = async (asking = me()) => (await ownTurns(asking, {})).branches;
    const works = (own: Awaited<ReturnType<typeof mine>>) => own.flatMap(({ days }) => days.filter((one) => one.turn === 'works').map((one) => one.date));
    const daysOf = (team: 'A' | 'B') => shown.dates.filter((_, d) => shown.branches[2]?.days?.[d] === team);
    const [before] = await mine();
    expect(works(await mine())).toEqual(daysOf('A'));
    expect(before).toMatchObject({ team: 'A', seenAt: null, branch: { id: crewed } });
    expect([await mine(bank.as('teller', [crewed])), await mine(me([branches[3] ?? '']))]).toEqual([[], []]);
    expect(await refusalOf(seeTurns(bank.as('teller', [crewed]), { branch: crewed, shown: before?.shown ?? '' }))).toBe('rotation.notInTeam');
    await seeTurns(me(), { branch: crewed, shown: before?.shown ?? '' });
    await setCrew(second, { branch: crewed, crew: crew([true, false, true, false]).map((one) => ({ ...one, team: one.team === 'A' ? 'B' as const : 'A' as const })) });
    const after = await mine();
    expect(works(after)).toEqual(daysOf('B'));
    expect(new Set(after[0]?.days.filter((one) => one.was !== null).map((one) => one.date))).toEqual(new Set([...daysOf('A'), ...daysOf('B')]));
    const file = turnsFile({ branches: after }, me());
    const isIn = (status: string) => file.split(`STATUS:${status}`).length - 1;
    expect([isIn('CANCELLED'), isIn('CONFIRMED')]).toEqual([daysOf('A').length, daysOf('B').length]);
    expect(await refusalOf(seeTurns(me(), { branch: crewed, shown: before?.shown ?? '' }))).toBe('rotation.turnsMoved');
    await seeTurns(me(), { branch: crewed, shown: after[0]?.shown ?? '' });
    expect((await mine())[0]?.days.some((one) => one.isNew || one.was !== null)).toBe(false);
  });

  test('is replanned near what is published when a branch falls out, and the second version is the plan again', async () => {
    const one = author();
    const rota = await begin(one);
    await changeTurn(one, { rota, turnOf: branches[0] ?? '', teams: '' });
    const few = await planned(one, rota, true);
    expect(few.figures?.changes).toMatchObject({ fewChanges: true });
    expect(few.branches[0]?.days?.every((day) => day === '')).toBe(true);
    expect(few.figures?.changes.cells).toBeLessThan(30);
    // The curve's first point disturbs the fewest: chosen, it is worked out in full and is no worse.
    const [first] = few.figures?.changeChoices ?? [];
    const fewest = await planned(one, rota, true, first?.priceKm);
    expect(fewest.figures?.changes).toMatchObject({ priceKm: first?.priceKm });
    expect(fewest.figures?.changes.cells).toBeLessThanOrEqual(first?.cells ?? 0);
    const second = bank.as('regional_manager');
    await approve(second, { rota, revision: fewest.revision });
    await publish(second, { rota });
    for (const [p, date] of few.dates.entries()) expect(await publishedOn(date)).toEqual(openIn(fewest)[p]);
  });

  test('of half days is pinned, worked out and published by halves, and each half is as the plan says', async () => {
    const one = author();
    const rota = await begin(one);
    await changeTurn(one, { rota, turnOf: branches[0] ?? '', day: 1, pin: 1 });
    const halves = { ...(await rotaById(one, { rota })).limits, halves: true };
    await changeLimits(one, { rota, limits: halves });
    await changeTurn(one, { rota, turnOf: branches[1] ?? '', day: 2, half: 'pm', pin: -1 });
    await changeTurn(one, { rota, turnOf: branches[1] ?? '', day: 2, half: 'am', pin: 1 });
    const shown = await planned(one, rota);
    expect(shown.periods).toHaveLength(14);
    // The pin of whole days went with them.
    expect(shown.branches.find((each) => each.id === branches[0])?.pins).toEqual(Array.from({ length: 14 }, () => 0));
    expect(shown.figures?.broken).toEqual([]);
    expect(shown.branches.some((each) => each.days?.some((_, p) => p % 2 === 0 && (each.days?.[p] === '') !== (each.days?.[p + 1] === '')))).toBe(true);
    const second = bank.as('regional_manager');
    await approve(second, { rota, revision: shown.revision });
    await publish(second, { rota });
    for (const date of shown.dates) {
      const openings = await bank.house.db.look({ branch: NETWORK }, (tx) => openingsOf(tx, branches, date));
      for (const each of shown.branches) {
        for (const [p, period] of shown.periods.entries()) if (period.date === date) expect(isServed(openings.get(each.id), period.half, halves.noon)).toBe((each.days?.[p] ?? '') !== '');
      }
    }
    const tuesday = (await bank.house.db.look({ branch: NETWORK }, (tx) => openingsOf(tx, branches, shown.dates[1] ?? ''))).get(branches[1] ?? '');
    expect(tuesday?.personal.every(({ closes }) => closes <= '12:00')).toBe(true);
  });

  test('is not approved by its author, nor unplanned, nor in an older revision; the attempt is on record', async () => {
    const one = author();
    const rota = await begin(one);
    const second = bank.as('regional_manager');
    expect(await refusalOf(approve(second, { rota, revision: 1 }))).toBe('rotation.notPlanned');
    await planned(one, rota);
    expect(await refusalOf(approve(one, { rota, revision: 1 }))).toBe('rotation.approveOwn');
    await changeLimits(one, { rota, limits: { ...LOOSE, openMost: 0.7 } });
    expect(await refusalOf(approve(second, { rota, revision: 1 }))).toBe('rotation.moved');
    expect(await refusalOf(publish(second, { rota }))).toBe('rotation.notPlanned');
    const trail = await bank.house.db.look({ branch: NETWORK }, (tx) => tx.many<{ actor: string }>(sql`select actor from app.trail where act = 'rotation.approve' and outcome = 'forbidden'`));
    expect(trail).toContainEqual({ actor: one.actor.id });
    const forced = bank.house.db.change({ branch: NETWORK }, (tx) => tx.run(sql`update rotation.rota set approved_by = ${one.actor.id}, approved_at = ${bank.clock.now()}, planned_revision = revision where id = ${rota}`));
    await expect(forced).rejects.toThrow(/rota_approved_by_another/);
  });

  test('with a region that nobody can open says so, and goes out only if the gap is accepted', async () => {
    const one = author();
    const rota = await begin(one);
    for (const branch of branches.slice(0, 6)) await changeTurn(one, { rota, turnOf: branch, day: 2, pin: -1 });
    const shown = await planned(one, rota);
    expect(shown.figures?.broken).toEqual([{ rule: 'uncovered', region: regions[0], day: '2026-03-10', half: null, branch: null, is: null, limit: null }]);
    const second = bank.as('regional_manager');
    expect(await refusalOf(approve(second, { rota, revision: shown.revision }))).toBe('rotation.gapsNotAccepted');
    await approve(second, { rota, revision: shown.revision, acceptGaps: true });
    await withdraw(one, { rota });
    expect(await refusalOf(publish(second, { rota }))).toBe('rotation.withdrawn');
  });

  test('that cannot keep its limits is not approved', async () => {
    const one = author();
    const rota = await begin(one, { openMost: 0.2, openLeast: 0.2, leastDays: 6 });
    const shown = await planned(one, rota);
    expect(shown.figures?.broken.length).toBeGreaterThan(0);
    expect(await refusalOf(approve(bank.as('regional_manager'), { rota, revision: shown.revision }))).toBe('rotation.breaksRules');
  });

  test('is planned only by those who answer for all of its branches, and never for days that are past', async () => {
    const head = bank.as('branch_head', [branches[0] ?? '']);
    await expect(draft(head, { place: regions[0] ?? '', from: FROM })).rejects.toMatchObject({ status: 403 });
    const manager = bank.as('regional_manager', branches.slice(0, 6));
    expect((await draft(manager, { place: regions[0] ?? '', from: FROM })).branches).toBe(6);
    expect(await refusalOf(draft(manager, { place: regions[1] ?? '', from: FROM }))).toBe('rotation.placeNotYours');
    expect(await refusalOf(draft(manager, { place: NETWORK, from: FROM }))).toBe('rotation.placeNotYours');
    expect(await refusalOf(setAreas(manager, { region: regions[1] ?? '', areas: [] }))).toBe('rotation.placeNotYours');
    expect(await refusalOf(draft(manager, { place: regions[0] ?? '', from: '2026-03-02' }))).toBe('rotation.inThePast');
    const seen = await desk(manager, {});
    expect(seen.places.map((one) => one.id)).toEqual([regions[0]]);
    expect(seen.rotas.every((one) => one.place === regions[0])).toBe(true);
    const foreign = await begin(author());
    expect(await refusalOf(rotaById(manager, { rota: foreign }))).toBe('rotation.placeNotYours');
    expect(await refusalOf(changeTurn(manager, { rota: foreign, turnOf: branches[0] ?? '', day: 1, pin: 1 }))).toBe('rotation.placeNotYours');
  });

  test('that is stopped or changed meanwhile does not take the run’s result', async () => {
    const one = author();
    const rota = await begin(one);
    const { run } = await plan(one, { rota });
    await stopPlanning(one, { rota });
    await bank.work();
    expect(await rotaById(one, { rota })).toMatchObject({ state: 'draft', figures: null });
    expect(await noteProgress(bank.asking(), { rota, run, spent: 0.5, meanKm: 1, gap: null })).toEqual({ wanted: false });
    const felt = { meanKm: 1, beyond: 0, eldersKm: null, byDay: [] };
    const figures = { plan: felt, before: felt, random: felt, everythingOpen: felt, bound: null, gap: null, broken: [], changes: { cells: 0, residents: 0, residentDays: 0, fewChanges: false, priceKm: null }, crowded: 0, tradeOff: [], changeChoices: [], mindChoices: [], seconds: 0, moves: 0 };
    expect(await keepPlan(bank.asking(), { rota, run, turns: [], figures })).toEqual({ kept: false });
    await expect(keepPlan(one, { rota, run, turns: [], figures })).rejects.toMatchObject({ status: 403 });
  });
});

describe('resident areas', () => {
  const content = (rows: readonly string[]) => Buffer.from(rows.join('\n')).toString('base64');

  test('come from a list in any of the three systems; rows without a place are counted and left out', async () => {
    const asking = author();
    const { region } = await addRegion(bank.asking(), { code: 'rota-list', name: '名单片区', nameEn: 'List region' });
    await addBranch(bank.asking(), { region, code: 'rol0', name: '甲', nameEn: '', lng: 121.4, lat: 31.2 });
    await addBranch(bank.asking(), { region, code: 'rol1', name: '乙', nameEn: '', lng: 121.41, lat: 31.2 });
    const list = ['小区名称,经度,纬度,人口,老年人', '榆荫小区,121.473701,31.230416,1200,300', '无坐标小区,,,500,10', '人数不对,121.47,31.23,10,20'];
    expect(await importAreas(asking, { region, content: content(list), coordinates: 'gcj02' })).toEqual({ areas: 1, left: 2 });
    const [area] = await bank.house.db.look({ branch: NETWORK }, (tx) => tx.many<{ lng: number; lat: number; residents: number; elders: number }>(sql`select lng, lat, residents, elders from rotation.area where place_id = ${region}`));
    expect(area).toMatchObject({ residents: 1200, elders: 300 });
    // GCJ-02 lies some hundred metres off WGS-84 in Shanghai.
    expect(Math.hypot((area?.lng ?? 0) - 121.473701, (area?.lat ?? 0) - 31.230416) * 100_000).toBeGreaterThan(300);
    expect(await refusalOf(importAreas(asking, { region, content: content(['小区,人口', '甲,3']), coordinates: 'wgs84' }))).toBe('rotation.areasWithoutPlaces');
    expect(await refusalOf(importAreas(bank.as('regional_manager', branches.slice(0, 6)), { region, content: content(list), coordinates: 'wgs84' }))).toBe('rotation.placeNotYours');
  });
});
