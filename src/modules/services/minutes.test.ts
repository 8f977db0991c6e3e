import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { instantOf } from '#kernel/time.ts';
import { changeBranchSetting } from '#modules/branches/index.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { adoptMinutes } from './acts/adopt-minutes.ts';
import { learnMinutes } from './acts/learn-minutes.ts';
import { putService } from './acts/put-service.ts';
import { jobs } from './jobs.ts';
import { catalogueOf } from './reads/catalogue.ts';
import { servicesAt } from './reads/minutes.ts';
import { minutesHere } from './rules-minutes.ts';

const RULES = { takesLearntMinutes: true, leastMeasured: 20 };

describe('the minutes that a branch reckons with', () => {
  const some = fc.record({ prior: fc.integer({ min: 2, max: 120 }), samples: fc.integer({ min: 1, max: 5_000 }), mean: fc.double({ min: 0.5, max: 300, noNaN: true }), inUse: fc.integer({ min: 2, max: 240 }).map((half) => half / 2) });

  it('are the catalogue’s while too few are measured, or when settings say so', () => fc.assert(fc.property(some, ({ prior, samples, mean, inUse }) => {
    expect(minutesHere(prior, { samples: Math.min(samples, 19), mean }, inUse, RULES)).toMatchObject({ minutes: prior, basis: 'catalogue', why: 'few' });
    expect(minutesHere(prior, { samples, mean }, inUse, { ...RULES, takesLearntMinutes: false })).toMatchObject({ minutes: prior, why: 'off' });
    expect(minutesHere(prior, undefined, inUse, RULES)).toMatchObject({ minutes: prior, why: 'notMeasured' });
  })));

  it('lie between catalogue and measurement, never beyond half and double the catalogue, and settle at once', () => fc.assert(fc.property(some, ({ prior, samples, mean, inUse }) => {
    const measured = { samples: samples + 20, mean };
    const first = minutesHere(prior, measured, inUse, RULES);
    expect(minutesHere(prior, measured, first.minutes, RULES).minutes).toBe(first.minutes);
    const [low, high] = [Math.max(prior / 2, Math.min(prior, mean)), Math.min(prior * 2, Math.max(prior, mean))];
    expect(first.minutes).toBeGreaterThan(low - 0.5001);
    expect(first.minutes).toBeLessThan(high + 0.5001);
  })));

  it('do not go back and forth with a figure that moves by less than half a minute', () => {
    expect([7.9, 8.1, 8.24, 8.26].map((mean) => minutesHere(10, { samples: 100_000, mean }, 8, RULES).minutes)).toEqual([8, 8, 8, 8]);
    expect(minutesHere(10, { samples: 100_000, mean: 8.6 }, 8, RULES)).toMatchObject({ minutes: 8.5, why: 'learnt' });
    expect(minutesHere(10, { samples: 100_000, mean: 9.8 }, 10, RULES)).toMatchObject({ minutes: 10, basis: 'catalogue', why: 'same' });
    expect(minutesHere(10, { samples: 100_000, mean: 60 }, 10, RULES)).toMatchObject({ minutes: 20, why: 'bounded' });
  });
});

describe('taking over what was measured', () => {
  let bank: TestBank;
  let branch: string;
  let other: string;
  const CARD = { code: 'card', name: '办卡', nameEn: 'Card', group: 'personal', minutes: 15, maskOff: true, urgency: 'light' } as const;
  beforeAll(async () => {
    bank = await openBank({ at: instantOf('2026-03-02', '10:00', 'Asia/Shanghai') });
    ({ branch } = await foundBranch(bank, '城南'));
    ({ branch: other } = await foundBranch(bank, '城北'));
    await putService(bank.as('hq_operations', 'all', newId()), CARD);
  });
  afterAll(() => bank?.close());
  const used = async (date: string, at = branch) => (await bank.house.db.look({ branch: at }, (tx) => servicesAt(tx, at, date))).find((one) => one.code === 'card')?.minutes;
  const measured = (samples: number, mean: number) => learnMinutes(bank.asking(), { branch, date: '2026-03-01', services: [{ code: 'card', samples, mean, p80: mean * 1.4 }] });
  const shown = async () => (await catalogueOf(bank.as('branch_head', [branch]), { branch })).services.find((one) => one.code === 'card')?.here;

  it('begins tomorrow, at this branch only, stands twice as once, and says why', async () => {
    await measured(5, 9);
    expect((await adoptMinutes(bank.asking(), { branch })).changed).toEqual([]);
    expect(await shown()).toEqual({ minutes: 15, learntFrom: null, why: 'few', tomorrow: null });
    await measured(60, 9);
    expect(await adoptMinutes(bank.asking(), { branch })).toEqual({ from: '2026-03-03', changed: [{ code: 'card', was: 15, minutes: 10.5 }] });
    expect((await adoptMinutes(bank.asking(), { branch })).changed).toEqual([]);
    expect([await used('2026-03-02'), await used('2026-03-03'), await used('2026-03-09'), await used('2026-03-03', other)]).toEqual([15, 10.5, 10.5, 15]);
    expect(await shown()).toEqual({ minutes: 15, learntFrom: null, why: 'learnt', tomorrow: 10.5 });
    bank.clock.pass(24 * 60);
    expect(await shown()).toEqual({ minutes: 10.5, learntFrom: '2026-03-03', why: 'learnt', tomorrow: null });
    await expect(adoptMinutes(bank.as('branch_head', [branch]), { branch })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('gives way to a catalogue that head office has changed, until the next night has weighed both', async () => {
    await putService(bank.as('hq_operations', 'all', newId()), { ...CARD, minutes: 20 });
    expect(await used('2026-03-03')).toBe(20);
    expect((await adoptMinutes(bank.asking(), { branch })).changed).toEqual([{ code: 'card', was: 20, minutes: 12 }]);
    await putService(bank.as('hq_operations', 'all', newId()), CARD);
  });

  it('ends when settings say so, from the next day', async () => {
    await adoptMinutes(bank.asking(), { branch });
    await changeBranchSetting(bank.asking(), { branch, name: 'services.takesLearntMinutes', value: false, fromOn: '2026-01-01' });
    bank.clock.pass(24 * 60);
    await bank.work();
    expect([await used('2026-03-04'), await used('2026-03-05')]).toEqual([10.5, 15]);
    expect((await shown())?.why).toBe('off');
    await jobs['services.adoptMinutes']?.run(bank.asking(), { branch, topic: '', facts: {} });
    expect(await used('2026-03-05')).toBe(15);
  });
});
