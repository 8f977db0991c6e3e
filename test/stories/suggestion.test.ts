import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { makeDays } from '#modules/appointments/index.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { callNext, screenVisitor, sitDown, takeTicket } from '#modules/lobby/index.ts';
import { putService } from '#modules/services/index.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Opened, type Rig } from '#test/rig/browser.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;
let branch: string;

const manager = () => bank.as('lobby_manager', [branch]);
const WELL = { contact: false, area: false, unwell: false };

/** 10:00 on a Monday: three counters at work and ten people in line. */
beforeAll(async () => {
  bank = await openBank({ at: instantOf('2026-03-02', '10:00', 'Asia/Shanghai') });
  ({ branch } = await foundBranch(bank, '城南'));
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  const service = { group: 'personal' as const, maskOff: false };
  await putService(bank.asking(), { ...service, code: 'deposit', name: '存现金', nameEn: 'Cash deposit', minutes: 6, urgency: 'ordinary' });
  await putService(bank.asking(), { ...service, code: 'transfer', name: '转账汇款', nameEn: 'Transfer', minutes: 8, machineMinutes: 5, urgency: 'light', onApp: true, online: '手机银行首页点“转账”，填收款人和金额，核对后确认。', onlineEn: 'In the app: Transfer, enter receiver and amount, check, confirm.' });
  await putService(bank.asking(), { ...service, code: 'card', name: '开户、办卡', nameEn: 'New card', minutes: 15, machineMinutes: 8, maskOff: true, urgency: 'light' });
  await makeDays(bank.asking(), { branch });
  for (let nth = 0; nth < 13; nth += 1) {
    const { visit } = await screenVisitor(manager(), { branch, temperature: 36.5, answers: WELL, contact: 'none', consentVersion: '2026-01' });
    await takeTicket(manager(), { branch, visit: visit ?? '', service: nth % 3 === 0 ? 'card' : 'deposit' });
  }
  for (const counter of [1, 2, 3]) {
    await sitDown(bank.as('teller', [branch]), { branch, counter });
    await callNext(bank.as('teller', [branch]), { branch, counter });
  }
  await hire(bank, 'lobby', 'lobby_manager', branch);
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

const W = {
  zh: { steps: ['36.5', '都答“否”', '无手机，纸质登记', '来访者同意 · 登记'], elder: /^老人$/, transfer: '转账汇款', card: '开户、办卡', title: '可以这样办', machine: '去机具', take: '取号', booked: /已约好/, next: '下一位', later: '换个人少的时间' },
  en: { steps: ['36.5', 'No to all', 'No phone: on paper', 'Visitor agrees · register'], elder: /^Elderly$/, transfer: 'Transfer', card: 'New card', title: 'What can be offered', machine: 'To the machines', take: 'Take a number', booked: /Booked/, next: 'Next visitor', later: 'A quieter time' },
} as const;

async function desk(lang: 'zh' | 'en'): Promise<Opened> {
  const opened = await rig.openPage({ lang, size: 'tablet', origin });
  await opened.page.setViewportSize({ width: 1024, height: 768 });
  const [name = '', value = ''] = (await signIn(bank.server, 'lobby', 'long enough lobby')).split('=');
  await opened.context.addCookies([{ name, value, url: origin }]);
  await opened.page.goto('/desk/lobby');
  return opened;
}

/** Somebody passes the door and says what for. */
async function greet(page: Page, lang: 'zh' | 'en', errand: string, elder = false): Promise<void> {
  const w = W[lang];
  await page.getByRole('button', { name: '36.5', exact: true }).waitFor();
  if (elder) await page.getByText(w.elder).first().tap();
  for (const name of w.steps) await page.getByRole('button', { name, exact: true }).tap();
  await page.getByRole('button', { name: errand, exact: true }).tap();
}

test.each(['zh', 'en'] as const)('at a crowded hour the lobby manager offers what is kind: a machine, a better time with its place, a counter for mask-off tasks (%s)', async (lang) => {
  const w = W[lang];
  const { page, complaints, close } = await desk(lang);

  await greet(page, lang, w.transfer);
  await page.getByRole('heading', { name: w.title }).waitFor();
  await screenshot(page, `suggestion/transfer-${lang}`, { fullPage: true });
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: w.machine }).tap();

  // A card needs a face: no machine, a better time or a counter.
  await greet(page, lang, w.card);
  await page.getByText(w.later).waitFor();
  expect(await page.getByRole('button', { name: w.machine }).count()).toBe(0);
  await screenshot(page, `suggestion/card-${lang}`, { fullPage: true });
  expect(await axe(page)).toEqual([]);
  await page.locator('.suggestion-times button').first().tap();
  await page.getByText(w.booked).waitFor();
  expect(await page.locator('.lobby-number').innerText()).toMatch(/^[A-Z0-9]{6}$/);
  await screenshot(page, `suggestion/booked-${lang}`, { fullPage: true });
  await page.getByRole('button', { name: w.next }).tap();

  // An elderly visitor hears of no machine and no phone: a number, at once.
  await greet(page, lang, w.transfer, true);
  await page.locator('.lobby-number').waitFor();
  expect(await page.locator('.lobby-number').innerText()).toMatch(/^A\d{3}$/);
  expect(complaints).toEqual([]);
  await close();
});
