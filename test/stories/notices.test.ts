import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { allBranches } from '#modules/branches/index.ts';
import { dayOf, setException } from '#modules/hours/index.ts';
import { hire, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Rig } from '#test/rig/browser.ts';
import { openSampleBank } from '#test/rig/sample.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;
let branch: string;
let near: string[];

beforeAll(async () => {
  bank = await openSampleBank();
  bank.clock.moveTo(instantOf('2026-03-02', '09:10', 'Asia/Shanghai'));
  const all = await bank.house.db.look({ branches: 'all' }, (tx) => allBranches(tx));
  branch = all.find(({ code }) => code === 'hx01')?.id ?? '';
  near = all.filter(({ code }) => ['hx02', 'hx03'].includes(code)).map(({ id }) => id);
  await hire(bank, 'planner', 'hq_operations');
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

const changed = (from: string, personal: string[]) => setException(bank.asking(), {
  branch, from, to: '2026-03-13', days: 'opening', hours: dayOf({ personal, corporate: ['10:00-12:00'] }), reason: { zh: '疫情防控需要，实行轮值营业', en: 'Rotation during the epidemic' },
  notice: { alternatives: near, remote: ['phone_bank', 'app', 'web'], phone: '0380-5550000' },
});

test('a change becomes a notice in every form; a newer one makes it outdated, on the phone, on paper and at the door', async () => {
  await changed('2026-03-05', ['10:00-12:00', '13:30-15:00']);
  const desk = await rig.openPage({ lang: 'zh', size: 'desktop', origin });
  const [name = '', value = ''] = (await signIn(bank.server, 'planner', 'long enough planner')).split('=');
  await desk.context.addCookies([{ name, value, url: origin }]);
  await desk.page.goto(`/desk/notices?branch=${branch}`);
  await desk.page.getByText('还没有人确认门口贴了第 2 版').waitFor();
  await desk.page.getByRole('button', { name: '第 2 版已贴上' }).click();
  await desk.page.getByText(/门口贴的是第 2 版/).waitFor();
  await screenshot(desk.page, 'notices/desk-zh-desktop', { fullPage: true });
  expect(await axe(desk.page)).toEqual([]);

  const phone = await rig.openPage({ lang: 'en', size: 'phone', origin });
  await phone.page.goto('/b/hx01/notice?v=2');
  await phone.page.getByText('personal 10:00–12:00, 13:30–15:00; corporate 10:00–12:00').waitFor();
  await screenshot(phone.page, 'notices/page-en-phone', { fullPage: true });
  expect(await axe(phone.page)).toEqual([]);

  await changed('2026-03-04', ['10:00-14:00']);
  await phone.page.reload();
  await phone.page.getByText('Outdated: the newest is version 3').waitFor();
  await screenshot(phone.page, 'notices/outdated-en-phone', { fullPage: true });
  await phone.page.getByRole('link', { name: 'See the newest notice' }).click();
  await phone.page.getByText('personal 10:00–14:00; corporate 10:00–12:00').waitFor();

  await desk.page.goto(`/desk/notices?branch=${branch}&version=2`);
  await desk.page.getByText('这一版已过期，最新是第 3 版').waitFor();
  await desk.page.getByText('门口贴的还是第 2 版，请换上第 3 版').waitFor();
  await desk.page.getByText('English', { exact: true }).last().click();
  await screenshot(desk.page, 'notices/outdated-zh-desktop', { fullPage: true });
  expect([...desk.complaints, ...phone.complaints]).toEqual([]);
  await desk.close();
  await phone.close();
});
