import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDevice } from '#modules/branches/index.ts';
import { addWideItem, startingItems } from '#modules/signage/index.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Rig } from '#test/rig/browser.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;
let branch: string;

beforeAll(async () => {
  bank = await openBank();
  ({ branch } = await foundBranch(bank, '城南'));
  await addDevice(bank.asking(), { branch, kind: 'screen', name: '大堂东墙' });
  for (const [position, item] of startingItems.slice(0, 4).entries()) await addWideItem(bank.asking(), { ...item, fromOn: '2026-01-01', position });
  await hire(bank, 'head', 'branch_head', branch);
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

test.each(['zh', 'en'] as const)('a branch head writes a line, sees it as it will look, and gives a screen a new link (%s)', async (lang) => {
  const say = lang === 'zh'
    ? { add: '加一条', zh: '中文', save: '上屏', newLink: '新链接', link: '屏幕链接', preview: '上屏后的样子', text: '今天十五点消毒' }
    : { add: 'Add a line', zh: 'Chinese', save: 'Show it', newLink: 'New link', link: 'Link of the screen', preview: 'How it will look', text: '明天十点消毒' };
  const { page, context, complaints, close } = await rig.openPage({ lang, size: 'desktop', origin });
  const [name = '', value = ''] = (await signIn(bank.server, 'head', 'long enough head')).split('=');
  await context.addCookies([{ name, value, url: origin }]);
  await page.goto('/desk/screens');
  await page.getByRole('button', { name: say.add }).click();
  await page.getByLabel(say.zh, { exact: true }).fill(say.text);
  await page.frameLocator(`iframe[title="${say.preview}"]`).locator('.playlist', { hasText: say.text }).waitFor();
  await screenshot(page, `screen-staff-${lang}`);
  await page.getByRole('button', { name: say.save }).click();
  await page.getByRole('region', { name: lang === 'zh' ? '哪里的播放单' : 'Whose playlist' }).getByText(say.text).waitFor();
  await page.getByRole('button', { name: say.newLink }).click();
  expect(await page.getByRole('textbox', { name: say.link }).inputValue()).toMatch(/\/screen#[0-9a-f-]{36}\.[0-9a-f-]{36}\./);
  await page.keyboard.press('Escape');
  expect(await axe(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
