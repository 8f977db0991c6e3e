import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { addDevice, revokeDevice } from '#modules/branches/index.ts';
import { ordinaryWeek, setSelfService, setWeeklyHours } from '#modules/hours/index.ts';
import { whoAsks } from '#modules/identity/index.ts';
import { announce, callNext, screenVisitor, takeTicket } from '#modules/lobby/index.ts';
import { modules } from '#modules/modules.ts';
import { putService } from '#modules/services/index.ts';
import { addItem, addWideItem, startingItems } from '#modules/signage/index.ts';
import { createServer } from '#platform/http.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Opened, type Rig } from '#test/rig/browser.ts';
import { MONDAY } from '#test/rig/house.ts';
import { until } from '#test/rig/until.ts';
import { listenTo, said, seen } from '#test/rig/voice.ts';

let bank: TestBank;
let rig: Rig;
let branch: string;
let server: FastifyInstance;
let origin: string;
let port: number;

beforeAll(async () => {
  bank = await openBank({ at: new Date(MONDAY.getTime() + 80 * 60_000) });
  ({ branch } = await foundBranch(bank, '城南'));
  const ask = bank.asking();
  for (const [code, name, nameEn, group, onApp] of [['deposit', '存取现金', 'Cash', 'personal', false], ['balance', '查余额', 'Balance', 'personal', true], ['firm', '对公结算', 'Corporate', 'corporate', false]] as const) {
    await putService(ask, { code, name, nameEn, group, minutes: 5, maskOff: false, urgency: 'ordinary', onApp });
  }
  await setWeeklyHours(ask, { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-11:30', '13:30-16:00'], corporate: ['09:00-11:30'] } }) });
  for (const [position, item] of startingItems.entries()) await addWideItem(bank.asking(), { ...item, fromOn: '2026-01-01', position });
  await listen();
  rig = await openBrowser();
});
afterAll(async () => {
  await rig.close();
  await hangUp();
  await bank.close();
});

async function listen(): Promise<void> {
  server = await createServer({ house: bank.house, modules, version: 'test', whoAsks, isReady: async () => true });
  await server.listen({ port: port ?? 0, host: '127.0.0.1' });
  const address = server.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  origin = `http://127.0.0.1:${port}`;
}

/** The server is gone, as when its machine is: nobody's stream is ended kindly. */
async function hangUp(): Promise<void> {
  const closed = server.close();
  server.server.closeAllConnections();
  await closed;
}

const manager = () => bank.as('lobby_manager', [branch]);
const teller = () => bank.as('teller', [branch]);

/** A visitor, with a name and a phone that no screen may ever show. */
async function visitor(service = 'deposit') {
  const screened = await screenVisitor(manager(), { branch, temperature: 36.4, answers: { contact: false, area: false, unwell: false }, name: '李秘密', phone: '13912345678', consentVersion: '2026-01' });
  return takeTicket(manager(), { branch, visit: screened.visit ?? '', service });
}

async function device(kind: 'screen' | 'door_screen' | 'zone_screen' | 'led') {
  return addDevice(bank.asking(), { branch, kind, name: '测试屏' });
}

async function open(path: string, kind: 'screen' | 'door_screen' | 'zone_screen' | 'led' = 'screen', more: { lang?: 'zh' | 'en'; reducedMotion?: boolean } = {}): Promise<Opened & { device: string }> {
  const { device: id, token } = await device(kind);
  const opened = await rig.openPage({ lang: more.lang ?? 'zh', size: 'screen', origin, alone: true, ...(more.reducedMotion !== undefined && { reducedMotion: more.reducedMotion }) });
  await listenTo(opened.page);
  await opened.page.goto(`${path}#${token}`);
  return { ...opened, device: id };
}

describe('the screen of the hall', () => {
  test('shows a call within a second, blinks, and says it in Chinese and in English', async () => {
    const { page, complaints, close } = await open('/screen');
    await page.getByText('还没有叫号').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    const { number } = await visitor();
    const before = Date.now();
    await callNext(teller(), { branch, counter: 3 });
    await page.locator('.big-ticket', { hasText: number }).waitFor();
    const shownAfter = ((await seen(page))[number] ?? Infinity) - before;
    expect(shownAfter).toBeLessThan(1_000);
    await until(async () => (await said(page)).length === 2, 'both languages are said');
    const digits = Array.from(number.slice(1), (one) => '零一二三四五六七八九'[Number(one)]).join('');
    expect(await said(page)).toMatchObject([
      { text: `请${number[0]}${digits}号到3号柜台`, lang: 'zh-CN' }, { text: `Ticket ${[...number].join(' ')}, counter 3`, lang: 'en-US' },
    ]);
    expect(((await said(page))[0]?.from ?? Infinity) - before).toBeLessThan(2_000);
    const box = await page.locator('.big-ticket').boundingBox();
    expect(box?.height ?? 0).toBeGreaterThanOrEqual(1080 / 6);
    await page.getByText('09:00–11:30 13:30–16:00').waitFor();
    await page.getByText('第 1 版').waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'screen-lobby-zh');
    expect(complaints).toEqual([]);
    await close();
  });

  test('lets calls stand in line, and cuts none off; a recall is said again', async () => {
    const { page, close } = await open('/screen');
    await page.locator('.big-ticket').waitFor();
    const first = await visitor();
    bank.clock.pass(1 / 60);
    const second = await visitor();
    await callNext(teller(), { branch, counter: 1 });
    bank.clock.pass(1 / 60);
    await callNext(teller(), { branch, counter: 2 });
    await until(async () => (await said(page)).filter((line) => line.to > 0).length === 4, 'two calls are said in two languages', 20_000);
    const lines = await said(page);
    expect(lines.map((line) => line.lang)).toEqual(['zh-CN', 'en-US', 'zh-CN', 'en-US']);
    expect(lines[1]?.text).toContain([...first.number].join(' '));
    expect(lines[3]?.text).toContain([...second.number].join(' '));
    for (const [at, line] of lines.entries()) expect(line.from).toBeGreaterThanOrEqual(lines[at - 1]?.to ?? 0);
    bank.clock.pass(1);
    await announce(teller(), { branch, ticket: second.id });
    await until(async () => (await said(page)).length >= 5, 'the recall is said');
    expect((await said(page))[4]?.text).toContain('号到2号柜台');
    await page.getByText('再次呼叫').waitFor();
    await close();
  });

  test('is complete in English too', async () => {
    const { page, complaints, close } = await open('/screen?lang=en', 'screen', { lang: 'en' });
    await page.getByRole('heading', { name: /Now calling/ }).waitFor();
    await page.locator('.big-counter .first', { hasText: 'Counter' }).first().waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'screen-lobby-en');
    expect(complaints).toEqual([]);
    await close();
  });

  test('says since when its data stand after 15 s without the server, keeps the picture, and misses nothing when it is back', async () => {
    const { page, close } = await open('/screen');
    await page.locator('.big-ticket').waitFor();
    const last = await page.locator('.big-ticket').textContent();
    await hangUp();
    const stopped = Date.now();
    await page.getByText(/数据停在 \d\d:\d\d/).waitFor({ timeout: 30_000 });
    expect(Date.now() - stopped).toBeLessThanOrEqual(17_000);
    expect(await page.locator('.big-ticket').textContent()).toBe(last);
    await screenshot(page, 'screen-lobby-stale');
    const missed = [await visitor(), await visitor()];
    await callNext(teller(), { branch, counter: 4 }).catch(() => undefined);
    for (const counter of [1, 2]) await callNext(teller(), { branch, counter, after: (await openTicketAt(counter)) ?? newId() });
    await listen();
    await page.getByText(/数据停在/).waitFor({ state: 'detached', timeout: 30_000 });
    for (const { number } of missed) await page.locator('.calls', { hasText: number }).waitFor();
    await close();
  });

  test('starts without its line on the last good picture', async () => {
    const { page, context, close } = await open('/screen');
    await page.locator('.big-ticket').waitFor();
    const last = await page.locator('.big-ticket').textContent();
    await context.route('**/api/**', (route) => route.abort());
    await page.reload();
    await page.getByText(/数据停在/).waitFor();
    expect(await page.locator('.big-ticket').textContent()).toBe(last);
    const kept = await page.evaluate<string>('JSON.stringify(localStorage)');
    expect(kept).not.toMatch(/李秘密|13912345678/);
    await close();
  });

  test('goes dark with a sentence when its token is revoked, and the server hangs up on it', async () => {
    const { page, device: id, close } = await open('/screen');
    await page.locator('.big-ticket').waitFor();
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const stream = await fetch(`${origin}/api/branches/${branch}/live/calls+screen?as=${id}`, { headers: { cookie } });
    const ended = stream.body?.pipeTo(new WritableStream());
    await revokeDevice(bank.asking(), { branch, device: id });
    await page.getByRole('alert').getByText('这块屏幕已停用').waitFor({ timeout: 3_000 });
    await ended;
    await screenshot(page, 'screen-revoked');
    await page.reload();
    await page.getByText('这块屏幕已停用').waitFor();
    expect((await fetch(`${origin}/api/branches/${branch}/live/calls+screen?as=${id}`, { headers: { cookie } })).status).toBe(401);
    await close();
  });

  test('that nobody registered says so, and a stranger hears nothing', async () => {
    const { page, close } = await rig.openPage({ lang: 'zh', size: 'screen', origin });
    await page.goto('/screen');
    await page.getByText('这块屏幕还没有登记').waitFor();
    expect((await fetch(`${origin}/api/branches/${branch}/live/calls+screen`)).status).toBe(401);
    await close();
  });
});

describe('the playlist', () => {
  test('an urgent message of the head office stands on every screen within two seconds', async () => {
    const [hall, strip] = [await open('/screen'), await open('/screen/led', 'led')];
    await hall.page.locator('.big-ticket').waitFor();
    await strip.page.locator('.strip').waitFor();
    const before = Date.now();
    await addWideItem(bank.as('hq_operations'), { kind: 'notice', zh: '今日15:00起暂停营业', en: 'Closed from 15:00 today', fromOn: '2026-03-02', urgentMinutes: 5 });
    await hall.page.getByRole('alert').getByText('今日15:00起暂停营业').waitFor();
    await strip.page.getByText('今日15:00起暂停营业').waitFor();
    expect(Date.now() - before).toBeLessThan(2_000);
    await screenshot(hall.page, 'screen-urgent');
    bank.clock.pass(6);
    await hall.page.getByRole('alert').waitFor({ state: 'detached', timeout: 15_000 });
    await hall.close();
    await strip.close();
  });

  test('a line for one screen shows there only, and drops by itself after its last day', async () => {
    const [mine, other] = [await open('/screen'), await open('/screen')];
    await addItem(bank.as('branch_head', [branch]), { branch, screen: mine.device, kind: 'tip', zh: '只在这块屏', en: 'Only here', fromOn: '2026-03-02', untilOn: '2026-03-02', position: 0 });
    await mine.page.locator('.playlist', { hasText: '只在这块屏' }).waitFor();
    await other.page.locator('.playlist .dots i').nth(startingItems.length - 1).waitFor({ state: 'attached' });
    const dots = await mine.page.locator('.playlist .dots i').count();
    expect(await other.page.locator('.playlist .dots i').count()).toBe(dots - 1);
    const now = bank.clock.now();
    bank.clock.pass(24 * 60);
    await until(async () => (await mine.page.locator('.playlist .dots i').count()) === dots - 1, 'the expired line is gone', 15_000);
    bank.clock.moveTo(now);
    await mine.close();
    await other.close();
  });
});

describe('the door and the strip', () => {
  test('the door says go in or wait outside, how many, who comes in, and what needs no going in', async () => {
    const { page, complaints, close } = await open('/screen/door', 'door_screen');
    await page.getByText('请进', { exact: true }).waitFor();
    await page.getByText(/^\d+ \/ \d+ 人$/).waitFor();
    await page.getByText('查余额').waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'screen-door-zh');
    expect(complaints).toEqual([]);
    await close();
    const english = await open('/screen/door?lang=en', 'door_screen', { lang: 'en' });
    await english.page.getByText('Please come in', { exact: true }).waitFor();
    await screenshot(english.page, 'screen-door-en');
    await english.close();
  });

  test('the 24-hour zone has a screen of its own: cut off it says so at once, and the hall’s screens too', async () => {
    const { page, complaints, close } = await open('/screen/zone', 'zone_screen');
    await page.getByText('自助区开放', { exact: true }).waitFor();
    await setSelfService(manager(), { branch, state: 'cut_off', reason: '大堂消毒', reasonEn: 'The hall is being disinfected' });
    await page.getByText('自助区单独开放', { exact: true }).first().waitFor();
    await page.getByText('大堂消毒').waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'screen-zone-zh');
    await setSelfService(manager(), { branch, state: 'joined', reason: '', reasonEn: '' });
    await page.getByText('自助区开放', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('the strip shows one line, still when it fits; too long, it runs, or turns pages where movement is unwanted', async () => {
    await addItem(bank.as('branch_head', [branch]), { branch, kind: 'notice', zh: '很长的通知'.repeat(30), en: '', fromOn: '2026-03-01', position: 0 });
    // Both at once: a strip shows its lines one after the other, in its own time.
    await Promise.all([false, true].map(async (reducedMotion) => {
      const { page, close } = await open('/screen/led', 'led', { reducedMotion });
      await page.setViewportSize({ width: 1280, height: 96 });
      const strip = page.locator('.strip span');
      await page.locator('.strip.call, .strip.door').first().waitFor();
      expect(await page.evaluate(`getComputedStyle(document.querySelector('.strip span')).animationName`)).toBe('none');
      expect(await page.evaluate(`parseFloat(getComputedStyle(document.querySelector('.strip span')).fontSize) / innerHeight`)).toBeGreaterThan(0.5);
      await page.locator('.strip', { hasText: '很长的通知' }).waitFor({ timeout: 60_000 });
      expect(await page.evaluate(`getComputedStyle(document.querySelector('.strip span')).animationName`)).toBe(reducedMotion ? 'none' : 'strip-runs');
      await screenshot(page, `screen-led-${reducedMotion ? 'still' : 'running'}`);
      if (reducedMotion) await until(async () => !/translateX\(-?0px\)/.test((await strip.getAttribute('style')) ?? ''), 'the page is turned', 10_000);
      await close();
    }));
  });
});

test('no public stream carries a name, a phone number or a ticket’s secret', async () => {
  const { id, token } = { ...(await device('screen').then((added) => ({ id: added.device, token: added.token }))) };
  const session = await fetch(`${origin}/api/device-sessions`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': newId() }, body: JSON.stringify({ token }) });
  const cookie = session.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const ticket = await visitor();
  const raw = async (path: string) => {
    const stop = new AbortController();
    const answer = await fetch(`${origin}${path}`, { headers: { cookie }, signal: stop.signal });
    let text = '';
    const reading = (async () => { for await (const part of answer.body ?? []) text += Buffer.from(part as Uint8Array).toString(); })().catch(() => undefined);
    await until(() => text.includes('snapshot'), 'a first picture');
    await callNext(teller(), { branch, counter: 1, after: (await openTicketAt(1)) ?? newId() });
    await until(() => text.includes(ticket.number), 'the call');
    stop.abort();
    await reading;
    return text;
  };
  for (const path of [`/api/branches/${branch}/live/calls+screen?as=${id}`, `/api/branches/${branch}/live/board`]) {
    const text = await raw(path);
    expect(text).not.toMatch(/李秘密|139\D?1234\D?5678|"name":"李/);
    expect(text).not.toMatch(/secret|phone_|sealed|blind/);
    if ('secret' in ticket && typeof ticket.secret === 'string') expect(text).not.toContain(ticket.secret);
  }
});

/** The ticket that a counter has before it, so that a teller may take the next. */
async function openTicketAt(counter: number): Promise<string | undefined> {
  const { queue } = await import('#modules/lobby/index.ts');
  return (await queue(teller(), { branch })).counters.find((one) => one.number === counter)?.ticket?.id;
}
