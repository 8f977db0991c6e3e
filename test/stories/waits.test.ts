import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

function figure(desk: Page, name: string) {
  return desk.getByRole('figure', { name });
}

async function aTicket(): Promise<string> {
  const asking = () => bank.asking(somebody('lobby_manager', [branch]));
  const passed = await screenVisitor(asking(), { branch, temperature: 36.5, answers: { contact: false, area: false, unwell: false }, contact: 'none', consentVersion: '2026-01' });
  return (await takeTicket(asking(), { branch, visit: passed.visit ?? '', service: 'deposit' })).secret;
}

