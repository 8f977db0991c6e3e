import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, openBrowser, screenshot, type Rig } from '#test/rig/browser.ts';
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

const SAYS = {
  zh: {
    errand: '您要办什么业务?', service: /^转账汇款/, online: '这项业务不用来网点', come: '还是要到网点办', when: '您哪天、几点来?', best: /^(今天|明天|\d+月).*(很空|适中|较忙)/, phone: '手机号', next: '下一步',
    check: '请核对', confirm: '确认预约', booked: '约好了', move: '改时间', cancel: '取消预约', cancelled: '已取消', find: '查找我的预约', code: '预约码', owner: '预约时的手机号', search: '查找', branch: '网点', mine: '我的预约', wrong: '请填写手机号',
  },
  en: {
    errand: 'What do you need to do?', service: /^Transfer/, online: 'You need not come for this', come: 'I still need to come', when: 'When will you come?', best: /(quiet|moderate|busy)$/, phone: 'Mobile number', next: 'Continue',
    check: 'Please check', confirm: 'Confirm booking', booked: 'You are booked', move: 'Change the time', cancel: 'Cancel the booking', cancelled: 'cancelled', find: 'Find my booking', code: 'Booking code', owner: 'Mobile number given when booking', search: 'Find', branch: 'Branch', mine: 'My booking', wrong: 'Please enter a mobile number',
  },
} as const;

for (const [lang, phone] of [['zh', '13812340001'], ['en', '13812340002']] as const) {
  const say = SAYS[lang];

  test(`a customer books a visit on a phone in five taps, changes it and gives it back (${lang})`, async () => {
    const { page, complaints, close } = await rig.openPage({ lang, size: 'phone', origin });
    await page.goto('/b/hx01/book');
    await page.getByRole('heading', { name: say.errand }).waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, `booking/1-errand-${lang}`, { fullPage: true });

    await page.getByRole('button', { name: say.service }).click();
    await page.getByRole('heading', { name: say.online }).waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, `booking/2-online-${lang}`, { fullPage: true });

    await page.getByRole('button', { name: say.come }).click();
    await page.getByRole('heading', { name: say.when }).waitFor();
    const best = page.getByRole('button', { name: say.best });
    await best.first().waitFor();
    expect(await best.count()).toBe(3);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, `booking/3-time-${lang}`, { fullPage: true });

    await best.first().click();
    const field = page.getByLabel(say.phone, { exact: true });
    await field.waitFor();
    await page.getByRole('button', { name: say.next }).click();
    await page.getByRole('alert').getByText(say.wrong).first().waitFor();
    await field.fill(phone);
    expect(page.url()).not.toContain(phone);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, `booking/4-phone-${lang}`, { fullPage: true });
    await page.getByRole('button', { name: say.next }).click();

    await page.getByRole('heading', { name: say.check }).waitFor();
    await page.goBack();
    await field.waitFor();
    expect(await field.inputValue()).toBe(phone);
    await page.getByRole('button', { name: say.next }).click();
    await page.getByRole('heading', { name: say.check }).waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, `booking/5-check-${lang}`, { fullPage: true });

    await page.getByRole('button', { name: say.confirm }).click();
    await page.getByRole('heading', { name: say.booked }).waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, `booking/6-booked-${lang}`, { fullPage: true });
    const [, code = ''] = /\/my\/[0-9a-f-]{36}\.([A-Z0-9]{6})\./.exec(page.url()) ?? [];
    const link = await page.locator('a[href*="calendar.ics"]').getAttribute('href');
    const file = await (await page.request.get(`${origin}${link ?? ''}`)).text();
    expect(file).toMatch(/DTSTART:\d{8}T\d{6}Z/);

    await page.goto('/my');
    await page.getByLabel(say.branch, { exact: true }).selectOption({ index: 0 });
    await page.getByLabel(say.code).fill(code.toLowerCase());
    await page.getByLabel(say.owner).fill(phone);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, `booking/7-find-${lang}`, { fullPage: true });
    await page.getByRole('button', { name: say.search, exact: true }).click();
    await page.getByRole('heading', { name: say.mine, exact: true }).waitFor();

    await page.getByRole('button', { name: say.move }).click();
    await best.nth(1).click();
    await page.getByRole('heading', { name: say.mine, exact: true }).waitFor();
    await screenshot(page, `booking/8-moved-${lang}`, { fullPage: true });

    await page.getByRole('button', { name: say.cancel }).click();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say.cancel }).click();
    await page.getByText(say.cancelled, { exact: true }).first().waitFor();
    await screenshot(page, `booking/9-cancelled-${lang}`, { fullPage: true });
    expect(complaints).toEqual([]);
    await close();
  });
}

test('the elder view offers the early hour, reads well and fits the screen', async () => {
  const { page, close } = await rig.openPage({ lang: 'zh', size: 'phone', origin });
  await page.goto('/b/hx01/book?service=withdrawal&large=2');
  await page.getByRole('heading', { name: SAYS.zh.when }).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await screenshot(page, 'booking/elder-time-zh', { fullPage: true });
  await close();
});

test('the whole way works with the keyboard alone', async () => {
  const { page, close } = await rig.openPage({ lang: 'zh', size: 'desktop', origin });
  await page.goto('/b/hx01/book?service=withdrawal');
  await page.getByRole('heading', { name: SAYS.zh.when }).waitFor();
  const first = page.getByRole('radio').first();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
  await screenshot(page, 'booking/desktop-time-zh', { fullPage: true });
  await close();
});
