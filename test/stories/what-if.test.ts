import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { addBranch, changeNetworkSetting, furnish } from '#modules/branches/index.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { adoptMinutes, learnMinutes, putService } from '#modules/services/index.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Opened, type Rig, type SIZES } from '#test/rig/browser.ts';
import { SERVICES } from '#world/services.ts';

/** It simulates in the background: whatever else wants the cores goes first. */
const UNHURRIED = { timeout: 300_000 };

let bank: TestBank;
let rig: Rig;
let origin: string;
let branch: string;
let region: string;

beforeAll(async () => {
  bank = await openBank({ at: instantOf('2026-03-02', '10:00', 'Asia/Shanghai') });
  ({ branch, region } = await foundBranch(bank, '城南'));
  await addBranch(bank.asking(), { region, code: 'north', name: '测试支行 城北', nameEn: 'Test branch North', address: '无名路 2 号', phone: '02100000000', lng: 121.2, lat: 31.1, areaM2: 200 });
  // More counters that may see a face: the mask rule has its price, but the branch keeps up.
  await furnish(bank.asking(), { branch, zones: [], machines: [], counters: [5, 6, 7].map((number) => ({ number, name: `${number} 号窗口`, nameEn: `Counter ${number}`, serviceGroups: number === 7 ? ['corporate', 'wealth'] : ['personal'], maskOff: true, zone: 'cash' as const })) });
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  for (const { machine, channels, ...service } of SERVICES) {
    await putService(bank.asking(), { ...service, ...(machine !== undefined && { machineMinutes: machine }), onApp: channels.includes('app'), onWeb: channels.includes('web'), onPhoneBank: channels.includes('phone') });
  }
  await changeNetworkSetting(bank.asking(), { name: 'twin.fortnights', value: 4, fromOn: '2026-03-02', source: 'story' });
  await hire(bank, 'head', 'branch_head', branch);
  await hire(bank, 'region', 'regional_manager', region);
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

async function signedIn(lang: 'zh' | 'en', size: keyof typeof SIZES, login: 'head' | 'region' = 'head'): Promise<Opened> {
  const opened = await rig.openPage({ lang, size, origin });
  const [name = '', value = ''] = (await signIn(bank.server, login, `long enough ${login}`)).split('=');
  await opened.context.addCookies([{ name, value, url: origin }]);
  return opened;
}

test('a branch head sets up a booth and sees the day it would make beside today’s', UNHURRIED, async () => {
  const { page, complaints, close } = await signedIn('zh', 'desktop');
  await page.goto(`/desk/what-if?branch=${branch}`);
  await page.getByRole('heading', { level: 1, name: '推演' }).waitFor();
  await page.getByText('已推演 4 个两周').waitFor({ timeout: 200_000 });
  await screenshot(page, 'what-if/today-zh-desktop', { fullPage: true });
  await page.getByRole('button', { name: '设隔断间' }).click();
  await expect.poll(() => page.getByRole('switch', { name: '设一个隔断间（放一台智能机具）' }).getAttribute('aria-checked')).toBe('true');
  await page.getByRole('columnheader', { name: '变化' }).waitFor({ timeout: 200_000 });
  await page.getByText('已推演 4 个两周').waitFor({ timeout: 200_000 });
  expect(new URL(page.url()).searchParams.get('booth')).toBe('on');
  await screenshot(page, 'what-if/booth-zh-desktop', { fullPage: true });
  expect(await axe(page)).toEqual([]);
  // Without balance the mask rule is dear, and the page says so before anybody decides.
  await page.getByRole('switch', { name: '柜台与机具均衡分流' }).click();
  await page.getByRole('switch', { name: '设一个隔断间（放一台智能机具）' }).click();
  await page.getByText('两项都打开').waitFor({ timeout: 200_000 });
  await screenshot(page, 'what-if/mask-cost-zh-desktop', { fullPage: true });
  await page.getByRole('button', { name: '恢复现状' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.has('balance')).toBe(false);
  expect(complaints).toEqual([]);
  await close();
});

test('the same page in English on a tablet and on a phone, by keyboard', UNHURRIED, async () => {
  for (const size of ['tablet', 'phone'] as const) {
    const { page, complaints, close } = await signedIn('en', size);
    await page.goto(`/desk/what-if?branch=${branch}&booth=on`);
    await page.getByRole('spinbutton', { name: 'Open counters' }).focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => new URL(page.url()).searchParams.get('counters')).toBe('8');
    await page.getByText('today 7').first().waitFor({ timeout: 200_000 });
    await page.getByRole('columnheader', { name: 'Difference' }).waitFor({ timeout: 200_000 });
    await screenshot(page, `what-if/booth-en-${size}`, { fullPage: true });
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  }
});

test('a regional manager turns the mask rule off, and on again only after seeing what it costs', UNHURRIED, async () => {
  const { page, complaints, close } = await signedIn('zh', 'desktop', 'region');
  await page.goto(`/desk/settings?branch=${branch}`);
  const open = async () => {
    await page.getByRole('textbox', { name: '名称、说明、来源' }).fill('摘口罩');
    await page.getByText('摘口罩业务只到柜台或隔断间').first().click();
  };
  await open();
  await page.getByRole('switch', { name: '新的取值' }).click();
  await page.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByText('已保存').waitFor();
  bank.clock.pass(1 / 60);
  await page.goto(`/desk/settings?branch=${branch}`);
  await open();
  await page.getByRole('switch', { name: '新的取值' }).click();
  await page.getByText('先看代价，再打开').waitFor();
  expect(await page.getByRole('button', { name: /保\s*存/ }).isDisabled()).toBe(true);
  await screenshot(page, 'what-if/mask-setting-zh-desktop');
  await page.getByRole('link', { name: '看代价' }).click();
  await page.getByRole('heading', { level: 1, name: '摘口罩规定' }).waitFor();
  await page.getByText('还没有执行').waitFor();
  expect(await page.getByRole('checkbox').isDisabled()).toBe(true);
  await page.getByText('我看过这些代价').waitFor({ timeout: 200_000 });
  await page.getByRole('button', { name: '执行，设一个隔断间' }).click();
  await screenshot(page, 'what-if/mask-rule-zh-desktop', { fullPage: true });
  expect(await axe(page)).toEqual([]);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: /打\s*开$/ }).click();
  await page.getByText('已执行：摘口罩业务只到柜台或隔断间').waitFor();
  // For several at once: off, and on again with the cost of each in sight.
  bank.clock.pass(1 / 60);
  await page.getByText('全辖一并决定', { exact: true }).click();
  await page.getByRole('checkbox', { name: '测试支行 城南' }).check();
  await page.getByRole('button', { name: '为 1 个网点关掉' }).click();
  await page.getByText('本片区 2 个网点，1 个已执行').waitFor();
  bank.clock.pass(1 / 60);
  await page.getByRole('button', { name: '选未执行的 1 个' }).click();
  await page.getByText('我看过这 1 个网点的代价').waitFor({ timeout: 200_000 });
  await screenshot(page, 'what-if/mask-together-zh-desktop', { fullPage: true });
  expect(await axe(page)).toEqual([]);
  await page.getByRole('checkbox', { name: '我看过' }).check();
  await page.getByRole('button', { name: '为 1 个网点打开' }).click();
  await page.getByText('本片区 2 个网点，2 个已执行').waitFor();
  expect(complaints).toEqual([]);
  await close();

  const phone = await signedIn('en', 'phone');
  await phone.page.goto(`/desk/mask-rule?branch=${branch}`);
  await phone.page.getByText('In force: mask-off tasks').waitFor();
  await phone.page.getByRole('button', { name: 'With it and a booth' }).waitFor({ timeout: 200_000 });
  await screenshot(phone.page, 'what-if/mask-rule-en-phone', { fullPage: true });
  expect(await axe(phone.page)).toEqual([]);
  expect(phone.complaints).toEqual([]);
  await phone.close();
});

test('the catalogue shows which minutes a branch reckons with, and why', async () => {
  const [deposit, transfer, ...others] = SERVICES.map((one) => one.code);
  await learnMinutes(bank.asking(), { branch, date: '2026-03-01', services: [{ code: deposit ?? '', samples: 240, mean: 9, p80: 13 }, { code: transfer ?? '', samples: 90, mean: 40, p80: 50 }, { code: others[0] ?? '', samples: 7, mean: 4, p80: 6 }] });
  await adoptMinutes(bank.asking(), { branch });
  for (const [lang, size, say] of [['zh', 'desktop', { why: '用实测时长。', tomorrow: /明天起/, head: '本网点用' }], ['en', 'phone', { why: 'Measured here.', tomorrow: /from tomorrow/, head: 'Used here' }]] as const) {
    const { page, complaints, close } = await signedIn(lang, size);
    await page.goto(`/desk/services?branch=${branch}`);
    await page.getByText(say.tomorrow).first().waitFor();
    await screenshot(page, `what-if/services-${lang}-${size}`, { fullPage: true });
    await page.locator('tr, .list-card').filter({ hasText: say.tomorrow }).first().locator('.row-open').click();
    await page.getByText(say.why).waitFor();
    await screenshot(page, `what-if/service-${lang}-${size}`);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  }
});
