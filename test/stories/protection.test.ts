import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { changeBranchSetting } from '#modules/branches/index.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { screenVisitor, takeTicket } from '#modules/lobby/index.ts';
import { layOutPlaces, receiveStock, recordRound, roundsNow, suppliesNow } from '#modules/protection/index.ts';
import { putService } from '#modules/services/index.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Opened, type Rig, type SIZES } from '#test/rig/browser.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;
let branch: string;
let region: string;
let neighbour: string;

const at = (clock: string) => instantOf('2026-03-02', clock, 'Asia/Shanghai');

beforeAll(async () => {
  bank = await openBank({ at: at('08:20') });
  ({ branch, region } = await foundBranch(bank, '城南'));
  neighbour = (await foundBranch(bank, '城北')).branch;
  for (const one of [branch, neighbour]) await setWeeklyHours(bank.asking(), { branch: one, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  await layOutPlaces(bank.asking(), { branch });
  for (const [login, role] of [['cleaner', 'cleaner'], ['lobby', 'lobby_manager'], ['head', 'branch_head']] as const) await hire(bank, login, role, branch);
  await hire(bank, 'hq', 'hq_operations');
  await hire(bank, 'region', 'regional_manager', region);
  await hire(bank, 'neighbour', 'lobby_manager', neighbour);
  await changeBranchSetting(bank.asking(), { branch, name: 'hours.gateNeeded', value: true, fromOn: '2026-01-01' });
  await bank.work();
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
  await page.getByRole('button', { name: '改计划' }).click();
  await page.getByLabel('柜面消毒 低风险', { exact: true }).fill('开门 十点');
  await page.getByText('请写成 09:30').waitFor();
  await page.getByLabel('柜面消毒 低风险', { exact: true }).fill('开门 11:00 15:00');
  await page.getByText(/低风险每天 \d+ 项变为 \d+ 项/).waitFor();
  await page.getByLabel('从哪天起').fill('2026-04-01');
  await page.getByLabel('依据（文号或原因）').last().fill('分行通知 7 号');
  await screenshot(page, 'protection/plan-edit-zh-desktop', { fullPage: true });
  expect(await axe(page)).toEqual([]);
  // Somebody else has saved meanwhile: nothing is wiped out unseen, and nothing typed is lost.
  const lines = await page.evaluate<Record<string, string>[]>(`fetch('/api/branches/${branch}/rounds-plan').then((answer) => answer.json()).then(({ lines }) => lines.map(({ places, times, ...line }) => line))`);
  await changeBranchSetting(bank.asking(), { branch, name: 'protection.plan', value: lines, fromOn: '2026-05-01' });
  await page.getByRole('button', { name: '保存计划' }).click();
  await page.getByText('已改过这份计划').waitFor();
  await page.getByText(/5月1日.* 起已另有一版计划/).waitFor();
  await screenshot(page, 'protection/plan-moved-zh-desktop');
  await page.getByRole('button', { name: '仍按我的' }).click();
  await page.getByRole('button', { name: '保存计划' }).click();
  await page.getByText('已保存，2026-04-01 起执行').waitFor();
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

/** Everything that is due in the branch now, through the act that people use. */
async function walkRound(of: string): Promise<void> {
  const rounds = await roundsNow(bank.as('cleaner', [of]), { branch: of });
  for (const place of rounds.places.filter((one) => one.class === 'zone')) {
    const here = new Set(rounds.places.filter((one) => one.zone === place.zone).map((one) => one.id));
    const done = rounds.duties.filter((duty) => here.has(duty.place) && (duty.state === 'due' || duty.state === 'late'));
    if (done.length > 0) await recordRound(bank.as('cleaner', [of]), { branch: of, place: place.id, scanned: true, done: done.map((duty) => ({ place: duty.place, line: duty.line, at: duty.at.toISOString() })) });
  }
}

test('a morning: one item is red, the lobby manager can’t sign, the head opens in his own name, and the region sees it', async () => {
  await walkRound(branch);
  for (const [item, quantity] of [['thermometer', 2], ['chlorine', 90], ['alcohol', 90], ['mask', 12]] as const) await receiveStock(bank.as('lobby_manager', [branch]), { branch, item, quantity, batch: `${item}-1` });
  await bank.work();
  bank.clock.moveTo(at('08:50'));
  const customer = await rig.openPage({ lang: 'zh', size: 'phone', origin });

  const lobby = await signedIn('lobby', 'zh', 'tablet');
  await lobby.page.goto('/desk/opening');
  await lobby.page.getByText('没达标').first().waitFor();
  await lobby.page.getByLabel('今天到岗几人（含保安、保洁）').fill('6');
  expect(await lobby.page.getByRole('button', { name: '签字，今天开门' }).isDisabled()).toBe(true);
  await screenshot(lobby.page, 'protection/opening-zh-tablet', { fullPage: true });
  expect(await axe(lobby.page)).toEqual([]);

  bank.clock.moveTo(at('09:03'));
  await customer.page.goto('/?q=城南');
  await customer.page.getByText('开门检查中').first().waitFor();
  await screenshot(customer.page, 'protection/customer-checking-zh');

  const head = await signedIn('head', 'en', 'desktop');
  await head.page.goto('/desk/opening');
  await head.page.getByLabel('How many are there today (guards and cleaners too)').fill('6');
  await head.page.getByLabel('Why, and how it is safe').fill('Masks arrive at ten; until then two per person from the reserve');
  await screenshot(head.page, 'protection/opening-en-desktop', { fullPage: true });
  expect(await head.page.getByRole('link', { name: 'Close for today' }).getAttribute('href')).toContain('/desk/closures?');
  await head.page.getByRole('button', { name: 'Open in my name' }).click();
  await head.page.getByText(/Opened by head at/).waitFor();
  expect(await axe(head.page)).toEqual([]);
  await lobby.page.getByText(/说明原因后开门/).waitFor();
  await customer.page.reload();
  await customer.page.getByText('开门检查中').first().waitFor({ state: 'hidden' });

  const region = await signedIn('region', 'zh', 'desktop');
  await region.page.goto('/desk/net');
  await region.page.getByRole('button', { name: /城南 缺货/ }).click();
  await region.page.getByRole('dialog').getByText('Masks arrive at ten').waitFor();
  await screenshot(region.page, 'protection/net-region-zh-desktop');
  expect(await axe(region.page)).toEqual([]);
  for (const one of [customer, lobby, head, region]) {
    expect(one.complaints).toEqual([]);
    await one.close();
  }
});

test.each([['head', 'zh', 'desktop'], ['head', 'en', 'tablet'], ['head', 'zh', 'phone']] as const)('%s sees the whole net on one page (%s, %s)', async (login, lang, size) => {
  const { page, complaints, close } = await signedIn(login, lang, size);
  await page.goto('/desk/net');
  await page.getByRole('heading', { name: lang === 'zh' ? '还够用几天' : 'How many days it lasts' }).waitFor();
  await screenshot(page, `protection/net-${lang}-${size}`, { fullPage: true });
  expect(await axe(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('three gates: owners and records of each measure, and one visitor’s way told afterwards by number, which stands on the trail', async () => {
  bank.clock.moveTo(at('09:10'));
  const lobby = bank.as('lobby_manager', [branch]);
  const { visit } = await screenVisitor(lobby, { branch, temperature: 36.4, answers: { contact: false, area: false, unwell: false }, contact: 'none', consentVersion: '2026-01' });
  await putService(bank.asking(), { code: 'deposit', name: '存现金', nameEn: 'Deposit', group: 'personal', maskOff: false, minutes: 5, urgency: 'ordinary', bring: '', bringEn: '', onApp: false, onWeb: false, onPhoneBank: false, online: '', onlineEn: '' });
  const { number } = await takeTicket(lobby, { branch, visit: visit ?? '', service: 'deposit' });
  const here = await signedIn('head', 'zh', 'desktop');
  await here.page.goto('/desk/gates');
  await here.page.getByRole('link', { name: /第一道.*1 人登记/ }).waitFor();
  await here.page.getByLabel('号码').fill(number.toLowerCase());
  await here.page.keyboard.press('Enter');
  await here.page.getByText(`取号 · ${number}`).waitFor();
  await screenshot(here.page, 'protection/gates-zh-desktop', { fullPage: true });
  expect(await axe(here.page)).toEqual([]);
  await here.page.getByLabel('号码').fill('A999');
  await here.page.keyboard.press('Enter');
  await here.page.getByText('这一天没有 A999 这个号').waitFor();
  const phone = await signedIn('lobby', 'en', 'phone');
  await phone.page.goto('/desk/gates');
  await phone.page.getByText('Partition, gloves, pen and PIN pad, papers').waitFor();
  expect(await phone.page.getByLabel('Number').count()).toBe(0);
  expect(await phone.page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  expect(await axe(phone.page)).toEqual([]);
  expect(await bank.house.db.look({ branch }, (tx) => tx.many<{ object: string }>(sql`select object from app.trail where act = 'protection.visitorsWay' and outcome = 'read'`))).toEqual([{ object: `way/2026-03-02 ${number}` }]);
  for (const one of [here, phone]) {
    expect(one.complaints).toEqual([]);
    await one.close();
  }
});

test('a shortage becomes a transfer from the nearest branch, signed at both ends', async () => {
  await receiveStock(bank.as('lobby_manager', [neighbour]), { branch: neighbour, item: 'mask', quantity: 3000, batch: 'N-7', expiresOn: '2027-06-30' });
  await bank.work();
  const here = await signedIn('lobby', 'zh', 'tablet');
  await here.page.goto('/desk/supplies');
  await here.page.getByRole('button', { name: /医用口罩/ }).click();
  await here.page.getByRole('button', { name: /请调/ }).waitFor();
  await screenshot(here.page, 'protection/supplies-item-zh-tablet');
  expect(await axe(here.page)).toEqual([]);
  await here.page.getByRole('button', { name: /请调/ }).click();
  await here.page.getByText('已请调，等对方签字').waitFor();

  const there = await signedIn('neighbour', 'en', 'phone');
  await there.page.goto('/desk/supplies');
  await there.page.getByRole('button', { name: 'Send and sign' }).click();
  await there.page.getByText('Sent and signed').waitFor();
  await there.page.getByText('on the way').waitFor();
  await screenshot(there.page, 'protection/supplies-en-phone', { fullPage: true });
  expect(await axe(there.page)).toEqual([]);

  await here.page.goto('/desk/supplies');
  await here.page.getByRole('button', { name: '点收并签字' }).click();
  await here.page.getByText('已签字点收').waitFor();
  await here.page.getByText('已收').waitFor();
  await screenshot(here.page, 'protection/supplies-zh-tablet', { fullPage: true });
  const kept = await suppliesOf(branch);
  expect(kept?.batches).toContainEqual(expect.objectContaining({ batch: 'N-7' }));
  for (const one of [here, there]) {
    expect(one.complaints).toEqual([]);
    await one.close();
  }
});

async function suppliesOf(of: string) {
  return (await suppliesNow(bank.as('lobby_manager', [of]), { branch: of })).items.find((one) => one.code === 'mask');
}

test('head office brings in case counts, sees what is set aside, says where a region lies; a day without counts is no data and never low', async () => {
  const { page, complaints, close } = await signedIn('hq', 'zh', 'desktop');
  await page.goto('/desk/risk');
  await page.getByText('还没有病例数').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: '导入病例数' }).first().click();
  await page.setInputFiles('input[type=file]', { name: '病例数.csv', mimeType: 'text/csv', buffer: casesUpTo('2026-03-01') });
  await page.getByText(/正在读/).waitFor();
  await screenshot(page, 'risk/reading-zh');
  await bank.work();
  await page.getByText('没有六位地区代码').first().waitFor();
  await screenshot(page, 'risk/preview-zh', { fullPage: true });
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: /^导入 \d+ 行$/ }).click();
  await page.getByText(/正在写入/).waitFor();
  await bank.work();
  await page.getByText(/已导入/).waitFor();
  await page.keyboard.press('Escape');
  for (const nth of [0, 1]) {
    await page.getByRole('combobox', { name: /所在地区/ }).nth(nth).click();
    await page.keyboard.type('999100');
    await page.keyboard.press('Enter');
    await page.getByText('14 天内新增最多').nth(nth).waitFor();
  }
  await page.getByText('高风险', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: '个别网点在别处' }).first().click();
  // Said by number: the messages of the regions may still stand, and the page has lists of the same name.
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('combobox', { name: /所在地区/ }).last().fill('990000');
  await page.keyboard.press('Enter');
  await drawer.getByTitle(/990000/).last().waitFor();
  await screenshot(page, 'risk/single-branches-zh');
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('.drawing svg').waitFor();
  await screenshot(page, 'risk/desk-zh', { fullPage: true });
  expect(await axe(page)).toEqual([]);

  await page.goto(`/desk/rounds-plan?branch=${branch}`);
  await page.getByText(/所在地区云汀市：高风险/).waitFor();
  await screenshot(page, 'risk/plan-zh');

  // Nobody counted for two days: the level stays, and says that it knows nothing.
  bank.clock.moveTo(instantOf('2026-03-05', '08:20', 'Asia/Shanghai'));
  await bank.work();
  await page.goto('/desk/risk?lang=en');
  await page.getByText(/No data, last counted/).first().waitFor();
  await page.getByText(/Case counts are late/).waitFor();
  await page.getByRole('button', { name: 'Set by hand' }).first().click();
  await page.getByLabel('Basis (document or reason)').fill('District notice 12');
  await page.getByText('Medium risk', { exact: true }).last().click();
  await screenshot(page, 'risk/hand-en');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByText(/Set by hand until/).first().waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator('.drawing svg').waitFor();
  await screenshot(page, 'risk/desk-en-phone', { fullPage: true });
  expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  // Whoever imports the counts hears of it where their day begins.
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/desk/region');
  await page.getByText(/Case counts are late/).waitFor();
  await screenshot(page, 'risk/late-en');
  await page.getByRole('link', { name: 'See the risk levels' }).click();
  await page.getByRole('heading', { name: 'Risk level' }).first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});

/** Two months of an invented city with a gap of three days, its province, and two rows that belong to no area. */
function casesUpTo(last: string): Buffer {
  let total = 0;
  const days = Array.from({ length: 60 }, (_, nth) => new Date(Date.parse(last) - (59 - nth) * 86_400_000).toISOString().slice(0, 10));
  const rows = days.flatMap((day, nth) => {
    total += nth < 20 ? 0 : nth < 30 ? 2 : Math.max(0, 14 - Math.abs(nth - 45));
    return [...(nth >= 33 && nth <= 35 ? [] : [`${day},云汀省,990000,云汀市,999100,${total}`]), `${day},云汀省,990000,,,${total + 5}`];
  });
  return Buffer.from(['date,province,provinceCode,city,cityCode,confirmed', ...rows, `${last},云汀省,990000,外地来云,,4`, `${last},云汀省,990000,待确认,,1`].join('\n'));
}
