import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { axe, openBrowser, screenshot, type Rig } from '#test/rig/browser.ts';
import { hire, type TestBank } from '#test/rig/bank.ts';
import { openSampleBank } from '#test/rig/sample.ts';
import { allBranches } from '#modules/branches/index.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;
let password: string;
let headPassword: string;

beforeAll(async () => {
  bank = await openSampleBank();
  const branches = await bank.house.db.look({ branches: 'all' }, (tx) => allBranches(tx));
  ({ password } = await hire(bank, 'bookings-desk', 'lobby_manager', branches.find((one) => one.code === 'hx01')?.id));
  ({ password: headPassword } = await hire(bank, 'counters-head', 'branch_head', branches.find((one) => one.code === 'hx01')?.id));
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

for (const lang of ['zh', 'en'] as const) {
  const say = lang === 'zh'
    ? { book: '代客户预约', service: '业务', transfer: '转账汇款', when: '到店时间', save: /约\s*好/, booked: '已约好', print: '打印确认单', move: '改期', moveHere: '改到这个时间', newTime: '新的到店时间', undo: '撤销', movedBack: '已改回原来的时间', plan: '安排窗口', counters: '窗口数', keep: /保\s*存/, withdrawn: '已撤回，可约时间已恢复' }
    : { book: 'Book for a person', service: 'Errand', transfer: 'Transfer', when: 'Arrival', save: 'Book', booked: 'Booked', print: 'Print the slip', move: 'Move', moveHere: 'Move here', newTime: 'New arrival', undo: 'Undo', movedBack: 'Moved back to the old time', plan: 'Plan counters', counters: 'Counters', keep: 'Save', withdrawn: 'Taken back; the free times are as before' };

  test(`the lobby manager books for somebody without a phone and hands over a slip (${lang})`, async () => {
    const { page, context, complaints, close } = await rig.openPage({ lang, size: 'tablet', origin });
    const signedIn = await page.request.post(`${origin}/api/session`, { headers: { 'idempotency-key': newId() }, data: { login: 'bookings-desk', password } });
    expect(signedIn.status()).toBe(201);
    await page.goto('/desk/bookings?date=2026-03-02');
    await page.getByRole('button', { name: say.book }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say.service).click();
    await page.keyboard.type(say.transfer);
    await page.keyboard.press('Enter');
    await dialog.getByTitle(say.transfer, { exact: true }).waitFor();
    await dialog.getByLabel(say.when).click();
    await page.locator('.ant-select-item-option').filter({ hasText: ':' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: say.save }).click();
    await page.getByText(say.booked, { exact: true }).waitFor();
    await screenshot(page, `booking/staff-slip-${lang}`);
    const [slip] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: say.print }).or(page.getByRole('button', { name: say.print })).first().click()]);
    await slip.getByRole('img').first().waitFor();
    await page.reload();
    await page.getByRole('table').waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, `booking/staff-day-${lang}`);

    // Another time for this person, and back again within ten seconds.
    await page.getByRole('button', { name: say.move, exact: true }).first().click();
    await page.getByRole('dialog').getByLabel(say.newTime).click();
    await page.locator('.ant-select-item-option').filter({ hasText: ':' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: say.moveHere }).click();
    await page.getByRole('button', { name: say.undo }).click();
    await page.getByText(say.movedBack).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test(`the branch head plans fewer counters and takes it back (${lang})`, async () => {
    const { page, complaints, close } = await rig.openPage({ lang, size: 'desktop', origin });
    await page.request.post(`${origin}/api/session`, { headers: { 'idempotency-key': newId() }, data: { login: 'counters-head', password: headPassword } });
    await page.goto('/desk/counters?date=2026-03-03');
    await page.getByRole('img').nth(2).waitFor();
    await page.getByRole('button', { name: say.plan }).first().click();
    await page.getByRole('dialog').getByLabel(say.counters).fill('1');
    await screenshot(page, `booking/counters-plan-${lang}`);
    await page.getByRole('dialog').getByRole('button', { name: say.keep }).click();
    await page.getByRole('table').getByRole('row').nth(1).waitFor();
    await screenshot(page, `booking/counters-${lang}`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say.undo }).click();
    await page.getByText(say.withdrawn).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
}
