import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { book } from '#modules/appointments/index.ts';
import { allBranches } from '#modules/branches/index.ts';
import { setException } from '#modules/hours/index.ts';
import { hire, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Rig, type SIZES } from '#test/rig/browser.ts';
import { until } from '#test/rig/until.ts';
import { openSampleBank } from '#test/rig/sample.ts';

const TODAY = '2026-03-02';
let bank: TestBank;
let rig: Rig;
let origin: string;
let branch: string;

beforeAll(async () => {
  bank = await openSampleBank();
  bank.clock.moveTo(instantOf(TODAY, '09:10', 'Asia/Shanghai'));
  branch = (await bank.house.db.look({ branches: 'all' }, (tx) => allBranches(tx))).find(({ code }) => code === 'hx01')?.id ?? '';
  await hire(bank, 'head', 'branch_head', branch);
  await hire(bank, 'planner', 'hq_operations');
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

async function atDesk(login: string, lang: 'zh' | 'en', size: keyof typeof SIZES) {
  const opened = await rig.openPage({ lang, size, origin });
  const [name = '', value = ''] = (await signIn(bank.server, login, `long enough ${login}`)).split('=');
  await opened.context.addCookies([{ name, value, url: origin }]);
  await opened.page.goto(`/desk/closures?branch=${branch}`);
  return opened;
}

test('a branch closes at 9:10: the customer’s phone offers a kept time elsewhere, and who cannot be reached is called', async () => {
  const times = ['14:00', '14:30', '15:00'].map((clock) => instantOf(TODAY, clock, 'Asia/Shanghai').toISOString());
  const [mine, other, quiet] = await Promise.all([
    book(bank.as('lobby_manager', [branch]), { branch, service: 'deposit', startsAt: times[0] ?? '', phone: '13700000001' }),
    book(bank.as('lobby_manager', [branch]), { branch, service: 'deposit', startsAt: times[1] ?? '', phone: '13700000002' }),
    book(bank.as('lobby_manager', [branch]), { branch, service: 'deposit', startsAt: times[2] ?? '' }),
  ]);
  const empty = await atDesk('head', 'zh', 'desktop');
  await empty.page.getByText('没有受影响的预约客户').waitFor();
  await screenshot(empty.page, 'closures/empty-zh-desktop');

  await setException(bank.asking(), { branch, from: TODAY, to: TODAY, weekdays: [], days: 'every', reason: { zh: '全面消毒', en: 'Disinfection' }, hours: { mode: 'closed', personal: [], corporate: [], machines: [], cutOffs: [] } });
  await bank.work();

  const phone = await rig.openPage({ lang: 'zh', size: 'phone', origin });
  await phone.page.goto(`/my/${branch}.${mine.code}.${mine.key}`);
  await phone.page.getByText('这个时间网点不营业').waitFor();
  await screenshot(phone.page, 'closures/my-zh-phone', { fullPage: true });
  await phone.page.getByRole('link', { name: '看看另留的时间' }).click();
  await phone.page.getByRole('heading', { level: 1, name: '给您另留的时间' }).waitFor();
  await screenshot(phone.page, 'closures/offer-zh-phone', { fullPage: true });
  expect(await axe(phone.page)).toEqual([]);

  const english = await rig.openPage({ lang: 'en', size: 'phone', origin });
  await english.page.goto(`/offer/${branch}.${mine.code}.${mine.key}`);
  await english.page.getByRole('heading', { level: 1, name: 'Another time for you' }).waitFor();
  await screenshot(english.page, 'closures/offer-en-phone', { fullPage: true });

  await phone.page.getByRole('button', { name: '就这个时间' }).click();
  await until(() => phone.page.evaluate<boolean>('location.pathname.startsWith("/my/")'), 'the new booking');
  expect(phone.page.url()).not.toContain(branch);
  await english.page.reload();
  await english.page.getByText('This booking has another arrangement').waitFor();

  // The head sees how far it is, calls who has no phone number on record, and reports the closure.
  const { page } = empty;
  await page.getByText('电话名单').first().waitFor();
  await page.getByText('没留手机号').first().waitFor();
  await page.getByText('3 人中 1 人已有着落').click();
  await screenshot(page, 'closures/head-zh-desktop', { fullPage: true });
  const line = (words: string) => page.locator('.call-line', { hasText: words });
  await line(quiet.code).getByRole('button', { name: '没接通' }).click();
  await line(quiet.code).getByText('没接通（第 1 次）').waitFor();
  await page.getByRole('button', { name: '原因与报备' }).click();
  await page.getByLabel('报备给').fill('银保监分局');
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  await page.getByText('报 银保监分局').waitFor();
  await line('短信没送到').getByRole('button', { name: '看号码' }).click();
  await page.getByRole('link', { name: '13700000002' }).waitFor();
  await page.getByRole('button', { name: /^关\s?闭$/ }).last().click();
  for (const code of [quiet.code, other.code]) {
    await line(code).getByRole('button', { name: /^同\s?意$/ }).click();
    await line(code).waitFor({ state: 'detached' });
  }
  await bank.work();
  await page.getByText('3 人中 3 人已有着落').waitFor();
  expect(await axe(page)).toEqual([]);

  const region = await atDesk('planner', 'en', 'phone');
  await region.page.getByText('Call list').first().waitFor();
  await screenshot(region.page, 'closures/region-en-phone', { fullPage: true });
  expect([...empty.complaints, ...phone.complaints, ...english.complaints, ...region.complaints]).toEqual([]);
});
