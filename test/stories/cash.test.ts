import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { allBranches } from '#modules/branches/index.ts';
import { hire, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Rig, type SIZES } from '#test/rig/browser.ts';
import { openSampleBank } from '#test/rig/sample.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;
let branch: string;

beforeAll(async () => {
  bank = await openSampleBank();
  bank.clock.moveTo(instantOf('2026-03-02', '10:10', 'Asia/Shanghai'));
  branch = (await bank.house.db.look({ branches: 'all' }, (tx) => allBranches(tx))).find(({ code }) => code === 'hx01')?.id ?? '';
  await hire(bank, 'keeper', 'teller', branch);
  await hire(bank, 'head', 'branch_head', branch);
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

async function atVault(login: string, lang: 'zh' | 'en', size: keyof typeof SIZES) {
  const opened = await rig.openPage({ lang, size, origin });
  const [name = '', value = ''] = (await signIn(bank.server, login, `long enough ${login}`)).split('=');
  await opened.context.addCookies([{ name, value, url: origin }]);
  await opened.page.goto(`/desk/cash?branch=${branch}`);
  return opened;
}

test('a lot that is not due is refused with its date; a due one is asked for by one person and signed by another', async () => {
  const keeper = await atVault('keeper', 'zh', 'desktop');
  await keeper.page.getByRole('heading', { name: '隔离架' }).waitFor();
  await screenshot(keeper.page, 'cash/vault-zh-desktop', { fullPage: true });
  expect(await axe(keeper.page)).toEqual([]);
  const held = keeper.page.getByRole('region', { name: /^隔离中/ });
  await held.getByRole('checkbox').first().check();
  await held.getByRole('button', { name: '现在申请出库' }).click();
  await keeper.page.getByText(/还不能出库：.*起须隔离 14 天，.*才到期/).waitFor();
  await screenshot(keeper.page, 'cash/refused-zh-desktop', { fullPage: true });
  await keeper.page.getByRole('button', { name: '申请出库 2 包' }).click();
  await keeper.page.getByText('2 包已申请出库，请另一位签字').waitFor();
  const head = await atVault('head', 'en', 'phone');
  await head.page.getByRole('heading', { name: 'The shelf' }).waitFor();
  await screenshot(head.page, 'cash/vault-en-phone', { fullPage: true });
  expect(await axe(head.page)).toEqual([]);
  await head.page.getByRole('button', { name: 'Sign for 3 lots' }).click();
  await head.page.getByText('3 lots ended').waitFor();
  expect([...keeper.complaints, ...head.complaints]).toEqual([]);
  await keeper.close();
  await head.close();
});

test('what comes in is entered in seconds, its label scanned with a phone, its seal checked by somebody else, then disinfected', async () => {
  const keeper = await atVault('keeper', 'zh', 'phone');
  await keeper.page.getByRole('radio', { name: /医院/ }).check();
  await keeper.page.getByLabel('封签号').fill('YY-00901\nYY-00902');
  await keeper.page.getByRole('button', { name: '登记 2 包' }).click();
  await keeper.page.getByText('已登记 2 包，请另一位复核封包').waitFor();
  const labels = await keeper.page.getByRole('link', { name: '打印标签' }).last().getAttribute('href');
  const head = await atVault('head', 'zh', 'phone');
  await head.page.goto(labels ?? '');
  await head.page.getByText('不得支付 · 移交人民银行').first().waitFor();
  await screenshot(head.page, 'cash/labels-zh', { fullPage: true });
  await head.page.goto(`/desk/cash?branch=${branch}&lot=${new URLSearchParams((labels ?? '').split('?')[1]).get('only')?.split(',')[0] ?? ''}`);
  await head.page.getByRole('button', { name: '封包无误，复核 1 包' }).click();
  await head.page.getByRole('button', { name: '消毒完成，1 包开始隔离' }).waitFor();
  await screenshot(head.page, 'cash/one-lot-zh-phone', { fullPage: true });
  expect(await axe(head.page)).toEqual([]);
  await head.page.getByRole('button', { name: '消毒完成，1 包开始隔离' }).click();
  await head.page.getByLabel('移交单号').fill('YJ-15');
  await head.page.getByRole('button', { name: '申请移交 1 包' }).click();
  await head.page.goto(`/api/branches/${branch}/cash-handover?lang=zh`);
  await screenshot(head.page, 'cash/handover-zh', { fullPage: true });
  await head.page.goto(`/desk/net?branch=${branch}`);
  await head.page.getByRole('navigation', { name: '防护网' }).getByText('现金隔离').waitFor();
  await screenshot(head.page, 'cash/net-zh-phone');
  expect([...keeper.complaints, ...head.complaints]).toEqual([]);
  await keeper.close();
  await head.close();
});
