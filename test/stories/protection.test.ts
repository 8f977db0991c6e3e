import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { layOutPlaces, roundsNow } from '#modules/protection/index.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Opened, type Rig, type SIZES } from '#test/rig/browser.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;
let branch: string;
let region: string;

const at = (clock: string) => instantOf('2026-03-02', clock, 'Asia/Shanghai');

beforeAll(async () => {
  bank = await openBank({ at: at('08:20') });
  ({ branch, region } = await foundBranch(bank, '城南'));
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  await layOutPlaces(bank.asking(), { branch });
  for (const [login, role] of [['cleaner', 'cleaner'], ['lobby', 'lobby_manager'], ['head', 'branch_head']] as const) await hire(bank, login, role, branch);
  await hire(bank, 'region', 'regional_manager', region);
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

async function signedIn(login: string, lang: 'zh' | 'en', size: keyof typeof SIZES): Promise<Opened> {
  const opened = await rig.openPage({ lang, size, origin });
  const [name = '', value = ''] = (await signIn(bank.server, login, `long enough ${login}`)).split('=');
  await opened.context.addCookies([{ name, value, url: origin }]);
  return opened;
}

test('a cleaner scans a label with a phone, signs in, and one tap records all that is due there', async () => {
  const rounds = await roundsNow(bank.as('cleaner', [branch]), { branch });
  const code = rounds.places.find((place) => place.zone === 'machines' && place.class === 'zone')?.code ?? '';
  const { page, complaints, close } = await rig.openPage({ lang: 'zh', size: 'phone', origin });
  await page.goto(`/desk/rounds?branch=${branch}&place=${code}`);
  await page.getByLabel('工号或账号').fill('cleaner');
  await page.getByLabel('密码', { exact: true }).fill('long enough cleaner');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '智能机具区' }).waitFor();
  await page.getByLabel('酒精批号').fill('A-0301');
  await page.getByLabel('含氯消毒液批号').fill('C-0228');
  await page.getByLabel('发现了什么问题（可不填）').fill('2号机出卡口有胶痕');
  await screenshot(page, 'protection/spot-zh-phone');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: '做好了，记录 6 项' }).click();
  await page.getByText('已记录 6 项').waitFor();
  await page.getByText('现在没有要做的').waitFor();
  await page.getByRole('link', { name: /下一站/ }).click();
  await page.getByRole('button', { name: /做好了，记录/ }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test.each([['lobby', 'zh', 'tablet'], ['head', 'en', 'desktop'], ['cleaner', 'zh', 'phone']] as const)('%s sees the day’s net and where to walk (%s, %s)', async (login, lang, size) => {
  const { page, complaints, close } = await signedIn(login, lang, size);
  await page.goto('/desk/rounds');
  await page.getByRole('heading', { name: lang === 'zh' ? '现在走一圈' : 'Walk round now' }).waitFor();
  await screenshot(page, `protection/rounds-${lang}-${size}`, { fullPage: true });
  expect(await axe(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('a regional manager raises the level and the plan of today grows', async () => {
  const { page, complaints, close } = await signedIn('region', 'zh', 'desktop');
  await page.goto('/desk/rounds-plan');
  await page.getByRole('radiogroup', { name: '调整风险等级' }).getByText('高风险').click();
  await page.getByLabel('依据（文号或原因）').fill('街道升级通告第3号');
  await page.getByText(/全天会多/).waitFor();
  await screenshot(page, 'protection/plan-zh-desktop', { fullPage: true });
  await page.getByRole('button', { name: '从现在起执行' }).click();
  await page.getByText('街道升级通告第3号').waitFor();
  expect(await axe(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('places are listed, and their labels are a sheet that prints', async () => {
  const { page, complaints, close } = await signedIn('head', 'en', 'desktop');
  await page.goto('/desk/places');
  await page.getByRole('heading', { level: 1, name: 'Places and labels' }).waitFor();
  await page.getByText('Machines', { exact: true }).first().waitFor();
  await screenshot(page, 'protection/places-en-desktop');
  await page.goto(`/api/branches/${branch}/place-labels?lang=zh`);
  await page.getByRole('heading', { name: /点位标签/ }).waitFor();
  await screenshot(page, 'protection/labels-zh');
  expect(await axe(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
