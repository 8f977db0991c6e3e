import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, fontsReady, openBrowser, screenshot, type Rig } from '#test/rig/browser.ts';
import type { TestBank } from '#test/rig/bank.ts';
import { openSampleBank } from '#test/rig/sample.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;

beforeAll(async () => {
  bank = await openSampleBank();
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

for (const lang of ['zh', 'en'] as const) {
  const say = lang === 'zh'
    ? { open: '营业中', find: '找网点', today: '今天', call: '拨打客服电话', book: '预约到店时间', week: '一周营业时间', large: '长辈版', shut: '恢复营业时间另行通知', nearby: /附近照常营业的网点/ }
    : { open: 'Open', find: 'Find a branch', today: 'Today', call: 'Call the phone bank', book: 'Book a time', week: 'Opening hours this week', large: '长辈版', shut: 'We will announce when it opens again', nearby: /Open near by/ };

  test(`a customer sees on a phone which branch is open, and what needs no visit (${lang})`, async () => {
    const { page, complaints, close } = await rig.openPage({ lang, size: 'phone', origin });
    await page.goto('/');
    const list = page.getByRole('list', { name: lang === 'zh' ? '网点' : 'Branches' });
    await list.getByText(say.open, { exact: true }).first().waitFor();
    expect(await page.getByRole('link', { name: say.call }).getAttribute('href')).toMatch(/^tel:\d+/);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, `hours/home-${lang}`, { fullPage: true });

    await page.getByLabel(say.find).fill('hx');
    await page.waitForURL(/q=hx/);
    await list.getByRole('link').first().click();
    await page.getByRole('table', { name: say.week }).waitFor();
    const order = await page.evaluate<boolean>(`document.body.innerText.indexOf('0380') < document.body.innerText.indexOf(${JSON.stringify(say.week)})`);
    expect(order).toBe(true);
    expect(await page.getByRole('row', { name: new RegExp(say.today) }).getAttribute('aria-current')).toBe('date');
    expect(await page.getByRole('link', { name: say.book }).getAttribute('href')).toMatch(/^\/b\/[^/]+\/book$/);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, `hours/branch-${lang}`, { fullPage: true });
    expect(complaints).toEqual([]);
    await close();
  });

  test(`the page of a closed branch says when it opens again, what else to do, and a number (${lang})`, async () => {
    const { page, complaints, close } = await rig.openPage({ lang, size: 'phone', origin });
    await page.goto('/b/hx05');
    await page.getByText(say.shut).first().waitFor();
    expect(await page.getByText(say.nearby).first().getByRole('link').count()).toBeGreaterThan(0);
    expect(await page.locator('a[href^="tel:"]').count()).toBeGreaterThan(1);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, `hours/closed-${lang}`, { fullPage: true });
    expect(complaints).toEqual([]);
    await close();
  });

  test(`the elder view is readable and passes the same checks (${lang})`, async () => {
    const { page, close } = await rig.openPage({ lang, size: 'phone', origin });
    await page.goto('/b/hx01?large=2');
    await page.getByRole('table', { name: say.week }).waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await screenshot(page, `hours/branch-largest-${lang}`, { fullPage: true });
    // In large type too a day stands on one line, not one character below the other.
    await page.evaluate(`document.documentElement.dataset.size = 'large'`);
    expect(await page.evaluate<number>(`Math.max(...[...document.querySelectorAll('.week tbody th')].map((day) => day.getBoundingClientRect().height))`)).toBeLessThan(100);
    await close();
  });
}

for (const lang of ['zh', 'en'] as const) {
  const say = lang === 'zh'
    ? { link: /离我最近的营业网点/, title: '现在能去哪家', type: '小区、片区、路名或网点', district: /鹤汐/, near: /鹤汐.*附近/, list: '离您最近的网点', tomorrow: '明天', elsewhere: '换个地方', call: /拨打客服电话/, book: /^预约 / }
    : { link: /Nearest open branches/, title: 'Where can I go now?', type: 'Compound, district, street or branch', district: /Hexi Shore/, near: /Near Hexi Shore/, list: 'Branches nearest to you', tomorrow: 'Tomorrow', elsewhere: 'Another place', call: /Call the phone bank/, book: /^Book / };

  test(`a customer finds where to go now and tomorrow from a place they type, and books (${lang})`, async () => {
    const { page, complaints, close } = await rig.openPage({ lang, size: 'phone', origin });
    await page.goto('/');
    await page.getByRole('link', { name: say.link }).click();
    await page.getByRole('heading', { name: say.title }).waitFor();
    await page.getByRole('link', { name: say.call }).waitFor();
    await page.getByLabel(say.type).fill('hx');
    await page.getByRole('button', { name: say.district }).first().waitFor();
    await screenshot(page, `nearby/choose-${lang}`, { fullPage: true });
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say.district }).first().click();
    await page.getByText(say.near).waitFor();
    const list = page.getByRole('list', { name: say.list });
    await list.getByRole('listitem').first().waitFor();
    expect(await list.getByRole('listitem').count()).toBeGreaterThan(2);
    expect(await page.evaluate<boolean>(`document.body.innerText.indexOf('0380') < document.body.innerText.indexOf(document.querySelector('.near-list li a').innerText)`)).toBe(true);
    // Where to go, and until when, is read without scrolling.
    expect(await page.evaluate<number>(`document.querySelector('.near-list .near-state').getBoundingClientRect().bottom`)).toBeLessThan(844);
    await screenshot(page, `nearby/now-${lang}`, { fullPage: true });
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say.tomorrow }).click();
    await page.waitForURL(/when=tomorrow/);
    await list.getByText(/9:00–/).first().waitFor();
    await screenshot(page, `nearby/tomorrow-${lang}`, { fullPage: true });
    await page.evaluate(`document.documentElement.dataset.size = 'largest'`);
    // A phone makes its window wider instead of letting it scroll.
    expect(await page.evaluate<number>('innerWidth')).toBe(390);
    await screenshot(page, `nearby/largest-${lang}`, { fullPage: true });
    await list.getByRole('link', { name: say.book }).first().click();
    await page.waitForURL(/\/b\/[^/]+\/book/);
    await page.goBack();
    await page.getByText(say.near).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
}

test('the place is asked for only when the person wants it, leaves the phone rounded, and is not written into the address', async () => {
  const { page, context, close } = await rig.openPage({ lang: 'zh', size: 'phone', origin, alone: true });
  await context.grantPermissions(['geolocation'], { origin });
  await context.setGeolocation({ latitude: 39.104567, longitude: 83.213456 });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/near');
  await page.getByRole('button', { name: /鹤汐/ }).first().waitFor();
  expect(asked.some((url) => url.includes('near='))).toBe(false);
  await Promise.all([page.waitForRequest(/near=/), page.getByRole('button', { name: '用我的位置' }).click()]);
  const list = page.getByRole('list', { name: '离您最近的网点' });
  await list.getByText(/约 .*(米|公里)/).first().waitFor();
  const sent = () => asked.filter((url) => url.includes('near=')).map((url) => new URL(url).searchParams.get('near'));
  expect(sent()).toEqual(['83.21,39.10']);
  expect(asked.concat(page.url()).some((url) => /83\.2134|39\.1045/.test(url))).toBe(false);
  expect(new URL(page.url()).search).toBe('');
  // A tap on the map is another place, as roughly told.
  await Promise.all([page.waitForRequest((request) => /near=/.test(request.url()) && !request.url().includes('83.21')), page.getByRole('button', { name: /地图/ }).click({ position: { x: 20, y: 40 } })]);
  await page.getByText('地图上的点附近').waitFor();
  expect(sent().at(-1)).toMatch(/^\d+\.\d{2},\d+\.\d{2}$/);
  // In another city nobody is told to hurry on foot.
  await page.goto(`/near?at=121.47,31.23&place=${encodeURIComponent('上海')}`);
  await page.getByText('您选的地方附近没有我行网点').waitFor();
  expect(await page.getByText(/走过去/).count()).toBe(0);
  expect(await page.getByRole('button', { name: /地图/ }).count()).toBe(0);
  await close();
});

test('the snippet draws a branch’s hours into a foreign page', async () => {
  const { page, complaints, close } = await rig.openPage({ lang: 'zh', size: 'phone', origin });
  // Another site on the same machine: a page from the open internet may not load anything from a loopback address. A branch of a
  // district without the opening gate: nobody has signed it here.
  const site = createServer((_, reply) => {
    reply.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><title>bank</title><link rel="icon" href="data:,"><main><h1>网点</h1><script async src="${origin}/embed/hours.js?branch=qy01"></script></main>`);
  });
  await new Promise<void>((listening) => { site.listen(0, '127.0.0.1', listening); });
  const address = site.address();
  await page.goto(`http://localhost:${typeof address === 'object' ? address?.port : ''}/branches.html`);
  await page.getByText('营业中，到').waitFor();
  await page.getByText('客服电话 0380-5550000').waitFor();
  expect(await page.getByRole('link', { name: '预约到店时间' }).getAttribute('href')).toBe(`${origin}/b/qy01/book`);
  await screenshot(page, 'hours/embed-zh');
  expect(complaints).toEqual([]);
  await close();
  site.close();
});

test('the poster prints on one sheet, A4 and A3', async () => {
  for (const [size, width, height] of [['a4', 794, 1123], ['a3', 1123, 1587]] as const) {
    const { page, complaints, close } = await rig.openPage({ lang: 'zh', size: 'desktop', origin });
    await page.goto(`/b/hx02/poster?size=${size}`);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ media: 'print' });
    const box = await page.evaluate<{ width: number; height: number }>(`(() => { const { width, height } = document.querySelector('main').getBoundingClientRect(); return { width, height }; })()`);
    expect(Math.abs(box.width - width)).toBeLessThan(3);
    expect(box.height).toBeLessThan(height + 3);
    await fontsReady(page);
    expect(await page.evaluate<boolean>(`[...document.fonts].some((font) => font.family.includes('Noto Sans SC') && font.status === 'loaded')`)).toBe(true);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, `hours/poster-${size}`, { fullPage: true });
    expect(complaints).toEqual([]);
    await close();
  }
});
