import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#kernel/refusal.ts';
import { sql } from '#platform/sql.ts';
import { addDevice } from '#modules/branches/index.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { addItem, addWideItem } from './acts/add-item.ts';
import { confirmShown } from './acts/confirm-shown.ts';
import { withdrawWideItem } from './acts/withdraw-item.ts';
import { playlistOfBranch } from './reads/playlist.ts';

let bank: TestBank;
let branch: string;
let other: string;

beforeAll(async () => {
  bank = await openBank();
  ({ branch } = await foundBranch(bank));
  ({ branch: other } = await foundBranch(bank));
});
afterAll(() => bank?.close());

const code = async (deed: Promise<unknown>) => deed.then(() => 'yes', (no: unknown) => { if (no instanceof Refusal) return no.code; throw no; });
const head = () => bank.as('branch_head', [branch]);
const hq = () => bank.as('hq_operations');

async function screenOf(at: string, kind: 'screen' | 'door_screen' | 'led' = 'screen') {
  const { device } = await addDevice(bank.asking(), { branch: at, kind, name: '测试屏' });
  const asking = { ...bank.as('screen', [at]) };
  return { device, asking: { ...asking, actor: { ...asking.actor, id: device, kind: 'device' as const } } };
}

const urgentWords = { kind: 'notice' as const, zh: '今日15:00起暂停营业', en: 'Closed from 15:00', fromOn: '2026-03-01', urgentMinutes: 10, look: 'full' as const, spoken: true };
const shown = async (item: string) => (await playlistOfBranch(head(), { branch })).shown.filter((one) => one.item === item);

describe('an urgent message', () => {
  test('is counted once for each screen that says that it stands there', async () => {
    const [hall, door] = [await screenOf(branch), await screenOf(branch, 'door_screen')];
    const { item } = await addWideItem(hq(), urgentWords);
    expect(await shown(item)).toEqual([]);
    for (const screen of [hall, door, hall]) await confirmShown(screen.asking, { branch, item, revision: 1 });
    expect((await shown(item)).map((one) => one.screen).toSorted()).toEqual([hall.device, door.device].toSorted());
  });

  test('by twenty at once, each of them once', async () => {
    const { asking, device } = await screenOf(branch);
    const { item } = await addItem(head(), { branch, ...urgentWords });
    await Promise.all(Array.from({ length: 20 }, () => confirmShown(asking, { branch, item, revision: 1 })));
    expect((await shown(item)).map((one) => one.screen)).toEqual([device]);
  });

  test('that is over, withdrawn, changed since, or of another branch is refused', async () => {
    const { asking } = await screenOf(branch);
    const { item } = await addWideItem(hq(), urgentWords);
    expect(await code(confirmShown(asking, { branch, item, revision: 2 }))).toBe('signage.notUrgentNow');
    const elsewhere = await addItem(bank.as('branch_head', [other]), { branch: other, ...urgentWords });
    expect(await code(confirmShown(asking, { branch, item: elsewhere.item, revision: 1 }))).toBe('signage.notUrgentNow');
    await withdrawWideItem(hq(), { item });
    expect(await code(confirmShown(asking, { branch, item, revision: 1 }))).toBe('signage.notUrgentNow');
    const brief = await addWideItem(hq(), urgentWords);
    bank.clock.pass(11);
    expect(await code(confirmShown({ ...asking, now: bank.clock.now() }, { branch, item: brief.item, revision: 1 }))).toBe('signage.notUrgentNow');
  });

  test('is confirmed by screens alone, at their own branch', async () => {
    const { item } = await addWideItem(hq(), urgentWords);
    expect(await code(confirmShown(head(), { branch, item, revision: 1 }))).toBe('forbidden');
    expect(await code(confirmShown((await screenOf(other)).asking, { branch, item, revision: 1 }))).toBe('branch.unknown');
  });
});

describe('a line with its own days and hours', () => {
  test('keeps them, and refuses hours that cross', async () => {
    const { item } = await addItem(head(), { branch, kind: 'event', zh: '周三防诈骗讲座', en: 'Fraud talk on Wednesdays', fromOn: '2026-03-01', weekdays: '3', dailyFrom: '09:00', dailyUntil: '11:00' });
    const line = (await playlistOfBranch(head(), { branch })).items.find((one) => one.id === item);
    expect(line).toMatchObject({ weekdays: '3', dailyFrom: '09:00', dailyUntil: '11:00', look: 'banner', spoken: false });
    expect(await code(addItem(head(), { branch, kind: 'tip', zh: '话', fromOn: '2026-03-01', dailyFrom: '11:00', dailyUntil: '09:00' }))).toBe('signage.timesCross');
    expect(await code(addItem(head(), { branch, kind: 'tip', zh: '话', fromOn: '2026-03-01', weekdays: '31' }))).toBe('input.invalid');
  });

  test('the trail says which deed it was', async () => {
    const rows = await bank.house.db.look({ branch }, (tx) => tx.many<{ act: string }>(sql`select distinct act from app.trail where branch_id = ${branch} and act like 'signage.%' order by act`));
    expect(rows.map((row) => row.act)).toEqual(['signage.addItem', 'signage.confirmShown']);
  });
});
