import { afterAll, beforeAll, expect, test } from 'vitest';
import { NETWORK } from '#kernel/id.ts';
import { allBranches, changeNetworkSetting } from '#modules/branches/index.ts';
import { openingsOf, servesPeople } from '#modules/hours/index.ts';
import { desk as rotas, draft, rotaById } from '#modules/rotation/index.ts';
import { hire, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Rig } from '#test/rig/browser.ts';
import { openSampleBank } from '#test/rig/sample.ts';
import { planNextWeek } from '#world/next-week.ts';
import { SAMPLE_PASSWORD } from '#world/staff.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;

beforeAll(async () => {
  bank = await openSampleBank();
  await changeNetworkSetting(bank.asking(), { name: 'rotation.planSeconds', value: 1, fromOn: '2026-03-02', source: 'story' });
  await hire(bank, 'planner', 'hq_operations');
  await hire(bank, 'second', 'hq_operations');
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

async function atDesk(login: string, lang: 'zh' | 'en', size: 'desktop' | 'tablet' | 'phone', desk = 'rotation', password = `long enough ${login}`) {
  const opened = await rig.openPage({ lang, size, origin });
  const [name = '', value = ''] = (await signIn(bank.server, login, password)).split('=');
  await opened.context.addCookies([{ name, value, url: origin }]);
  await opened.page.goto(`/desk/${desk}`);
  return opened;
}

test('a city’s week is planned, pinned, looked at on the map, approved by another person, and is what customers then read', async () => {
  const one = await atDesk('planner', 'zh', 'desktop');
  await one.page.getByText('还没有轮值方案').waitFor();
  await screenshot(one.page, 'rotation/empty-zh');
  await one.page.getByRole('button', { name: '拟一周轮值' }).first().click();
  await one.page.getByRole('button', { name: /开\s*始/ }).click();
  const cell = one.page.getByRole('button', { name: /鹤汐支行 .*未测算/ }).first();
  await cell.click();
  await one.page.getByRole('button', { name: /鹤汐支行 .*必开/ }).waitFor();
  await one.page.getByRole('button', { name: /条\s*件/ }).click();
  await one.page.getByText('轮值条件').waitFor();
  expect(await axe(one.page)).toEqual([]);
  await screenshot(one.page, 'rotation/limits-zh');
  await one.page.getByRole('button', { name: '保存条件' }).click();
  await one.page.getByText('轮值条件').waitFor({ state: 'hidden' });
  await one.page.getByRole('button', { name: /^测\s*算$/ }).click();
  await one.page.getByText(/正在测算/).waitFor();
  await screenshot(one.page, 'rotation/planning-zh');
  await bank.work();
  await one.page.getByText('待审批', { exact: true }).first().waitFor();
  await one.page.getByText(/比随机轮值近/).waitFor();
  expect(await one.page.getByRole('button', { name: /审\s*批/ }).isDisabled()).toBe(true);
  expect(await axe(one.page)).toEqual([]);
  await screenshot(one.page, 'rotation/planned-zh', { fullPage: true });
  // Minding the elderly is a choice with its price; chosen, it becomes a limit and is worked out.
  await one.page.getByRole('group', { name: '选一种，改条件并测算' }).getByRole('button', { name: '老人算 4 倍' }).click();
  await one.page.getByText(/正在测算/).waitFor();
  await bank.work();
  await one.page.getByText('待审批', { exact: true }).first().waitFor();
  expect(await one.page.getByRole('button', { name: '老人算 4 倍' }).getAttribute('aria-pressed')).toBe('true');
  // So is disturbing fewer people.
  await one.page.getByRole('group', { name: '选一点，按它测算' }).getByRole('button').first().click();
  await one.page.getByText(/正在测算/).waitFor();
  await bank.work();
  await one.page.getByText('待审批', { exact: true }).first().waitFor();
  await one.page.getByText(/本方案改 \d+ 格/).waitFor();
  await one.page.locator('.choice').first().scrollIntoViewIfNeeded();
  await screenshot(one.page, 'rotation/choices-zh');
  await one.page.getByText('随机轮值', { exact: true }).first().click();
  await screenshot(one.page, 'rotation/random-zh');

  // A teller looks before and after it is published: the new turns are marked until they say that they know.
  const teller = await atDesk('teller.hx01', 'zh', 'phone', 'own-turns', SAMPLE_PASSWORD);
  const seen = teller.page.waitForResponse((answer) => answer.url().endsWith('/own-turns/seen'));
  await teller.page.getByText('接下来四周还没有公示轮值').waitFor();
  expect((await seen).ok()).toBe(true);
  await screenshot(teller.page, 'rotation/own-turns-none-zh-phone');

  const two = await atDesk('second', 'en', 'tablet');
  await two.page.getByRole('button', { name: 'Approve' }).click();
  await two.page.getByText('waits for publication', { exact: true }).first().waitFor();
  await two.page.getByRole('button', { name: 'Publish' }).click();
  await two.page.getByText(/branches have new hours/).waitFor();
  expect(await axe(two.page)).toEqual([]);
  await screenshot(two.page, 'rotation/published-en', { fullPage: true });
  const shown = await two.page.getByRole('table', { name: 'Branches by day' }).getByRole('row').filter({ hasText: 'Hexi Shore Branch' }).first().getByRole('button').allTextContents();
  const branches = await bank.house.db.look({ branch: NETWORK }, (tx) => allBranches(tx));
  const hexi = branches.find((branch) => branch.code === 'hx01')?.id ?? '';
  const days = [];
  for (const date of ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14', '2026-03-15']) {
    days.push(servesPeople((await bank.house.db.look({ branch: NETWORK }, (tx) => openingsOf(tx, [hexi], date))).get(hexi)?.mode ?? 'closed'));
  }
  expect(shown.map((text) => !text.includes(': closed'))).toEqual(days);
  await teller.page.reload();
  await teller.page.getByText(/和您上次看到的不一样/).waitFor();
  expect(await axe(teller.page)).toEqual([]);
  await screenshot(teller.page, 'rotation/own-turns-zh-phone', { fullPage: true });
  const week = await teller.page.getByRole('region', { name: '下周' }).getByRole('listitem').allInnerTexts();
  expect(week.map((text) => !text.includes('网点停业'))).toEqual(days);
  const file = await teller.context.request.get('/api/rotation/own-turns.ics');
  expect(file.headers()['content-type']).toContain('text/calendar');
  expect((await file.text()).match(/BEGIN:VEVENT/g)).toHaveLength(await teller.page.locator('.own-week li[data-turn="works"]').count());
  await teller.page.getByRole('button', { name: '知道了' }).click();
  await teller.page.getByText(/和您上次看到的不一样/).waitFor({ state: 'detached' });

  // Who stands in which team, with keys and certificate: a team that loses its last keys says so before anything is saved.
  await one.page.goto(`/desk/crew?branch=${hexi}`);
  await one.page.getByText('可以开门').first().waitFor();
  // Its people see who works when, as it was published.
  const turns = (await one.page.getByRole('region', { name: '谁哪天上班' }).getByRole('listitem').allInnerTexts()).map((text) => !text.includes('不营业'));
  expect(turns).toEqual(days);
  expect(await axe(one.page)).toEqual([]);
  for (const box of await one.page.locator('.crew-people li[data-team="A"]').getByLabel('持钥').all()) if (await box.isChecked()) await box.uncheck();
  await one.page.getByText('缺持钥人').waitFor();
  await screenshot(one.page, 'rotation/crew-zh', { fullPage: true });

  const phone = await atDesk('second', 'zh', 'phone');
  await phone.page.getByText('已公示', { exact: true }).first().waitFor();
  await screenshot(phone.page, 'rotation/published-zh-phone', { fullPage: true });
  expect([...one.complaints, ...two.complaints, ...phone.complaints, ...teller.complaints]).toEqual([]);
});

test('a newcomer finds a region’s next week waiting for headquarters, with nothing that keeps it from being approved', async () => {
  await planNextWeek(bank.house);
  await bank.work();
  const hq = bank.as('hq_operations');
  const waiting = (await rotas(hq, {})).rotas.find((one) => one.place !== NETWORK);
  expect(waiting).toMatchObject({ state: 'planned', from: '2026-03-09', own: false });
  expect(await rotaById(hq, { rota: waiting?.id ?? '' })).toMatchObject({ crew: [], figures: { broken: [] }, may: { approve: true } });

  // The same week in half days: the switch is a limit, and a half is pinned by a tap.
  const { page, complaints } = await atDesk('planner', 'zh', 'desktop');
  await page.goto(`/desk/rotation?rota=${waiting?.id ?? ''}`);
  await page.getByRole('button', { name: /条\s*件/ }).click();
  await page.getByRole('checkbox', { name: '上午、下午分开排（半天轮值）' }).check();
  await page.getByText('改了这一项').waitFor();
  await screenshot(page, 'rotation/halves-limits-zh');
  await page.getByRole('button', { name: '保存条件' }).click();
  await page.getByRole('button', { name: /鹤汐支行 .*上午：未测算/ }).first().click();
  await page.getByRole('button', { name: /鹤汐支行 .*上午：未测算, 必开/ }).first().waitFor();
  await page.getByRole('button', { name: /^重新测算$/ }).click();
  await page.getByText(/正在测算/).waitFor();
  await bank.work();
  await page.getByText('待审批', { exact: true }).first().waitFor();
  await page.getByText('下午', { exact: true }).first().click();
  await page.getByText(/周一 下午，/).first().waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'rotation/halves-zh', { fullPage: true });
  // The week after knows what this one's published rota gave each branch: fairness is asked for, and drawn.
  const later = await draft(bank.as('hq_operations'), { place: NETWORK, from: '2026-03-16' });
  await page.goto(`/desk/rotation?rota=${later.rota}`);
  await page.getByRole('button', { name: /条\s*件/ }).click();
  await page.getByRole('checkbox', { name: '几周下来要公平' }).check();
  await page.getByRole('button', { name: '保存条件' }).click();
  await page.getByText('轮值条件').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /^测\s*算$/ }).click();
  await page.getByText(/正在测算/).waitFor();
  await bank.work();
  await page.getByText('几周下来公不公平').waitFor();
  await page.getByText('几周下来公不公平').scrollIntoViewIfNeeded();
  await screenshot(page, 'rotation/fair-zh');
  const phone = await atDesk('second', 'en', 'phone');
  await phone.page.goto(`/desk/rotation?rota=${waiting?.id ?? ''}`);
  await phone.page.getByText('half days').first().waitFor();
  await screenshot(phone.page, 'rotation/halves-en-phone', { fullPage: true });
  expect([...complaints, ...phone.complaints]).toEqual([]);
});
