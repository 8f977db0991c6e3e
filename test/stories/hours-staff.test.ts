import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeNetworkSetting } from '#modules/branches/index.ts';
import { fillCalendar, setWeeklyHours, weekOfDays } from '#modules/hours/index.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Rig } from '#test/rig/browser.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;

const SPLIT = [{ opens: '09:00', closes: '11:30' }, { opens: '13:30', closes: '16:00' }];
const WEEK = weekOfDays([SPLIT, SPLIT, SPLIT, SPLIT, SPLIT], { corporate: Array.from({ length: 5 }, () => [{ opens: '09:00', closes: '11:30' }]) });

beforeAll(async () => {
  bank = await openBank();
  for (const code of ['south', 'north', 'east']) {
    const { branch } = await foundBranch(bank, code);
    await setWeeklyHours(bank.asking(), { branch, week: WEEK, from: '2026-01-01' });
    if (code === 'south') await hire(bank, 'head', 'branch_head', branch);
  }
  await changeNetworkSetting(bank.asking(), { name: 'hours.closeAloneDays', value: 1, fromOn: '2026-03-02', source: 'story' });
  await changeNetworkSetting(bank.asking(), { name: 'hours.bankPhone', value: '400 000 1234', fromOn: '2026-03-02', source: 'story' });
  await fillCalendar(bank.asking(), { year: 2026 });
  await hire(bank, 'hq', 'hq_operations');
  await bank.work();
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

async function atDesk(login: string, lang: 'zh' | 'en', tablet = false) {
  const opened = await rig.openPage({ lang, size: 'desktop', origin });
  if (tablet) await opened.page.setViewportSize({ width: 1024, height: 768 });
  const [name = '', value = ''] = (await signIn(bank.server, login, `long enough ${login}`)).split('=');
  await opened.context.addCookies([{ name, value, url: origin }]);
  await opened.page.goto('/desk/hours');
  return opened;
}

test('a branch head drafts a new week; another person sees what changes, approves and publishes; the customer reads it', async () => {
  const head = await atDesk('head', 'zh');
  await head.page.getByRole('button', { name: '改每周时间' }).click();
  const typed = head.page.getByLabel('周一至周五 个人');
  await typed.fill('十点到三点');
  await head.page.getByRole('button', { name: '拟稿送审' }).click();
  await head.page.getByText('看不懂，请写成').waitFor();
  await head.page.getByText('请选一个原因').waitFor();
  await typed.fill('10-12, 14-15:30');
  await head.page.getByRole('button', { name: '疫情防控，调整营业时间' }).click();
  expect(await axe(head.page)).toEqual([]);
  await screenshot(head.page, 'hours/staff-week-zh');
  await head.page.getByRole('button', { name: '拟稿送审' }).click();
  const own = head.page.getByRole('article', { name: '测试支行 south' });
  await own.getByText('自己拟的稿，由另一位同事审批').waitFor();
  expect(await own.getByRole('button', { name: '审批并公示' }).isDisabled()).toBe(true);
  await screenshot(head.page, 'hours/staff-draft-own-zh');

  const hq = await atDesk('hq', 'en', true);
  await hq.page.getByRole('tab', { name: /Drafts/ }).click();
  const draft = hq.page.getByRole('article', { name: 'Test branch south' });
  await draft.getByText('10:00–12:00').waitFor();
  await draft.getByText('No booking is touched').waitFor();
  expect(await axe(hq.page)).toEqual([]);
  await screenshot(hq.page, 'hours/staff-drafts-en', { fullPage: true });
  await draft.getByRole('button', { name: 'Approve and publish' }).click();
  await hq.page.getByText('Version 2 is on all channels').waitFor();
  await hq.page.getByText('No draft is waiting').waitFor();

  const customer = await rig.openPage({ lang: 'zh', size: 'phone', origin });
  await customer.page.goto('/b/south');
  await customer.page.getByText('10:00–12:00').first().waitFor();
  await hq.page.goto('/desk/hours');
  await hq.page.getByRole('button', { name: /^Test branch south/ }).first().click();
  await hq.page.getByText('Drafted by head').waitFor();
  await hq.page.getByText('Approved by hq').waitFor();
  expect(await hq.page.getByRole('link', { name: 'Customer page' }).getAttribute('href')).toBe('/b/south');
  expect(await axe(hq.page)).toEqual([]);
  await screenshot(hq.page, 'hours/staff-plan-en');
  expect([...head.complaints, ...hq.complaints, ...customer.complaints]).toEqual([]);
  for (const one of [head, hq, customer]) await one.close();
});

test.each([['zh', 'north', false], ['en', 'east', true]] as const)('a burst pipe: closed on all channels in three taps, and opened again by two people (%s)', async (lang, code, tablet) => {
  const say = lang === 'zh'
    ? { cell: `测试支行 ${code}，3月2日周一`, reason: '停水停电检修', close: '停业并立即公示', done: '已停业，第 2 版已在各渠道公示', closed: /停水停电检修/, again: '恢复营业', sent: '恢复营业的草案已送审', undo: '撤销', taken: '草案已撤回' }
    : { cell: `Test branch ${code}, Mon 2 Mar`, reason: 'Water or power is off for repair', close: 'Close and publish now', done: 'Closed: version 2 is on all channels', closed: /Water or power is off/, again: 'Reopen', sent: 'The reopening waits for approval', undo: 'Undo', taken: 'The draft is withdrawn' };
  const { page, complaints, close } = await atDesk('hq', lang, tablet);
  const cell = page.getByRole('button', { name: new RegExp(`^${say.cell}`) });
  await cell.waitFor();
  if (lang === 'zh') expect(await axe(page)).toEqual([]);
  await screenshot(page, `hours/staff-grid-${lang}`, { fullPage: true });
  await cell.click();
  await page.getByRole('button', { name: say.reason, exact: true }).click();
  if (lang === 'en') expect(await axe(page)).toEqual([]);
  await screenshot(page, `hours/staff-closure-${lang}`);
  await page.getByRole('button', { name: say.close }).click();
  await page.getByText(say.done).waitFor();

  const customer = await rig.openPage({ lang, size: 'phone', origin });
  await customer.page.goto(`/b/${code}`);
  await customer.page.getByText(say.closed).first().waitFor();
  await customer.close();

  await cell.click();
  await page.getByRole('button', { name: say.again }).click();
  await page.getByText(say.sent).waitFor();
  await page.getByRole('button', { name: say.undo }).click();
  await page.getByText(say.taken).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('headquarters make a Saturday a work day, and take it back', async () => {
  const { page, complaints, close } = await atDesk('hq', 'zh');
  await page.getByRole('tab', { name: '节假日历' }).click();
  await page.getByText('节假日 33 天，调休补班 6 天。').waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'hours/staff-calendar-zh', { fullPage: true });
  await page.getByRole('button', { name: /^3月6日周五/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByText('节假日 33 天，调休补班 7 天。').waitFor();
  await page.getByRole('tab', { name: '一周一览' }).click();
  await page.getByRole('columnheader', { name: /3月7日周六.*班/ }).waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('columnheader', { name: /^3月7日周六$/ }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});
