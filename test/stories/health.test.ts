import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Rig, type SIZES } from '#test/rig/browser.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;
let branch: string;
const at = (clock: string) => instantOf('2026-03-02', clock, 'Asia/Shanghai');

beforeAll(async () => {
  bank = await openBank({ at: at('08:10') });
  let region: string;
  ({ branch, region } = await foundBranch(bank, '城南'));
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  for (const [login, role] of [['zhao', 'teller'], ['qian', 'teller'], ['sun', 'wealth_manager'], ['li', 'cleaner'], ['lobby', 'lobby_manager'], ['head', 'branch_head']] as const) await hire(bank, login, role, branch);
  await hire(bank, 'region', 'regional_manager', region);
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

async function signedIn(login: string, lang: 'zh' | 'en', size: keyof typeof SIZES, path: string) {
  const opened = await rig.openPage({ lang, size, origin });
  const [name = '', value = ''] = (await signIn(bank.server, login, `long enough ${login}`)).split('=');
  await opened.context.addCookies([{ name, value, url: origin }]);
  await opened.page.goto(path);
  return opened;
}

test('a teller declares in two taps on the phone; one with a cough is asked to stay away', async () => {
  const well = await signedIn('zhao', 'zh', 'phone', `/desk/health?branch=${branch}`);
  await well.page.getByRole('button', { name: '36.4' }).click();
  await screenshot(well.page, 'health/declare-zh-phone', { fullPage: true });
  expect(await axe(well.page)).toEqual([]);
  await well.page.getByRole('button', { name: '一切正常，申报' }).click();
  await well.page.getByText('已申报，今天可以上岗').waitFor();
  const ill = await signedIn('qian', 'en', 'phone', `/desk/health?branch=${branch}`);
  await ill.page.getByRole('button', { name: 'Something is not well' }).click();
  await ill.page.getByLabel('Temperature °C').last().fill('37.6');
  await ill.page.getByLabel('cough').check();
  await screenshot(ill.page, 'health/unwell-en-phone', { fullPage: true });
  await ill.page.getByRole('button', { name: 'Declare', exact: true }).click();
  await ill.page.getByText('Declared. Please stay away for now; the branch head will call you').first().waitFor();
  await screenshot(ill.page, 'health/told-en-phone', { fullPage: true });
  expect([...well.complaints, ...ill.complaints]).toEqual([]);
  await well.close();
  await ill.close();
});

test('the head sees who is missing, declares for the cleaner, looks after who is away, and signs a report; the region sees it', async () => {
  bank.clock.moveTo(at('09:05'));
  const head = await signedIn('head', 'zh', 'desktop', `/desk/health?branch=${branch}`);
  await head.page.getByRole('button', { name: '36.6' }).first().click();
  await head.page.getByRole('button', { name: '一切正常，申报' }).click();
  await head.page.getByText('已申报，今天可以上岗').waitFor();
  await head.page.getByRole('button', { name: /^li/ }).click();
  await head.page.getByRole('button', { name: '一切正常，申报' }).click();
  await head.page.getByRole('button', { name: '已告知本人不要来' }).click();
  await head.page.getByText('已记下').first().waitFor();
  await head.page.getByLabel('谁顶岗').fill('zhao');
  await head.page.keyboard.press('Enter');
  await head.page.getByRole('button', { name: '安排顶岗' }).click();
  await head.page.getByText('由 zhao 顶岗').waitFor();
  await head.page.getByLabel('报给谁').fill('片区经理');
  await head.page.getByRole('button', { name: '已报告' }).click();
  await head.page.getByText('报给 片区经理').waitFor();
  await head.page.getByRole('button', { name: '签发今天的日报' }).click();
  await head.page.getByText('已签发，片区和总行已看到').waitFor();
  await screenshot(head.page, 'health/head-zh-desktop', { fullPage: true });
  expect(await axe(head.page)).toEqual([]);
  const phone = await signedIn('head', 'en', 'phone', `/desk/health?branch=${branch}`);
  await phone.page.getByRole('heading', { name: 'Not at work' }).waitFor();
  await screenshot(phone.page, 'health/head-en-phone', { fullPage: true });
  const list = await signedIn('lobby', 'zh', 'tablet', `/desk/opening?branch=${branch}`);
  await list.page.getByText(/按健康申报：3 人可上岗，2 人没有申报，1 人不在岗/).waitFor();
  await screenshot(list.page, 'health/opening-zh-tablet');
  const region = await signedIn('region', 'zh', 'desktop', '/desk/health-reports');
  await region.page.getByText('已报 1 家，待报 0 家，迟报 0 家。').waitFor();
  await screenshot(region.page, 'health/reports-zh-desktop');
  expect(await axe(region.page)).toEqual([]);
  expect([...head.complaints, ...phone.complaints, ...list.complaints, ...region.complaints]).toEqual([]);
  for (const one of [head, phone, list, region]) await one.close();
});
