import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDevice } from '#modules/branches/index.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { addWideItem, startingItems } from '#modules/signage/index.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Rig } from '#test/rig/browser.ts';
import { until } from '#test/rig/until.ts';
import { listenTo, said } from '#test/rig/voice.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;
let branch: string;

beforeAll(async () => {
  bank = await openBank({ at: new Date('2026-03-02T02:20:00Z') });
  ({ branch } = await foundBranch(bank, '城南'));
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-11:30', '13:30-16:00'], corporate: ['09:00-11:30'] } }) });
  for (const [position, item] of startingItems.slice(0, 4).entries()) await addWideItem(bank.asking(), { ...item, fromOn: '2026-01-01', position });
  await hire(bank, 'head', 'branch_head', branch);
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

async function hang(path: string, kind: 'screen' | 'door_screen' | 'led', lang: 'zh' | 'en', name: string) {
  const { token } = await addDevice(bank.asking(), { branch, kind, name });
  const opened = await rig.openPage({ lang, size: 'screen', origin, alone: true });
  if (kind === 'led') await opened.page.setViewportSize({ width: 1920, height: 144 });
  await listenTo(opened.page);
  await opened.page.goto(`${path}?lang=${lang}#${token}`);
  await opened.page.locator(kind === 'led' ? '.strip' : '.head-clock').waitFor();
  return opened;
}

test('a branch head’s urgent message takes over hall, door and strip within seconds, is counted, said once, and taken back; a screen cut off says since when', async () => {
  const [hall, door, strip, staff] = await Promise.all([
    hang('/screen', 'screen', 'zh', '大堂东墙'), hang('/screen/door', 'door_screen', 'en', '门前'), hang('/screen/led', 'led', 'zh', '门楣'), rig.openPage({ lang: 'zh', size: 'desktop', origin }),
  ]);
  const [name = '', value = ''] = (await signIn(bank.server, 'head', 'long enough head')).split('=');
  await staff.context.addCookies([{ name, value, url: origin }]);
  const { page } = staff;
  await page.goto('/desk/screens');
  await page.getByRole('button', { name: '发紧急通知' }).click();
  await page.getByLabel('中文', { exact: true }).fill('附近停电，请跟着工作人员离开大厅');
  await page.getByLabel('英文', { exact: true }).fill('Power cut nearby: please leave the hall with our staff');
  await screenshot(page, 'urgent-form-zh');
  const before = Date.now();
  await page.getByRole('button', { name: '上 屏' }).or(page.getByRole('button', { name: '上屏' })).click();
  await Promise.all([
    hall.page.locator('.urgent.full', { hasText: '附近停电' }).waitFor(), door.page.locator('.urgent.full', { hasText: 'Power cut nearby' }).waitFor(), strip.page.locator('.strip.urgent', { hasText: '附近停电' }).waitFor(),
  ]);
  expect(Date.now() - before).toBeLessThan(3_000);
  await page.getByText(/3 块屏幕中 3 块已显示，最后一块 10:2\d:\d\d/).waitFor();
  await until(async () => (await said(hall.page)).filter((line) => line.text.includes('停电') || line.text.includes('Power cut')).length === 2, 'it is said in both languages');
  await screenshot(hall.page, 'urgent-hall-zh');
  await screenshot(door.page, 'urgent-door-en');
  await screenshot(strip.page, 'urgent-strip-zh');
  await screenshot(page, 'urgent-staff-zh');
  for (const one of [hall, door, staff]) expect(await axe(one.page)).toEqual([]);

  // A reload does not say it again.
  await hall.page.reload();
  await hall.page.locator('.urgent.full').waitFor();
  await page.getByRole('row', { name: /附近停电/ }).getByRole('button', { name: '下 架' }).or(page.getByRole('row', { name: /附近停电/ }).getByRole('button', { name: '下架' })).click();
  await Promise.all([hall, door, strip].map((one) => one.page.locator('.urgent').waitFor({ state: 'detached' })));
  expect((await said(hall.page)).filter((line) => line.text.includes('停电'))).toHaveLength(0);

  // Cut off: the last good picture stays, through a reload too, and says how old it is.
  await door.context.route('**/api/**', (route) => route.abort());
  await door.page.reload();
  await door.page.getByText(/Data as of 10:\d\d|as of 10:\d\d/i).waitFor();
  await door.page.locator('.admission').waitFor();
  await screenshot(door.page, 'urgent-cut-off-en');
  for (const one of [hall, strip, staff]) expect(one.complaints).toEqual([]);
  await Promise.all([hall, door, strip, staff].map((one) => one.close()));
});
