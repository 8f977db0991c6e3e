import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { changeNetworkSetting } from '#modules/branches/index.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { freeTimes } from '#modules/appointments/index.ts';
import { minutesOfGroups } from '#modules/lobby/index.ts';
import { adoptMinutes, learnMinutes, putService, servicesAt } from '#modules/services/index.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { until } from '#test/rig/until.ts';
import { fewestCounters, knobsOf, runOf } from './change.ts';
import { whatIf } from './reads/what-if.ts';
import { ASSUMED } from './priors.ts';
import { estimateOf, studentsT } from './statistics.ts';
import { visitorsOf } from './visitors.ts';
import { branchAsIs } from './branch-as-is.ts';

let bank: TestBank;
let branch: string;
const now = instantOf('2026-03-02', '10:00', 'Asia/Shanghai');

beforeAll(async () => {
  bank = await openBank({ at: now });
  await changeNetworkSetting(bank.asking(), { name: 'twin.fortnights', value: 8, fromOn: '2026-03-02', source: 'test' });
  ({ branch } = await foundBranch(bank, 'what-if'));
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  const service = { onWeb: false, onPhoneBank: false, bring: '', urgency: 'ordinary' as const };
  await putService(bank.asking(), { ...service, code: 'transfer', name: '转账', nameEn: 'Transfer', group: 'personal', minutes: 8, machineMinutes: 5, maskOff: false, onApp: true });
  await putService(bank.asking(), { ...service, code: 'card', name: '办卡', nameEn: 'New card', group: 'personal', minutes: 8, machineMinutes: 6, maskOff: true, urgency: 'light' });
  for (const [code, minutes] of [['deposit', 5], ['enquiry', 4], ['passbook', 7]] as const) await putService(bank.asking(), { ...service, code, name: code, nameEn: code, group: 'personal', minutes, maskOff: false });
  await putService(bank.asking(), { ...service, code: 'corporate', name: '对公', nameEn: 'Corporate', group: 'corporate', minutes: 15, maskOff: false });
});
afterAll(() => bank.close());

describe('what if', () => {
  it('shows the branch as it is, and beside it the branch with a counter less, both growing while one asks again', { timeout: 120_000 }, async () => {
    const head = bank.as('branch_head', [branch]);
    const first = await whatIf(head, { branch, counters: 3 });
    expect(first.branch).toMatchObject({ measuredDays: 0, opens: 540, closes: 1_020, today: { counters: 4, machines: 2, cap: 40, booth: 'off' } });
    await until(async () => {
      const { done } = await whatIf(head, { branch, counters: 3 });
      return done >= 14;
    }, 'both runs grow', 100_000);
    const done = await whatIf(head, { branch, counters: 3 });
    expect(done.of).toBe(2 * done.reps);
    expect(done.minutes[0]).toBe(510);
    expect(done.today).toHaveLength(done.minutes.length);
    const pairs = done.figures.find((one) => one.name === 'pairHours');
    expect(pairs?.difference?.mean).toBeGreaterThan(pairs?.difference?.half ?? Infinity);
    expect(done.figures.find((one) => one.name === 'unmasked')?.today.mean).toBe(0);
    // Asked again, today's branch is not simulated anew.
    expect((await whatIf(head, { branch })).done).toBeGreaterThanOrEqual(done.done / 2 - 5);
  });

  it('refuses a change that no branch could make, and whoever does not answer for the branch', async () => {
    await expect(whatIf(bank.as('branch_head', [branch]), { branch, counters: 0 })).rejects.toMatchObject({ status: 422 });
    await expect(whatIf(bank.as('teller', [branch]), { branch })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(whatIf(bank.as('branch_head', []), { branch })).rejects.toMatchObject({ code: 'branch.unknown' });
  });

  it('closes only counters whose work the others can do, and opens earlier for the same people', async () => {
    const { model, maskRule } = await bank.house.db.look({ branches: 'all' }, (tx) => branchAsIs(tx, branch, now));
    // One for mask-off personal tasks, one for firms and wealth: less would leave somebody unserved.
    expect(fewestCounters(model.counters)).toBe(2);
    const run = runOf(model, { ...knobsOf({ model, maskRule }), counters: 1, machines: 5, demand: 150 });
    expect(run.model.counters.map((one) => one.number)).toEqual([2, 4]);
    expect(run.model.machines).toHaveLength(5);
    expect(run.model.visits).toBeCloseTo(model.visits * 1.5);
    // An earlier opening is met by the same people at the same times; they do not come earlier to wait again.
    const comes = (opensEarlier: number) => visitorsOf(runOf(model, { ...knobsOf({ model, maskRule }), opensEarlier }).model, ASSUMED, 2, 'people').map((one) => [one.id, one.wishes]);
    expect(comes(30)).toEqual(comes(0));
  });
});

it('slots, counter plan, suggestion and twin reckon with one figure, the measured one from its day on', async () => {
  const one = async (date: string) => bank.house.db.look({ branch }, async (tx) => {
    const at = instantOf(date, '09:30', 'Asia/Shanghai');
    const asking = { ...bank.as('lobby_manager', [branch]), now: at };
    const catalogue = (await servicesAt(tx, branch, date)).find((service) => service.code === 'corporate')?.minutes;
    return [
      catalogue, (await minutesOfGroups(tx, branch, date)).get('corporate'), (await branchAsIs(tx, branch, at)).model.errands.find((errand) => errand.code === 'corporate')?.minutes,
      (await freeTimes.within(tx, asking, { branch, service: 'corporate', channel: 'desk' })).service.minutes,
    ];
  });
  await learnMinutes(bank.asking(), { branch, date: '2026-03-01', services: [{ code: 'corporate', samples: 60, mean: 11, p80: 14 }] });
  await adoptMinutes(bank.asking(), { branch });
  expect([await one('2026-03-02'), await one('2026-03-03')]).toEqual([[15, 15, 15, 15], [12, 12, 12, 12]]);
});

describe('intervals', () => {
  it.each([[4, 2.776], [9, 2.262], [29, 2.045], [199, 1.972]])('with %i degrees of freedom are as wide as the table says', (degrees, wanted) => expect(studentsT(degrees)).toBeCloseTo(wanted, 1));
  it('of equal values have no width', () => expect(estimateOf([3, 3, 3])).toEqual({ mean: 3, half: 0 }));
});
