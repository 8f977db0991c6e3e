import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { makeDays } from '#modules/appointments/index.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { callNext, screenVisitor, sitDown, takeTicket } from '#modules/lobby/index.ts';
import { putService } from '#modules/services/index.ts';
import { sql } from '#platform/sql.ts';
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
  await putService(bank.asking(), { ...service, code: 'card', name: '开户、办卡', nameEn: 'New card', bring: '本人身份证原件、手机', bringEn: 'your identity card and your phone', minutes: 15, machineMinutes: 8, maskOff: true, urgency: 'light' });
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
  zh: { steps: ['36.5', '都答“否”', '无手机，纸质登记', '来访者同意 · 登记'], elder: /^老人$/, transfer: '转账汇款', card: '开户、办卡', title: '可以这样办', machine: '去机具', take: '取号', booked: /已约好/, print: '打印改约单', printed: '小票已打印', undo: '撤销改约', undone: '已撤销，时间已退回', next: '下一位', later: '换个人少的时间', queue: /^排队与分流/, give: '取号', late: '补取号', deposit: '存现金', back: '返回排队' },
  en: { steps: ['36.5', 'No to all', 'No phone: on paper', 'Visitor agrees · register'], elder: /^Elderly$/, transfer: 'Transfer', card: 'New card', title: 'What can be offered', machine: 'To the machines', take: 'Take a number', booked: /Booked/, print: 'Print the slip', printed: 'Slip printed', undo: 'Take it back', undone: 'Taken back; the time is free again', next: 'Next visitor', later: 'A quieter time', queue: /^Queue/, give: 'Give a number', late: 'A number for who has none', deposit: 'Cash deposit', back: 'Back to the queue' },
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

/** The one better time of this language's visitor that stands; the one before was taken back. */
async function standing(): Promise<{ deferral: string }> {
  const rows = await bank.house.db.look({ branch }, (tx) => tx.many<{ id: string; undone: boolean }>(sql`
    select id, undone_at is not null as undone from lobby.deferral where branch_id = ${branch} order by at, id`));
  expect(rows.slice(-2).map((one) => one.undone)).toEqual([true, false]);
  return { deferral: rows.at(-1)?.id ?? '' };
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
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: w.print }).tap();
  await page.getByText(w.printed).waitFor();
  // The visitor's mind changes: the time goes back, and one chooses again.
  await page.getByRole('button', { name: w.undo }).tap();
  await page.getByText(w.undone).waitFor();
  await page.getByText(w.later).waitFor();
  await page.locator('.suggestion-times button').first().tap();
  await page.getByText(w.booked).waitFor();
  const { deferral } = await standing();
  const slip = await page.context().newPage();
  await slip.setViewportSize({ width: 640, height: 900 });
  await slip.goto('/desk/lobby');
  // On the page, where the test machine has a Chinese font; what is printed takes the bank's own.
  await slip.evaluate(`fetch('/api/branches/${branch}/deferrals/${deferral}/slip?lang=${lang}').then((svg) => svg.text()).then((svg) => { document.body.innerHTML = svg.replace('monospace', 'Noto Sans SC Variable'); })`);
  await screenshot(slip, `suggestion/slip-${lang}`);
  await slip.close();
  await page.getByRole('button', { name: w.next }).tap();

  // An elderly visitor hears of no machine and no phone: a number, at once.
  await greet(page, lang, w.transfer, true);
  await page.locator('.lobby-number').waitFor();
  expect(await page.locator('.lobby-number').innerText()).toMatch(/^A\d{3}$/);
  await page.getByRole('button', { name: w.next }).tap();
  // The machine did not do it: who stands there without a number gets one, as at the door.
  await page.getByRole('tab', { name: w.queue }).tap();
  await page.getByRole('button', { name: w.give, exact: true }).first().tap();
  await page.getByRole('heading', { name: w.late }).waitFor();
  await screenshot(page, `suggestion/late-${lang}`, { fullPage: true });
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: w.deposit, exact: true }).tap();
  await page.locator('.lobby-number').waitFor();
  await page.getByRole('button', { name: w.back }).tap();
  expect(complaints).toEqual([]);
  await close();
});
