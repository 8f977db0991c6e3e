import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { allBranches, changeNetworkSetting } from '#modules/branches/index.ts';
import { connectGateway, gatewayOf } from '#modules/contact/index.ts';
import { setException, setSelfService } from '#modules/hours/index.ts';
import { sql } from '#platform/sql.ts';
import { approvedTexts } from '#world/sample-messages.ts';
import { hire, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Rig } from '#test/rig/browser.ts';
import { openSampleBank } from '#test/rig/sample.ts';
import { startSmsGateway, type SmsGateway } from '#test/rig/sms-gateway.ts';
import { until } from '#test/rig/until.ts';

const TODAY = '2026-03-02';
const PHONE = '13700001234';
const RECEIPT_KEY = 'receipts-of-the-subscribers';
let bank: TestBank;
let rig: Rig;
let gateway: SmsGateway;
let origin: string;
let branch: string;

beforeAll(async () => {
  bank = await openSampleBank();
  bank.clock.moveTo(instantOf(TODAY, '09:10', 'Asia/Shanghai'));
  branch = (await bank.house.db.look({ branches: 'all' }, (tx) => allBranches(tx))).find(({ code }) => code === 'hx01')?.id ?? '';
  await hire(bank, 'planner', 'hq_operations');
  ({ origin } = await bank.listen());
  gateway = await startSmsGateway({ approved: approvedTexts('bank.example'), receiptAfterMs: 1 });
  gateway.sendReceiptsTo(`${origin}/api/contact/receipts/${RECEIPT_KEY}`);
  connectGateway(gatewayOf({ ...gateway.account, receiptKey: RECEIPT_KEY }));
  rig = await openBrowser();
});
afterAll(async () => {
  connectGateway(undefined);
  await rig?.close();
  await gateway?.close();
  await bank?.close();
});

const textsTo = (phone: string) => gateway.messages().filter((one) => one.phone === phone).map((one) => one.text);

test('a customer follows a branch with the code that came, hears of a change, and leaves with one tap; the bank sees figures only', async () => {
  const phone = await rig.openPage({ lang: 'zh', size: 'phone', origin });
  const { page } = phone;
  await page.goto('/b/hx01');
  await page.getByRole('link', { name: '营业有变，短信告诉我' }).click();
  await page.getByRole('heading', { level: 1, name: '营业有变，短信告诉我' }).waitFor();
  await page.locator('.followed li').waitFor();
  await page.getByText('再订一家').click();
  await page.getByRole('textbox', { name: '找网点' }).fill('hx02');
  await page.locator('.picker').getByRole('button', { name: '纸鸢街支行' }).click();
  // What was typed is done with: nobody is told that there is no such branch.
  expect(await page.getByText('没有这样的网点').count()).toBe(0);
  await screenshot(page, 'subscriptions/follow-zh-phone', { fullPage: true });
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: '发验证码' }).click();
  await page.getByRole('alert').getByText('请填写能收短信的手机号').waitFor();
  await page.getByLabel('手机号').fill(PHONE);
  await page.getByRole('button', { name: '发验证码' }).click();
  await page.getByRole('heading', { level: 1, name: '输入验证码' }).waitFor();
  await bank.work();
  const code = /验证码是 (\d{6})/.exec(textsTo(PHONE)[0] ?? '')?.[1] ?? '';
  await page.getByLabel('6 位验证码').fill(code === '111111' ? '222222' : '111111');
  await page.getByRole('button', { name: '订阅', exact: true }).click();
  await page.getByText('验证码不对，还可以试 4 次').waitFor();
  await screenshot(page, 'subscriptions/code-zh-phone', { fullPage: true });
  await page.getByLabel('6 位验证码').fill(code);
  await page.getByRole('button', { name: '订阅', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '已订阅' }).waitFor();
  await screenshot(page, 'subscriptions/followed-zh-phone', { fullPage: true });
  expect(await axe(page)).toEqual([]);
  await bank.work();
  const link = /bank\.example(\/f\/\w+)/.exec(textsTo(PHONE)[1] ?? '')?.[1] ?? '';

  // Told at once: no minutes of merging in this bank.
  await changeNetworkSetting(bank.asking(), { name: 'subscriptions.mergeMinutes', value: 0, fromOn: TODAY, source: 'test' });
  bank.clock.pass(1);
  await setException(bank.asking(), { branch, from: '2026-03-05', to: '2026-03-06', weekdays: [], days: 'every', reason: { zh: '消毒', en: 'Disinfection' }, hours: { mode: 'closed', personal: [], corporate: [], machines: [], cutOffs: [] } });
  await bank.work();
  expect(textsTo(PHONE)[2]).toMatch(/3月5日–6日营业时间有变：停业。附近可去 .+。详情或退订：bank\.example\/f\/\w+$/);
  expect(textsTo(PHONE)).toHaveLength(3);

  await setSelfService(bank.as('lobby_manager', [branch]), { branch, state: 'closed', reason: '设备检修', reasonEn: 'repairs' });
  await bank.work();
  await bank.work();
  expect(textsTo(PHONE)[3]).toMatch(/营业时间有变：24小时自助区停用（设备检修）。附近可去 .+。详情或退订：bank\.example\/f\/\w+$/);

  const english = await rig.openPage({ lang: 'en', size: 'phone', origin });
  await english.page.goto(link);
  await english.page.getByText('5 Mar–6 Mar').waitFor();
  await english.page.getByRole('button', { name: /^Stop texts about/ }).last().click();
  await english.page.getByRole('button', { name: 'Undo' }).waitFor();
  await screenshot(english.page, 'subscriptions/left-one-en-phone', { fullPage: true });
  await english.page.getByRole('button', { name: 'Undo' }).click();
  await until(() => english.page.evaluate<boolean>('document.querySelectorAll("section.card").length === 2'), 'both branches again');
  await english.page.getByRole('button', { name: 'Stop all and delete my number' }).click();
  await english.page.getByRole('heading', { level: 1, name: 'You have left' }).waitFor();
  await page.reload();
  await page.getByText('这个链接已失效').waitFor();

  await gateway.settled();
  await bank.house.db.change({ branches: 'all' }, (tx) => tx.run(sql`select app.enqueue('subscriptions.settle', '{}'::jsonb)`));
  await bank.work();
  const [name = '', value = ''] = (await signIn(bank.server, 'planner', 'long enough planner')).split('=');
  for (const [lang, size] of [['zh', 'desktop'], ['en', 'phone']] as const) {
    const desk = await rig.openPage({ lang, size, origin });
    await desk.context.addCookies([{ name, value, url: origin }]);
    await desk.page.goto('/desk/subscriptions');
    await desk.page.getByText(lang === 'zh' ? '各网点订阅人数' : 'Subscribers of each branch').waitFor();
    await desk.page.getByText(lang === 'zh' ? '自助区停用' : '24-hour zone closed').first().waitFor();
    await screenshot(desk.page, `subscriptions/desk-${lang}-${size}`, { fullPage: true });
    if (size === 'desktop') expect(await axe(desk.page)).toEqual([]);
    expect(desk.complaints).toEqual([]);
  }
  expect([...phone.complaints, ...english.complaints]).toEqual([]);
}, 60_000);
