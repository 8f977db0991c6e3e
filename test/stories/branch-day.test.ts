import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { businessDate } from '#kernel/time.ts';
import { addDevice } from '#modules/branches/index.ts';
import { setWeeklyHours, weekOfDays } from '#modules/hours/index.ts';
import { putService } from '#modules/services/index.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Opened, type Rig, type SIZES } from '#test/rig/browser.ts';
import { until } from '#test/rig/until.ts';
import { listenTo, said, seen } from '#test/rig/voice.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;
const branches = { zh: '', en: '' };

beforeAll(async () => {
  bank = await openBank();
  await putService(bank.asking(), { code: 'deposit', name: '存现金', nameEn: 'Cash deposit', group: 'personal', minutes: 5, maskOff: false, urgency: 'ordinary' });
  for (const code of ['zh', 'en'] as const) {
    const { branch, region } = await foundBranch(bank, code);
    branches[code] = branch;
    await setWeeklyHours(bank.asking(), { branch, week: weekOfDays(Array.from({ length: 5 }, () => [{ opens: '09:00', closes: '12:00' }])), from: '2026-01-01' });
    for (const [login, role] of [['head', 'branch_head'], ['lobby', 'lobby_manager'], ['teller', 'teller']] as const) await hire(bank, `${login}.${code}`, role, branch);
    await hire(bank, `region.${code}`, 'regional_manager', region);
  }
  await bank.work();
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

const WORDS = {
  zh: {
    drafts: /待审草案/, branch: '测试支行 zh', publish: '审批并公示', published: '第 2 版已在各渠道公示', version: /第 ?2 ?版/, service: /^存现金/, today: /^今天/, phone: '手机号', next: '下一步', confirm: '确认预约', booked: '约好了', doorLink: /^先填进厅登记/, no: '否', agree: '我同意', send: '提交，取得登记码', doorCode: '登记码',
    scan: /预约/, filled: '已预填，全部回答“否”', register: '登记，进厅', pass: '可以进厅', counter: /^1 号窗口/, called: /已叫 1 次/, serving: /办理中/, nobody: '现在没有客户', asTable: '看表格', asPicture: '看图', most: (n: number) => new RegExp(`今天最多 ?${n} ?人`),
    say: (number: string) => `请${number[0] ?? ''}${Array.from(number.slice(1), (one) => '零一二三四五六七八九'[Number(one)]).join('')}号到1号柜台`,
  },
  en: {
    drafts: /Drafts/, branch: 'Test branch en', publish: 'Approve and publish', published: 'Version 2 is on all channels', version: /version 2/i, service: /^Cash deposit/, today: /^today/i, phone: 'Mobile number', next: 'Continue', confirm: 'Confirm booking', booked: 'You are booked', doorLink: /^Register for the door/, no: 'No', agree: 'I agree', send: 'Send and get the code', doorCode: 'Door code',
    scan: /booking/i, filled: 'Filled in: no to all', register: 'Register, let in', pass: 'May come in', counter: /^Counter 1/, called: /called 1×/, serving: /being served/, nobody: 'No customer now', asTable: 'As a table', asPicture: 'As a picture', most: (n: number) => new RegExp(`the most today was ${n}`),
    say: (number: string) => `Ticket ${[...number].join(' ')}, counter 1`,
  },
} as const;

test.each([['zh', '13812340011'], ['en', '13812340012']] as const)('a branch day, from the published hours to the finished errand (%s)', async (lang, phone) => {
  const w = WORDS[lang];
  const branch = branches[lang];
  const picture = (page: Page, name: string, fullPage = false) => screenshot(page, `branch-day/${lang}-${name}`, { fullPage });
  const opened: Opened[] = [];
  const open = async (size: keyof typeof SIZES, login?: string): Promise<Page> => {
    const one = await rig.openPage({ lang, size, origin });
    opened.push(one);
    if (login) await one.context.addCookies([await cookieOf(login)]);
    return one.page;
  };

  // The region publishes longer hours: proposed by the branch head, looked at, approved and published by the regional manager.
  const head = await open('desktop', `head.${lang}`);
  const region = await open('desktop', `region.${lang}`);
  await propose(head, branch, { weeks: [{ from: today(), week: LONGER, notice: { alternatives: [branches[lang === 'zh' ? 'en' : 'zh']], remote: ['app'], phone: '95000' }, reason: { zh: '延长服务时间', en: 'Longer hours' } }] });
  await region.goto('/desk/hours');
  await region.getByRole('tab', { name: w.drafts }).click();
  const draft = region.getByRole('article', { name: w.branch });
  await draft.getByText('13:00–17:30').first().waitFor();
  await picture(region, '1-publish');
  await draft.getByRole('button', { name: w.publish }).click();
  await region.getByText(w.published).waitFor();
  await bank.work();

  // The customer reads them, books on the phone, and fills in the door form.
  const customer = await open('phone');
  await customer.goto(`/b/${lang}`);
  await customer.getByText('17:30').first().waitFor();
  await customer.getByText(w.version).first().waitFor();
  await picture(customer, '2-hours', true);
  await customer.goto(`/b/${lang}/book`);
  await customer.getByRole('button', { name: w.service }).click();
  await customer.getByRole('button', { name: w.today }).first().click();
  await customer.getByLabel(w.phone, { exact: true }).fill(phone);
  await customer.getByRole('button', { name: w.next }).click();
  await customer.getByRole('button', { name: w.confirm }).click();
  await customer.getByRole('heading', { name: w.booked }).waitFor();
  await picture(customer, '3-booked', true);
  const [, bookingCode = ''] = /\/my\/[0-9a-f-]{36}\.([A-Z0-9]{6})\./.exec(customer.url()) ?? [];
  const booking = customer.url();
  const [clock = ''] = /\d\d:\d\d/.exec(await customer.locator('.time-big').first().innerText()) ?? [];
  await customer.getByRole('link', { name: w.doorLink }).click();
  await customer.getByRole('checkbox', { name: w.agree }).check({ force: true });
  for (const no of await customer.getByRole('radio', { name: w.no, exact: true }).all()) await no.check({ force: true });
  await picture(customer, '4-door-form', true);
  await customer.getByRole('button', { name: w.send }).click();
  await customer.getByRole('heading', { name: w.doorCode }).waitFor();
  const doorCode = (await customer.locator('figcaption').innerText()).replace(/\s/g, '');
  await picture(customer, '5-door-code');

  // At the booked time: the branch head watches the curve, the screen hangs in the hall, the teller sits down.
  bank.clock.moveTo(new Date(`${today()}T${clock}:00+08:00`));
  await head.goto('/desk/today');
  await head.getByText(w.most(0)).waitFor();
  await head.getByRole('button', { name: w.asTable }).first().click();
  const insideNow = head.locator('.stat[data-main] .stat-value');
  await insideNow.filter({ hasText: /^0\b/ }).waitFor();
  const { token } = await addDevice(bank.asking(), { branch, kind: 'screen', name: '故事屏' });
  const screen = await open('screen');
  await listenTo(screen);
  await screen.goto(`/screen#${token}`);
  await screen.locator('.calls').waitFor();
  const teller = await open('desktop', `teller.${lang}`);
  await teller.goto('/desk/teller');
  await teller.getByRole('button', { name: w.counter }).click();
  await teller.getByText(w.nobody).waitFor();

  // The lobby manager scans both codes and measures: two scans, two taps, and the number is there.
  const lobby = await open('tablet', `lobby.${lang}`);
  await lobby.setViewportSize({ width: 1024, height: 768 });
  await lobby.goto('/desk/lobby');
  const scanner = lobby.getByLabel(w.scan).first();
  const began = Date.now();
  for (const scanned of [booking, doorCode]) {
    await scanner.fill(scanned);
    await scanner.press('Enter');
  }
  await lobby.getByText(w.filled).waitFor();
  await lobby.getByRole('button', { name: '36.5', exact: true }).tap();
  await picture(lobby, '6-door');
  await lobby.getByRole('button', { name: w.register }).tap();
  await lobby.getByText(w.pass, { exact: true }).waitFor();
  const number = await lobby.locator('.lobby-number').innerText();
  const seconds = (Date.now() - began) / 1_000;
  expect(seconds, 'a visitor who filled in beforehand, at the tablet').toBeLessThan(15);
  await picture(lobby, '7-ticket');
  expect(bookingCode).toHaveLength(6);
  await insideNow.filter({ hasText: /^1\b/ }).waitFor();

  // One key calls; the screen shows it within a second and says it in Chinese and in English.
  await teller.getByText(number).first().waitFor();
  const pressed = Date.now();
  await teller.keyboard.press('n');
  await screen.locator('.big-ticket', { hasText: number }).waitFor();
  expect(((await seen(screen))[number] ?? Infinity) - pressed).toBeLessThan(1_000);
  await until(async () => (await said(screen)).length === 2, 'the call is spoken in two languages');
  expect(await said(screen)).toMatchObject([{ lang: 'zh-CN', text: WORDS.zh.say(number) }, { lang: 'en-US', text: WORDS.en.say(number) }]);
  await picture(screen, '8-screen');
  await teller.getByText(w.called).waitFor();
  await picture(teller, '9-called');

  // Served and gone: the curve has gone up and down again.
  bank.clock.pass(1);
  await teller.keyboard.press('s');
  await teller.getByText(w.serving).waitFor();
  bank.clock.pass(5);
  await teller.keyboard.press('f');
  await teller.getByText(w.nobody).waitFor();
  await insideNow.filter({ hasText: /^0\b/ }).waitFor();
  await head.getByRole('row', { name: new RegExp(`^${clock} 1`) }).waitFor();
  await head.getByRole('button', { name: w.asPicture }).click();
  await head.getByText(w.most(1)).waitFor();
  await picture(head, '10-curve');
  expect(await axe(head)).toEqual([]);
  expect(opened.flatMap((one) => one.complaints)).toEqual([]);
  for (const one of opened) await one.close();
});

const LONG_DAY = [{ opens: '08:30', closes: '12:00' }, { opens: '13:00', closes: '17:30' }];
const LONGER = weekOfDays(Array.from({ length: 7 }, () => LONG_DAY), { holiday: LONG_DAY });
const today = (): string => businessDate(bank.clock.now(), 'Asia/Shanghai');

async function cookieOf(login: string): Promise<{ name: string; value: string; url: string }> {
  const [name = '', value = ''] = (await signIn(bank.server, login, `long enough ${login}`)).split('=');
  return { name, value, url: origin };
}

/** A change of hours, proposed over HTTP by whoever has signed in on this page: today is sooner than the lead time, so it says why. */
async function propose(page: Page, branch: string, change: object): Promise<void> {
  const answer = await page.request.post(`/api/branches/${branch}/hours/drafts`, { data: { change, hurry: '防控需要，当日公示' }, headers: { 'idempotency-key': newId() } });
  if (!answer.ok()) throw new Error(`the draft was answered ${answer.status()}: ${await answer.text()}`);
}
