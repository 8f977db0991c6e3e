import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { putService } from '#modules/services/index.ts';
import { takeStartingSet } from '#modules/content/index.ts';
import { foundBranch, hire, openBank, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Opened, type Rig } from '#test/rig/browser.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;
const passwords = new Map<string, string>();

beforeAll(async () => {
  bank = await openBank();
  const { branch } = await foundBranch(bank);
  await putService(bank.asking(), { code: 'transfer', name: '转账汇款', nameEn: 'Transfer', group: 'personal', minutes: 8, maskOff: false, urgency: 'ordinary' });
  await takeStartingSet(bank.as('hq_operations'), {});
  for (const lang of ['zh', 'en']) {
    passwords.set(`hq.${lang}`, (await hire(bank, `hq.${lang}`, 'hq_operations')).password);
    passwords.set(`lobby.${lang}`, (await hire(bank, `lobby.${lang}`, 'lobby_manager', branch)).password);
  }
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

const signedIn = async ({ context }: Opened, login: string): Promise<void> => {
  const answer = await context.request.post(`${origin}/api/session`, { headers: { 'idempotency-key': newId() }, data: { login, password: passwords.get(login) } });
  expect(answer.status()).toBe(201);
};

for (const [lang, card, say] of [
  ['zh', 'transfer-app', { title: '手机转账', publish: /发\s*布/, published: '已发布，各网点即可使用', phone: /扫\s*码/, scan: '请客户用手机扫码', done: '办好了', thanks: '太好了，省了一趟。谢谢您！', used: '1 / 1 / 1', slip: '打印小票', print: /打\s*印/ }],
  ['en', 'transfer-web', { title: 'Transfer online', publish: 'Publish', published: 'Published; branches can use it now', phone: 'By phone', scan: 'Let the visitor scan this', done: 'It is done', thanks: 'Wonderful, that saved you a trip. Thank you!', used: '1 / 1 / 1', slip: 'Print a slip', print: 'Print' }],
] as const) {
  test(`head office publishes a tip card, the lobby hands it out by code and on paper, the visitor does it at home (${lang})`, async () => {
    const office = await rig.openPage({ lang, size: 'desktop', origin });
    await signedIn(office, `hq.${lang}`);
    await office.page.goto(`/desk/cards?row=${card}`);
    await office.page.getByRole('button', { name: say.publish }).click();
    await office.page.getByText(say.published).waitFor();

    const desk = await rig.openPage({ lang, size: 'tablet', origin });
    await signedIn(desk, `lobby.${lang}`);
    await desk.page.goto(`/desk/cards?row=${card}`);
    await desk.page.getByRole('button', { name: say.phone }).click();
    const code = desk.page.getByRole('dialog', { name: say.scan }).getByRole('img', { name: say.title, exact: true });
    await code.waitFor();
    await screenshot(desk.page, `cards/scan-${lang}`);
    expect(await axe(desk.page)).toEqual([]);
    // What the phone's camera reads is the address that this picture was made from.
    const of = new URL((await code.getAttribute('src')) ?? '', origin).searchParams.get('of');

    const phone = await rig.openPage({ lang, size: 'phone', origin });
    await phone.page.goto(`/card/${card}?of=${of}`);
    await phone.page.getByRole('listitem').nth(3).waitFor();
    await screenshot(phone.page, `cards/phone-${lang}`);
    expect(await axe(phone.page)).toEqual([]);
    await phone.page.getByRole('button', { name: say.done }).click();
    await phone.page.getByText(say.thanks).waitFor();

    await desk.page.goto('/desk/cards');
    await desk.page.getByRole('cell', { name: say.used }).waitFor();
    await desk.page.goto(`/desk/cards?row=${card}`);
    const [paper] = await Promise.all([desk.context.waitForEvent('page'), desk.page.getByRole('button', { name: say.slip }).click()]);
    await paper.getByRole('button', { name: say.print }).waitFor();
    await screenshot(paper, `cards/slip-${lang}`);
    for (const { complaints, close } of [office, desk, phone]) {
      expect(complaints).toEqual([]);
      await close();
    }
  });
}
