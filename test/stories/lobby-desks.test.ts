import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeBranchSetting } from '#modules/branches/index.ts';
import { announce, callNext, closeDay, fillDoorForm, finish, noShow, queue, screenVisitor, sitDown, takeTicket } from '#modules/lobby/index.ts';
import { putService } from '#modules/services/index.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Opened, type Rig } from '#test/rig/browser.ts';
import { until } from '#test/rig/until.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;
let branch: string;
const cookies = new Map<string, string>();

beforeAll(async () => {
  bank = await openBank();
  for (const [code, name, nameEn, group, maskOff] of [['deposit', '存现金', 'Cash deposit', 'personal', false], ['account', '开户、办卡', 'Open an account', 'personal', true], ['firm', '对公结算', 'Corporate', 'corporate', false]] as const) {
    await putService(bank.asking(), { code, name, nameEn, group, minutes: 5, maskOff, urgency: 'ordinary' });
  }
  ({ branch } = await foundBranch(bank, 'south'));
  await changeBranchSetting(bank.asking(), { branch, name: 'lobby.callTries', value: 1, fromOn: '2026-01-01' });
  for (const [login, role] of [['lobby', 'lobby_manager'], ['teller', 'teller']] as const) {
    await hire(bank, login, role, branch);
    cookies.set(login, await signIn(bank.server, login, `long enough ${login}`));
  }
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});
// The stories share a business day; the hall is empty for each.
beforeEach(() => closeDay(manager(), { branch }));

const manager = () => bank.as('lobby_manager', [branch]);
const colleague = () => bank.as('teller', [branch]);
const WELL = { contact: false, area: false, unwell: false };

async function desk(login: 'lobby' | 'teller', lang: 'zh' | 'en' = 'zh', more: { script?: string; narrow?: boolean } = {}): Promise<Opened> {
  const opened = await rig.openPage({ lang, size: login === 'lobby' ? 'tablet' : 'desktop', origin });
  await opened.page.setViewportSize(more.narrow ? { width: 320, height: 900 } : login === 'lobby' ? { width: 1024, height: 768 } : { width: 1440, height: 900 });
  const [name = '', value = ''] = (cookies.get(login) ?? '').split('=');
  await opened.context.addCookies([{ name, value, url: origin }]);
  if (more.script) await opened.page.addInitScript(more.script);
  await opened.page.goto(login === 'lobby' ? '/desk/lobby' : '/desk/teller?counter=1');
  return opened;
}

async function visitor(service: string | undefined = 'deposit', credit: 'none' | 'elderly' | 'medical' = 'none') {
  const { visit } = await screenVisitor(manager(), { branch, temperature: 36.5, answers: WELL, contact: 'none', consentVersion: '2026-01', credit });
  bank.clock.pass(1 / 60);
  return takeTicket(manager(), { branch, visit: visit ?? '', service });
}

const states = async (): Promise<Record<string, string>> => {
  const rows = await bank.house.db.look({ branch }, (tx) => tx.many<{ number: string; state: string }>(sql`select number, state from lobby.ticket where branch_id = ${branch} and state <> 'left'`));
  return Object.fromEntries(rows.map((row) => [row.number, row.state]));
};
const becomes = (number: string, state: string) => until(async () => (await states())[number] === state, `${number} is ${state}`);

const W = {
  zh: { allNo: '都答“否”', paper: '无手机，纸质登记', send: '来访者同意 · 登记', deposit: '存现金', another: '下一位来访者', cases: /异常处置/, queue: /排队与分流/, end: '日终', second: '记下复测', isolation: '已呼叫救助，送隔离室', none: '没有待处置的异常', close: '日终清场', nothing: '全部办完', again: /休息 5 分钟后复测/, fever: '体温异常', handled: '异常，另行处置' },
  en: { allNo: 'No to all', paper: 'No phone: on paper', send: 'Visitor agrees · register', deposit: 'Cash deposit', another: 'Next visitor', cases: /Abnormal cases/, queue: /Queue/, end: 'End of day', second: 'Note second reading', isolation: 'Help called, isolation room', none: 'No open cases', close: 'Close the day', nothing: 'All is finished', again: /Rest 5 min/, fever: 'Fever', handled: 'abnormal, handled apart' },
} as const;

const type = async (page: Page, temperature: string): Promise<void> => page.locator('.temperature-typed input').first().fill(temperature);

test.each(['zh', 'en'] as const)('a walk-in has a number after five taps; a fever rests, stays, and never reaches the hall; every page of the lobby reads well (%s)', async (lang) => {
  const w = W[lang];
  const { page, complaints, close } = await desk('lobby', lang);
  const look = async (name: string): Promise<void> => {
    expect(await axe(page), name).toEqual([]);
    await screenshot(page, `lobby/${name}-${lang}`, { fullPage: true });
  };
  let taps = 0;
  const tap = async (name: string): Promise<void> => { taps += 1; await page.getByRole('button', { name, exact: true }).tap(); };
  await page.getByRole('button', { name: '36.5', exact: true }).waitFor();
  await look('door');
  for (const name of ['36.5', w.allNo, w.paper, w.send, w.deposit]) await tap(name);
  const number = await page.locator('.lobby-number').innerText();
  expect(taps).toBe(5);
  expect((await states())[number]).toBe('waiting');
  await page.getByRole('img', { name: lang === 'zh' ? '手机看号' : 'Number on the phone' }).waitFor();
  await look('number');
  await page.keyboard.press('Enter');

  await type(page, '381');
  for (const name of [w.allNo, w.paper, w.send]) await tap(name);
  await page.getByText(w.again).waitFor();
  await page.getByRole('tab', { name: w.cases }).tap();
  await page.getByText(w.fever, { exact: true }).waitFor();
  await look('case-rests');
  await type(page, '38.2');
  await page.getByRole('button', { name: w.second }).tap();
  await page.getByRole('button', { name: w.isolation }).waitFor();
  await look('case-decides');
  await page.getByRole('button', { name: w.isolation }).tap();
  await page.getByText(w.none).waitFor();
  expect((await queue(manager(), { branch })).hall).toMatchObject({ inside: 1, entered: expect.any(Number) });

  await page.getByRole('tab', { name: w.queue }).tap();
  await page.getByRole('button', { name: new RegExp(number) }).tap();
  await page.getByRole('dialog').waitFor();
  await stands(page, '.ant-drawer-content-wrapper');
  await look('queue-one');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await look('queue');
  await page.getByRole('tab', { name: w.end }).tap();
  await page.getByRole('definition').getByText(number).waitFor();
  await look('day-end');
  await page.getByRole('button', { name: w.close }).tap();
  await page.getByRole('dialog').getByRole('button', { name: w.close }).tap();
  await page.getByText(w.nothing).waitFor();
  expect(await states()).not.toHaveProperty(number);

  await page.goto('/desk/register');
  await page.getByText(w.handled).first().waitFor();
  await look('register');
  expect(complaints).toEqual([]);
  await close();
});

test('a wrong tap at the door is taken back: who was counted out is inside again', async () => {
  await visitor();
  const { page, close } = await desk('lobby');
  await page.getByRole('button', { name: '走一位' }).tap();
  await page.getByText('已减一位，厅内 0 人').waitFor();
  await page.getByRole('button', { name: '撤销' }).tap();
  await page.getByText('已撤销').waitFor();
  expect((await queue(manager(), { branch })).hall.inside).toBe(1);
  await close();
});

test('a tablet with a camera reads the door code; where a law demands it the name is noted, rare letters and all', async () => {
  const basis = { document: '第91号通告', issuer: '指挥部', from: '2026-01-01', to: '2026-12-31' };
  await changeBranchSetting(bank.asking(), { branch, name: 'lobby.legalBasis', value: basis, fromOn: '2026-01-01' });
  const { codes } = await fillDoorForm(bank.as('lobby_manager', [branch]), { branch, day: '2026-03-02', consentVersion: '2026-01', people: [{ phone: '13800001234', answers: WELL }] });
  // No browser of the test machine has the camera's own reader; what stands here reads a frame of a real stream.
  const { page, close } = await desk('lobby', 'zh', { script: `
    navigator.mediaDevices.getUserMedia = async () => { const canvas = document.createElement('canvas'); canvas.getContext('2d').fillRect(0, 0, 9, 9); return canvas.captureStream(5); };
    globalThis.BarcodeDetector = class { async detect(video) { return video.videoWidth > 0 ? [{ rawValue: '${codes[0] ?? ''}' }] : []; } };` });
  await page.getByRole('button', { name: '摄像头' }).tap();
  await page.getByText('已预填，全部回答“否”').waitFor();
  await page.getByText('138****1234').waitFor();
  await page.getByRole('button', { name: '不是这一位，当场登记' }).tap();
  await page.getByLabel('姓名').fill('𠮷㐂');
  await page.getByRole('button', { name: '36.5', exact: true }).tap();
  await page.getByRole('button', { name: W.zh.allNo }).tap();
  await page.locator('.register input').first().fill('13800009999');
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'lobby/door-extended-zh');
  await page.getByRole('button', { name: W.zh.send }).tap();
  await page.getByText('可以进厅').waitFor();
  const rows = await bank.house.db.look({ branch }, (tx) => tx.many<{ sealed: string; on_date: string }>(sql`select sealed, on_date from screening.registration where branch_id = ${branch} order by at desc, id desc limit 1`));
  expect(JSON.parse(bank.house.secrets.openForDay(rows[0]?.on_date ?? '', rows[0]?.sealed ?? '') ?? '{}')).toMatchObject({ name: '𠮷㐂', phone: '+8613800009999' });
  await changeBranchSetting(bank.asking(), { branch, name: 'lobby.legalBasis', value: null, fromOn: '2026-01-02' });
  await close();
});

test('a slip is printed once, in the browser; what the slip printer did not print is said and printed from the tablet', async () => {
  const ticket = await visitor();
  const { page, close } = await desk('lobby');
  const jobs = () => bank.house.db.look({ branch }, (tx) => tx.many<{ way: string; printed: boolean; failed: boolean }>(sql`
    select way, printed_at is not null as printed, failed_at is not null as failed from lobby.print_job where branch_id = ${branch} and ticket_id = ${ticket.id} order by asked_at, id`));
  await page.getByRole('tab', { name: W.zh.queue }).tap();
  await page.getByRole('button', { name: new RegExp(ticket.number) }).tap();
  await page.getByRole('button', { name: '补打小票' }).tap();
  await page.getByText('小票已打印').waitFor();
  expect(await jobs()).toEqual([{ way: 'browser', printed: true, failed: false }]);
  await changeBranchSetting(bank.asking(), { branch, name: 'lobby.printerAddress', value: { host: '127.0.0.1', port: 1 }, fromOn: '2026-01-01' });
  bank.clock.pass(1 / 60);
  await until(async () => (await queue(manager(), { branch })).printer, 'the printer is known');
  await page.reload();
  await page.getByRole('tab', { name: W.zh.queue }).tap();
  await page.getByRole('button', { name: new RegExp(ticket.number) }).tap();
  await page.getByRole('button', { name: '补打小票' }).tap();
  await page.getByText('已送到小票打印机').waitFor();
  await bank.work();
  await page.keyboard.press('Escape');
  await page.getByText(`${ticket.number} 的小票没有打出来`).waitFor();
  await screenshot(page, 'lobby/slip-failed-zh');
  await page.getByRole('button', { name: '用浏览器打印' }).tap();
  await page.getByText(`${ticket.number} 的小票没有打出来`).waitFor({ state: 'hidden' });
  expect((await jobs()).map((one) => [one.way, one.printed])).toEqual([['browser', true], ['network', false], ['browser', true]]);
  await changeBranchSetting(bank.asking(), { branch, name: 'lobby.printerAddress', value: null, fromOn: '2026-01-02' });
  await close();
});

test.each(['zh', 'en'] as const)('a teller works by keys alone: calls, misses, takes back, parks, transfers, finishes, and takes a wrong key back (%s)', async (lang) => {
  const [first, second, third] = [await visitor(), await visitor('account', 'medical'), await visitor()];
  await sitDown(bank.as('teller', [branch]), { branch, counter: 2 });
  const { page, complaints, close } = await desk('teller', lang);
  await page.getByText(first.number).first().waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshot(page, `lobby/teller-waiting-${lang}`);

  await page.keyboard.press('n');
  await becomes(first.number, 'called');
  await page.locator('.teller-now', { hasText: first.number }).waitFor();
  await screenshot(page, `lobby/teller-called-${lang}`);
  await page.keyboard.press('u');
  await becomes(first.number, 'waiting');
  await page.locator('.teller-now', { hasText: first.number }).waitFor({ state: 'hidden' });
  await page.keyboard.press('n');
  await page.locator('.teller-now', { hasText: first.number }).waitFor();
  await page.keyboard.press('m');
  await becomes(first.number, 'missed');
  const back = page.getByRole('button', { name: lang === 'zh' ? '过号返回' : 'Take back' });
  await back.waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshot(page, `lobby/teller-missed-${lang}`);
  bank.clock.pass(1 / 60);
  await back.click();
  await becomes(first.number, 'waiting');

  await page.keyboard.press('n');
  await page.locator('.teller-now', { hasText: third.number }).waitFor();
  await page.keyboard.press('p');
  await becomes(third.number, 'parked');
  await page.getByRole('button', { name: lang === 'zh' ? '恢复排队' : 'Back in line' }).click();
  await becomes(third.number, 'waiting');
  await page.locator('.teller-now[data-state=none]').waitFor();
  await page.keyboard.press('n');
  await page.locator('.teller-now', { hasText: third.number }).waitFor();
  await page.keyboard.press('t');
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: lang === 'zh' ? '对公结算' : 'Corporate' }).waitFor();
  await stands(page, '.ant-modal');
  expect(await axe(page)).toEqual([]);
  await screenshot(page, `lobby/teller-transfer-${lang}`);
  await sheet.getByRole('button', { name: lang === 'zh' ? '对公结算' : 'Corporate' }).click();
  await becomes(third.number, 'waiting');
  expect((await queue(colleague(), { branch })).waiting.find((one) => one.number === third.number)).toMatchObject({ service: 'firm' });

  await page.locator('.teller-now[data-state=none]').waitFor();
  await page.keyboard.press('n');
  await page.locator('.teller-now', { hasText: first.number }).waitFor();
  await page.keyboard.press('s');
  await becomes(first.number, 'serving');
  await page.locator('.teller-now[data-state=serving]').waitFor();
  await page.keyboard.press('f');
  await becomes(first.number, 'served');
  await page.locator('.teller-now[data-state=none]').waitFor();
  await page.keyboard.press('u');
  await becomes(first.number, 'serving');
  // A mask-off task is not for this counter: it still waits for the second one.
  expect((await states())[second.number]).toBe('waiting');
  expect(complaints).toEqual([]);
  await close();
});

test('the teller’s bar stands in 320 px, and the visitor’s phone follows: called, missed, back again', async () => {
  const ticket = await visitor();
  const narrow = await desk('teller', 'zh', { narrow: true });
  await narrow.page.getByText(ticket.number).first().waitFor();
  expect(await narrow.page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await screenshot(narrow.page, 'lobby/teller-narrow-zh');
  await narrow.close();

  const { page, complaints, close } = await rig.openPage({ lang: 'zh', size: 'phone', origin });
  await page.goto(`/t/${ticket.secret}`);
  await page.getByText('您是下一位').waitFor();
  expect(await axe(page)).toEqual([]);
  await callNext(colleague(), { branch, counter: 1 });
  await page.getByRole('heading', { name: '请到 1 号窗口' }).waitFor();
  await screenshot(page, 'lobby/phone-called-zh');
  await announce(colleague(), { branch, ticket: ticket.id, counter: 1 });
  await noShow(colleague(), { branch, ticket: ticket.id, counter: 1 });
  await page.getByRole('button', { name: '我回来了' }).tap();
  await page.getByText('您是下一位').waitFor();
  await page.getByRole('button', { name: '放弃排队' }).tap();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: '不放弃，继续等' }).tap();
  await callNext(colleague(), { branch, counter: 1 });
  await finish(colleague(), { branch, ticket: ticket.id, counter: 1 });
  await page.getByText('已办结，谢谢您').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test.each([['zh', '0'], ['en', '2']] as const)('the door form on the phone, for two, gives two codes; with one the visitor takes the own number after the door (%s, large %s)', async (lang, large) => {
  const { page, complaints, close } = await rig.openPage({ lang, size: 'phone', origin });
  const w = lang === 'zh' ? { add: '再填一位', no: '否', agree: '我同意', send: '提交，取得登记码', missing: '请回答每个问题，并勾选同意。', errand: '办什么业务?', take: '取号', deposit: '存现金', refused: '还没有通过门前测温登记' }
    : { add: 'Add a person', no: 'No', agree: 'I agree', send: 'Send and get the code', missing: 'Please answer every question and agree.', errand: 'Which errand?', take: 'Take a number', deposit: 'Cash deposit', refused: 'has not passed the door' };
  await page.goto(`/door/south?large=${large}`);
  await page.getByRole('button', { name: w.add }).tap();
  await page.getByRole('button', { name: w.send }).tap();
  await page.getByText(w.missing).waitFor();
  for (const no of await page.getByRole('radio', { name: w.no, exact: true }).all()) await no.check({ force: true });
  await page.getByRole('checkbox', { name: w.agree }).check({ force: true });
  expect(await axe(page)).toEqual([]);
  expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await screenshot(page, `lobby/phone-door-${lang}`, { fullPage: true });
  await page.getByRole('button', { name: w.send }).tap();
  const codes = page.locator('.door-code figcaption');
  await codes.nth(1).waitFor();
  const code = (await codes.first().innerText()).replace(/\s/g, '');
  await page.getByLabel(w.errand).selectOption({ label: w.deposit });
  await page.getByRole('button', { name: w.take, exact: true }).tap();
  await page.getByText(w.refused).waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshot(page, `lobby/phone-code-${lang}`, { fullPage: true });
  await screenVisitor(manager(), { branch, temperature: 36.4, code, contact: 'none' });
  await page.getByRole('button', { name: w.take, exact: true }).tap();
  await page.locator('.own-number').waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshot(page, `lobby/phone-number-${lang}`, { fullPage: true });
  expect(complaints).toEqual([]);
  await close();
});

/** What slides in has come to rest. Asked from outside: a page of ours lets nobody evaluate text inside it. */
async function stands(page: Page, selector: string): Promise<void> {
  await until(() => page.evaluate(`document.querySelector('${selector}')?.getAnimations().length === 0`).then(Boolean), `${selector} stands still`);
}
