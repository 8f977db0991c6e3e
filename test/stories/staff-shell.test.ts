import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '#platform/root.ts';
import { axe, openBrowser, screenshot, type Opened, type Rig } from '#test/rig/browser.ts';
import { foundBranch, hire } from '#test/rig/bank.ts';
import { openHouse, type TestHouse } from '#test/rig/house.ts';

let house: TestHouse;
let rig: Rig;
let origin: string;
const passwords = new Map<string, string>();

beforeAll(async () => {
  house = await openHouse();
  ({ origin } = await house.listen());
  rig = await openBrowser();
  const { branch, region } = await foundBranch(house, 'shell-1');
  await foundBranch(house, 'shell-2');
  passwords.set('head', (await hire(house, 'head', 'branch_head', branch)).password);
  passwords.set('region', (await hire(house, 'region', 'regional_manager', region)).password);
  passwords.set('auditor', (await hire(house, 'auditor', 'auditor')).password);
});
afterAll(async () => {
  await rig.close();
  await house.close();
});

async function signedIn(login: string, lang: 'zh' | 'en', size: 'desktop' | 'tablet' | 'phone'): Promise<Opened> {
  const opened = await rig.openPage({ lang, size, origin });
  const { page } = opened;
  await page.goto('/desk');
  await page.getByLabel(lang === 'zh' ? '工号或账号' : 'Staff number or account').fill(login);
  await page.getByLabel(lang === 'zh' ? '密码' : 'Password', { exact: true }).fill(passwords.get(login) ?? '');
  await page.keyboard.press('Enter');
  return opened;
}

describe('the staff desks', () => {
  it.each([['zh', 'desktop', '今天', '没有需要您决定的事'], ['en', 'tablet', 'Today', 'needs your decision'], ['zh', 'phone', '今天', '没有需要您决定的事']] as const)('a branch head lands on today, %s on a %s', async (lang, size, title, calm) => {
    const { page, complaints, close } = await signedIn('head', lang, size);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText(calm).first().waitFor();
    await page.getByRole('img').first().waitFor();
    await screenshot(page, `staff-shell/today-${lang}-${size}`, { fullPage: true });
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([['zh', 'desktop', '全辖网点'], ['en', 'phone', 'All branches']] as const)('a regional manager sees every branch on a map and opens one by keyboard, %s on a %s', async (lang, size, title) => {
    const { page, complaints, close } = await signedIn('region', lang, size);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const point = page.getByRole('button', { name: /shell-1/ }).first();
    await point.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('02100000000').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await screenshot(page, `staff-shell/region-${lang}-${size}`, { fullPage: true });
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([['zh', '操作留痕', '验证全部链条', '完好'], ['en', 'Trail', 'Verify all chains', 'Intact']] as const)('an auditor reads the network’s trail and has it verified, %s', async (lang, title, verify, intact) => {
    const { page, complaints, close } = await signedIn('auditor', lang, 'desktop');
    await page.getByRole('link', { name: title }).click();
    await page.getByText(lang === 'zh' ? '全行（人员、设置、登录）' : 'Whole bank (people, settings, sign-ins)', { exact: true }).click();
    await page.getByText(lang === 'zh' ? '登录' : 'Sign in', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: verify }).click();
    await page.getByText(intact).waitFor();
    await screenshot(page, `staff-shell/trail-${lang}`);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('a wrong password is told kindly, and the page of another role says so', async () => {
    const { page, close } = await rig.openPage({ lang: 'zh', size: 'phone', origin });
    await page.goto('/desk');
    await page.getByLabel('工号或账号').fill('head');
    await page.getByLabel('密码', { exact: true }).fill('not this one');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await close();
    const other = await signedIn('head', 'zh', 'desktop');
    await other.page.getByRole('heading', { level: 1, name: '今天' }).waitFor();
    await other.page.goto('/desk/trail');
    await other.page.getByRole('heading', { level: 1, name: '这一页不在您的工作台里' }).waitFor();
    // Among many pages one is found by typing.
    await other.page.getByLabel('找页面').fill('预');
    expect(await other.page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual(['预约']);
    await screenshot(other.page, 'staff-shell/find-zh');
    await other.page.keyboard.press('Enter');
    await other.page.getByRole('heading', { level: 1, name: '预约' }).waitFor();
    await other.page.getByRole('link', { name: '推演' }).waitFor();
    await other.close();
  });

  it('fits at 200 % zoom without scrolling sideways', async () => {
    const { page, close } = await signedIn('head', 'zh', 'desktop');
    await page.getByRole('heading', { level: 1, name: '今天' }).waitFor();
    // 200 % of a 1440 px window leaves 720 px for the page.
    await page.setViewportSize({ width: 720, height: 450 });
    await page.getByRole('button', { name: '菜单' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await close();
  });
});

describe('the weight of the pages', () => {
  it.each([{ name: 'customer', budgetKb: 40 }, { name: 'screen', budgetKb: 60 }, { name: 'staff', budgetKb: 450 }])('$name takes at most $budgetKb KB of JavaScript before its first screen', ({ name, budgetKb }) => {
    const folder = join(ROOT, 'dist', 'web', name);
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const first = readdirSync(folder).filter((file) => file.endsWith('.js') && html.includes(file));
    expect(first.length).toBeGreaterThan(0);
    expect(first.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0) / 1024).toBeLessThanOrEqual(budgetKb);
  });
});
