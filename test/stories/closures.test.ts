import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { book } from '#modules/appointments/index.ts';
import { addDevice, allBranches } from '#modules/branches/index.ts';
import { sql } from '#platform/sql.ts';
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

async function atScreen() {
  const added = await addDevice(bank.asking(), { branch, kind: 'screen', name: '大厅屏' });
  const opened = await rig.openPage({ lang: 'zh', size: 'screen', origin });
  await opened.page.goto(`/screen#${added.token}`);
  return opened;
}

async function linkIn(booking: string): Promise<string> {
  const { sealed } = await bank.house.db.look({ branch }, (tx) => tx.one<{ sealed: string }>(sql`
    select params_sealed as sealed from contact.message where branch_id = ${branch} and about = ${`booking/${booking}`} and template = 'booking.proposal'`));
  return (JSON.parse(bank.house.secrets.open('sms', sealed)) as { link: string }).link; // written by sendText: strings only
}

test('a branch closes at 9:10: the customer’s phone offers a kept time elsewhere, and who cannot be reached is called', async () => {
  const booked = ['14:00', '14:30', '15:00', '15:20'].map((clock) => instantOf(TODAY, clock, 'Asia/Shanghai').toISOString());
  const [mine, other, quiet, chooses] = await Promise.all([
    book(bank.as('lobby_manager', [branch]), { branch, service: 'deposit', startsAt: booked[0] ?? '', phone: '13700000001' }),
    book(bank.as('lobby_manager', [branch]), { branch, service: 'deposit', startsAt: booked[1] ?? '', phone: '13700000002' }),
    book(bank.as('lobby_manager', [branch]), { branch, service: 'deposit', startsAt: booked[2] ?? '' }),
    book(bank.as('lobby_manager', [branch]), { branch, service: 'deposit', startsAt: booked[3] ?? '', phone: '13700000004' }),
  ]);
  const empty = await atDesk('head', 'zh', 'desktop');
  await empty.page.getByText('没有受影响的预约客户').waitFor();
  await screenshot(empty.page, 'closures/empty-zh-desktop');

  const hall = await atScreen();
  await hall.page.locator('.hours', { hasText: '09:00' }).waitFor();

  // One deed at the branch head's desk: why, from when, and what it will touch before it is pressed.
  await empty.page.getByRole('button', { name: /^停\s?业$/ }).click();
  const form = empty.page.getByRole('dialog');
  await form.getByRole('button', { name: '出现病例或密接' }).click();
  await form.getByText(/这段时间有 \d+ 位已预约的客户/).waitFor();
  expect(await form.getByLabel('几点起').inputValue()).toBe('09:10');
  await form.getByText('报备（也可停业后再补）').click();
  await form.getByLabel('报备给').fill('区疾控中心');
  await screenshot(empty.page, 'closures/form-zh-desktop');
  expect(await axe(empty.page)).toEqual([]);
  // A hasty hand clicks twice: it is done, and said, once.
  await form.getByRole('button', { name: '立即停业并逐个通知' }).dblclick();
  await empty.page.getByText(/已停业，正在为 \d+ 位客户另留时间/).first().waitFor();
  expect(await empty.page.getByText(/已停业，正在为 \d+ 位客户另留时间/).count()).toBe(1);
  await hall.page.locator('.hours-reason', { hasText: '疫情防控需要，全面消毒' }).waitFor();
  await screenshot(hall.page, 'closures/hall-screen');
  await bank.work();

  // The customer's phone: the short address in the text.
  const phone = await rig.openPage({ lang: 'zh', size: 'phone', origin });
  // Whoever looks at the branch first reads why, and where else, before the week.
  await phone.page.goto('/b/hx01');
  await phone.page.getByRole('table').waitFor();
  const read = await phone.page.evaluate<string>('document.body.innerText');
  expect(read.indexOf('疫情防控需要，全面消毒')).toBeGreaterThan(0);
  expect(read.indexOf('疫情防控需要，全面消毒')).toBeLessThan(read.indexOf('一周营业时间'));
  await phone.page.goto(`/my/${branch}.${mine.code}.${mine.key}`);
  await phone.page.getByText('这个时间网点不营业').waitFor();
  await screenshot(phone.page, 'closures/my-zh-phone', { fullPage: true });
  await phone.page.goto(`/o/${await linkIn(mine.booking)}`);
  await phone.page.getByRole('heading', { level: 1, name: '给您另留的时间' }).waitFor();
  await screenshot(phone.page, 'closures/offer-zh-phone', { fullPage: true });
  expect(await axe(phone.page)).toEqual([]);
  await phone.page.getByRole('button', { name: '另选时间' }).click();
  await phone.page.getByRole('heading', { level: 1, name: '另选时间' }).waitFor();
  await phone.page.getByRole('radio').first().waitFor();
  await screenshot(phone.page, 'closures/other-zh-phone', { fullPage: true });
  expect(await axe(phone.page)).toEqual([]);
  await phone.page.goBack();
  await phone.page.getByRole('heading', { level: 1, name: '给您另留的时间' }).waitFor();

  const english = await rig.openPage({ lang: 'en', size: 'phone', origin });
  await english.page.goto(`/offer/${branch}.${mine.code}.${mine.key}`);
  await english.page.getByRole('heading', { level: 1, name: 'Another time for you' }).waitFor();
  await screenshot(english.page, 'closures/offer-en-phone', { fullPage: true });

  await phone.page.getByRole('button', { name: '就这个时间' }).click();
  await until(() => phone.page.evaluate<boolean>('location.pathname.startsWith("/my/")'), 'the new booking');
  expect(phone.page.url()).not.toContain(branch);
  await english.page.reload();
  await english.page.getByText('This booking has another arrangement').waitFor();

  // Somebody else chooses another time than the kept one.
  const second = await rig.openPage({ lang: 'zh', size: 'phone', origin });
  await second.page.goto(`/offer/${branch}.${chooses.code}.${chooses.key}?step=other`);
  await second.page.getByRole('radio').last().check();
  await second.page.getByRole('button', { name: '就这个时间' }).click();
  await until(() => second.page.evaluate<boolean>('location.pathname.startsWith("/my/")'), 'the chosen booking');

  // The head sees how far it is, calls who has no phone number on record, and reports the closure.
  const { page } = empty;
  await page.getByText('电话名单').first().waitFor();
  await page.getByText('没留手机号').first().waitFor();
  await page.getByRole('heading', { name: '谁去哪家' }).waitFor();
  await page.getByRole('img', { name: /已答应 1/ }).waitFor();
  await page.getByText('4 人中 2 人已有着落').click();
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
  await page.getByRole('button', { name: '打印电话名单' }).click();
  await page.getByRole('button', { name: /^打\s?印$/ }).click();
  await page.locator('.only-print', { hasText: '13700000002' }).waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  await screenshot(page, 'closures/paper-zh', { fullPage: true });
  await page.emulateMedia({ media: 'screen' });
  await line(quiet.code).getByRole('button', { name: /同\s?意$/ }).click();
  await line(quiet.code).waitFor({ state: 'detached' });
  await line(other.code).getByRole('button', { name: /改到别的时间$/ }).click();
  const times = page.getByRole('dialog').locator('.choose-place button');
  await times.first().waitFor();
  await screenshot(page, 'closures/choose-zh-desktop');
  await times.last().click();
  await line(other.code).waitFor({ state: 'detached' });
  // No job has run: both are rebooked while they are on the line.
  await page.getByText('4 人中 4 人已有着落').waitFor();
  expect(await axe(page)).toEqual([]);

  const region = await atDesk('planner', 'en', 'phone');
  await region.page.getByText('Call list').first().waitFor();
  await region.page.getByRole('heading', { name: 'Who goes where' }).waitFor();
  await screenshot(region.page, 'closures/region-en-phone', { fullPage: true });
  expect([...empty.complaints, ...hall.complaints, ...phone.complaints, ...second.complaints, ...english.complaints, ...region.complaints]).toEqual([]);
});
