import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, openBrowser, screenshot, type Rig } from '#test/rig/browser.ts';
import { startProgram, type RunningProgram } from '#test/rig/program.ts';

let program: RunningProgram;
let rig: Rig;

beforeAll(async () => {
  [program, rig] = await Promise.all([startProgram({ args: ['--empty'] }), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await rig?.close();
  await program?.close();
});

test('a new bank: two one-time links, then its people, then its branches', async () => {
  const link = (login: string) => new RegExp(`^\\s+${login}\\s+(http\\S+)$`, 'm').exec(program.said())?.[1] ?? '';

  const admin = await person(link('admin'), 'admin', 'people');
  await admin.page.getByRole('heading', { level: 1, name: '人员与岗位' }).waitFor();
  await admin.page.getByRole('button', { name: '加一位同事' }).click();
  await admin.page.getByRole('dialog').getByLabel('姓名', { exact: true }).fill('沈半夏');
  await admin.page.getByRole('dialog').getByLabel('用户名', { exact: true }).fill('hq.one');
  await admin.page.getByRole('button', { name: /保\s*存/ }).click();
  const invitation = await admin.page.getByLabel('一次性链接').inputValue();
  await screenshot(admin.page, 'new-bank/people');

  const security = await person(link('security'), 'security', 'people');
  await security.page.getByText('hq.one').click();
  await security.page.getByRole('dialog').getByLabel('岗位').click();
  await security.page.locator('.ant-select-item-option', { hasText: '总行运营' }).dispatchEvent('click');
  await security.page.getByRole('dialog').getByLabel('机构').click();
  await security.page.keyboard.press('Enter');
  await security.page.getByRole('button', { name: /授\s*予/ }).click();
  await security.page.getByText('已授岗').waitFor();

  const hq = await person(invitation, 'hq.one', 'import');
  await screenshot(hq.page, 'new-bank/first-page');
  await hq.page.goto('/desk/region');
  await hq.page.getByText('本行还没有网点').first().waitFor();
  await screenshot(hq.page, 'new-bank/no-branch');
  await hq.page.getByRole('link', { name: '导入网点' }).click();
  const rows = ['001,甲支行,一路1号,021-62221111,城东,周一至周五 9:00-17:00', '002,乙支行,二路2号,021-62221112,城东,周一至周五 8:30-18:00'];
  await hq.page.locator('input[type=file]').setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(['网点代码,网点名称,地址,电话,区域,营业时间', ...rows].join('\n')) });
  await hq.page.getByRole('button', { name: '导入 2 个网点' }).click();
  await hq.page.getByText('已写入 2 个网点').waitFor();
  await hq.page.getByRole('link', { name: '网点名录' }).click();
  await hq.page.getByRole('heading', { level: 1, name: '网点名录' }).waitFor();
  await hq.page.getByRole('cell', { name: '乙支行' }).first().waitFor();
  await screenshot(hq.page, 'new-bank/branches');
  expect([...(await axe(hq.page)), ...admin.complaints, ...security.complaints, ...hq.complaints]).toEqual([]);
  for (const { close } of [admin, security, hq]) await close();
});

/** Opens the one-time link, chooses a password, signs in with it and stands on the first page of their desk. */
async function person(link: string, login: string, first: string): Promise<{ page: Page; complaints: readonly string[]; close: () => Promise<void> }> {
  const opened = await rig.openPage({ lang: 'zh', size: 'desktop', origin: program.origin });
  const { page } = opened;
  await page.goto(link);
  await page.getByLabel('新密码').fill(`long enough ${login}`);
  await page.getByLabel('再输一遍').fill(`long enough ${login}`);
  await page.getByRole('button', { name: '保存密码' }).click();
  await page.getByRole('link', { name: /登\s*录/ }).click();
  await page.getByLabel('工号或账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(`long enough ${login}`);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/desk/${first}*`);
  return opened;
}
