import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, weekdayOf } from '#kernel/time.ts';
import { setWeeklyHours, weekOfDays } from '#modules/hours/index.ts';
import { forecastArrivals, screenVisitor, sitDown, takeTicket } from '#modules/lobby/index.ts';
import { putService } from '#modules/services/index.ts';
import { sql } from '#platform/sql.ts';
import { somebody } from '#test/rig/house.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Rig } from '#test/rig/browser.ts';
import { liveFourWeeks } from '#test/rig/history.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;
let branch: string;
let page: string;

beforeAll(async () => {
  bank = await openBank();
  await putService(bank.asking(), { code: 'deposit', name: '存现金', nameEn: 'Cash deposit', group: 'personal', minutes: 9, maskOff: false, urgency: 'ordinary' });
  ({ branch } = await foundBranch(bank, 'waits'));
  await setWeeklyHours(bank.asking(), { branch, week: weekOfDays(Array.from({ length: 5 }, () => [{ opens: '09:00', closes: '17:00' }])), from: '2026-01-01' });
  await hire(bank, 'head', 'branch_head', branch);
  const young = await foundBranch(bank, 'young');
  await setWeeklyHours(bank.asking(), { branch: young.branch, week: weekOfDays(Array.from({ length: 5 }, () => [{ opens: '09:00', closes: '17:00' }])), from: '2026-01-01' });
  await hire(bank, 'young', 'branch_head', young.branch);
  await bank.house.db.change({ branch }, async (tx) => {
    await liveFourWeeks(tx, { branch, before: '2026-03-02' }, { 9: 14, 10: 26, 11: 12, 12: 6, 13: 8, 14: 16, 15: 12, 16: 7 });
    await tx.run(sql`
      insert into lobby.forecast_score (branch_id, on_date, method, forecast_count, left_count, mae_minutes, bias_minutes, within10, coverage80, kept90, scored_at)
      select ${branch}, d, 'similar', 90 + extract(day from d)::int, 4, 4 + extract(day from d)::int % 4, -1.6, 0.86, 0.79, 0.9, d from generate_series(date '2026-02-17', date '2026-02-27', interval '1 day') d where extract(isodow from d) < 6`);
  });
  await bank.house.db.change({ branch }, (tx) => tx.run(sql`
    insert into lobby.suggestion (branch_id, id, on_date, at, service_code, offered, taken)
    select ${branch}, gen_random_uuid(), '2026-02-26', timestamptz '2026-02-26 10:00+08', 'deposit', '{online,later,machine,ticket}', case when n % 3 = 0 then 'machine' when n % 8 = 1 then 'later' else 'ticket' end from generate_series(1, 40) n`));
  for (const date of ['2026-03-02', '2026-03-03']) await forecastArrivals(bank.asking(), { branch, date });
  await sitDown(bank.asking(somebody('teller', [branch])), { branch, counter: 1 });
  for (let n = 0; n < 7; n += 1) page = await aTicket();
  await bank.work();
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

const SAYS = {
  zh: { wait: '预计等候', about: /^约 \d+–\d+ 分钟$/, outlook: '客流与柜台', expected: /预计来 \d+ 人/, short: /柜台不够的时段|计划的柜台够用/, asTable: '看表格', needed: '建议柜台', truth: '预计等候准不准', mean: /平均差 \d+ 分钟/, greeting: '迎客建议用得怎样', last: /存现金的“线上办”/ },
  en: { wait: 'Expected wait', about: /^About \d+–\d+ minutes$/, outlook: 'Visitors and counters', expected: /about \d+ people are expected/, short: /Too few counters|counters are enough/, asTable: 'As a table', needed: 'Proposed counters', truth: 'How true the wait estimates were', mean: /\d+ minutes off on average/, greeting: 'What becomes of the suggestions', last: /Online for “Cash deposit”/ },
} as const;

test.each(['zh', 'en'] as const)('a visitor is told a range of minutes on the phone (%s)', async (lang) => {
  const w = SAYS[lang];
  const { page: phone, complaints, close } = await rig.openPage({ lang, size: 'phone', origin });
  await phone.goto(`/t/${page}`);
  await phone.getByRole('heading', { name: w.wait }).waitFor();
  await phone.getByText(w.about).waitFor();
  await screenshot(phone, `waits/${lang}-phone`, { fullPage: true });
  expect(await axe(phone)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test.each([['zh', 'desktop'], ['en', 'tablet']] as const)('the branch head sees tomorrow and how true the estimates were (%s, %s)', async (lang, size) => {
  const w = SAYS[lang];
  const { page: desk, context, complaints, close } = await rig.openPage({ lang, size, origin });
  const [name = '', value = ''] = (await signIn(bank.server, 'head', 'long enough head')).split('=');
  await context.addCookies([{ name, value, url: origin }]);
  await desk.goto('/desk/today');
  const outlook = figure(desk, w.outlook);
  await outlook.getByText(w.expected).first().waitFor();
  await outlook.getByText(w.short).first().waitFor();
  await figure(desk, w.truth).getByText(w.mean).first().waitFor();
  await figure(desk, w.greeting).getByText(w.last).first().waitFor();
  await screenshot(desk, `waits/${lang}-${size}`, { fullPage: true });
  await outlook.getByRole('button', { name: w.asTable }).click();
  await outlook.getByRole('columnheader', { name: w.needed }).waitFor();
  await screenshot(desk, `waits/${lang}-${size}-table`, { fullPage: true });
  expect(await axe(desk)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test.each([['zh', 'desktop'], ['en', 'phone']] as const)('a young branch brings in the log of its old queue machine, sees tomorrow, and takes it back (%s, %s)', async (lang, size) => {
  const w = PAST[lang];
  const { page: desk, context, complaints, close } = await rig.openPage({ lang, size, origin });
  const [name = '', value = ''] = (await signIn(bank.server, 'young', 'long enough young')).split('=');
  await context.addCookies([{ name, value, url: origin }]);
  await desk.goto('/desk/today');
  await desk.getByRole('link', { name: w.bring }).click();
  const days = Array.from({ length: 28 }, (_, at) => addDays('2026-02-02', at)).filter((date) => weekdayOf(date) < 6);
  const rows = days.flatMap((date, nth) => Array.from({ length: 60 + (nth % 5) * 6 }, (_, n) => `A${n},${date} ${String(9 + (n % 7)).padStart(2, '0')}:${String((n * 7) % 40).padStart(2, '0')}:00,${date} ${String(9 + (n % 7)).padStart(2, '0')}:${45 + (n % 5)}:00,${date} ${String(9 + (n % 7)).padStart(2, '0')}:${50 + (n % 9)}:00,存现金`));
  await desk.locator('input[type=file]').setInputFiles({ name: '排队机.csv', mimeType: 'text/csv', buffer: Buffer.from(['票号,取号时间,叫号时间,结束时间,业务', ...rows, 'A1,2026-02-03 25:00,,,存现金', 'A2,2026-02-03 10:00,,,寄存'].join('\n')) });
  const bring = desk.getByRole('button', { name: w.confirm });
  await bring.waitFor();
  await desk.getByText(w.why).waitFor();
  await screenshot(desk, `waits/past-${lang}-${size}`, { fullPage: true });
  expect(await axe(desk)).toEqual([]);
  await bring.click();
  const brought = desk.getByRole('region', { name: w.brought }).getByRole('listitem');
  await brought.waitFor();
  await screenshot(desk, `waits/past-${lang}-${size}-brought`, { fullPage: true });
  const [given] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: w.giveBack }).click()]);
  expect(given.suggestedFilename()).toBe(w.toMend);
  const toMend = readFileSync(await given.path(), 'utf8');
  expect(toMend).toContain(w.why);
  await desk.locator('input[type=file]').setInputFiles({ name: given.suggestedFilename(), mimeType: 'text/csv', buffer: Buffer.from(toMend.replace('25:00', '15:00').replace('寄存', '存现金')) });
  await desk.getByRole('button', { name: w.confirmMended }).click();
  await desk.getByText(w.mended).waitFor();
  await desk.getByRole('link', { name: w.toToday }).click();
  await figure(desk, SAYS[lang].outlook).getByText(SAYS[lang].expected).first().waitFor();
  await desk.goBack();
  await brought.getByRole('button', { name: w.withdraw }).click();
  await desk.getByRole('dialog').getByRole('button', { name: w.withdraw }).click();
  await desk.getByText(w.none).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

const PAST = {
  zh: { bring: '带入旧排队机记录', confirm: /^带入 20 天，[\d,]+ 个号$/, why: '业务不在目录里，也不是个人、对公、理财', brought: '已带入', toToday: '去看明天的客流', giveBack: '下载待更正的 2 行', toMend: '排队机-待更正.csv', confirmMended: '补上更正的 2 个号', mended: /已补上 2 个号/, withdraw: '撤回', none: '还没有带入记录' },
  en: { bring: 'Bring in the log of your old queue machine', confirm: /^Bring in 20 days, [\d,]+ numbers$/, why: 'Neither a service of the catalogue', brought: 'Brought in', toToday: 'See tomorrow’s visitors', giveBack: 'Download the 2 rows to mend', toMend: '排队机-to-mend.csv', confirmMended: 'Add 2 mended numbers', mended: /2 numbers added/, withdraw: 'Take back', none: 'Nothing brought in yet' },
} as const;

function figure(desk: Page, name: string) {
  return desk.getByRole('figure', { name });
}

async function aTicket(): Promise<string> {
  const asking = () => bank.asking(somebody('lobby_manager', [branch]));
  const passed = await screenVisitor(asking(), { branch, temperature: 36.5, answers: { contact: false, area: false, unwell: false }, contact: 'none', consentVersion: '2026-01' });
  return (await takeTicket(asking(), { branch, visit: passed.visit ?? '', service: 'deposit' })).secret;
}

