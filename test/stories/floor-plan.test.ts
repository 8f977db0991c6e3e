import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { putService } from '#modules/services/index.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Opened, type Rig, type SIZES } from '#test/rig/browser.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;
let branch: string;

beforeAll(async () => {
  bank = await openBank({ at: instantOf('2026-03-02', '10:00', 'Asia/Shanghai') });
  ({ branch } = await foundBranch(bank, '城南'));
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  await putService(bank.asking(), { code: 'deposit', name: '存现金', nameEn: 'Cash deposit', group: 'personal', maskOff: false, minutes: 6, urgency: 'ordinary' });
  await hire(bank, 'head', 'branch_head', branch);
  await hire(bank, 'lobby', 'lobby_manager', branch);
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

async function signedIn(who: 'head' | 'lobby', lang: 'zh' | 'en', size: keyof typeof SIZES): Promise<Opened> {
  const opened = await rig.openPage({ lang, size, origin });
  const [name = '', value = ''] = (await signIn(bank.server, who, `long enough ${who}`)).split('=');
  await opened.context.addCookies([{ name, value, url: origin }]);
  return opened;
}

const W = {
  zh: { title: '平面图', save: '保存平面图', saved: /已保存为第/, seat: '座位 A1', undo: '撤销一步', steps: ['36.5', '都答“否”', '无手机，纸质登记', '来访者同意 · 登记'], errand: '存现金', take: '取号', sit: /带到 [A-Z]\d+ 座/, given: /^座位 [A-Z]\d+$/, queue: /排队与分流/, next: /下一位请坐/, here: /请坐 [A-Z]\d+ 号座位/ },
  en: { title: 'Floor plan', save: 'Save the plan', saved: /Saved as version/, seat: 'Seats A1', undo: 'Undo', steps: ['36.5', 'No to all', 'No phone: on paper', 'Visitor agrees · register'], errand: 'Cash deposit', take: 'Take a number', sit: /Show to seat [A-Z]\d+/, given: /^Seat [A-Z]\d+$/, queue: /Queue/, next: /next visitor to/, here: /Please sit at seat [A-Z]\d+/ },
} as const;

test.each(['zh', 'en'] as const)('the branch head draws the hall by dragging; the lobby manager then shows the next visitor to a spaced seat (%s)', async (lang) => {
  const w = W[lang];
  const { page, complaints, close } = await signedIn('head', lang, 'desktop');
  await page.goto(`/desk/floor-plan?branch=${branch}`);
  await page.getByRole('heading', { level: 1, name: w.title }).waitFor();
  const seat = page.getByRole('button', { name: w.seat, exact: true });
  // Towards the wall, and back from it.
  const by = lang === 'zh' ? -20 : 20;
  const before = await seat.boundingBox();
  if (!before) throw new Error('the seat A1 is not drawn');
  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
  await page.mouse.down();
  await page.mouse.move(before.x + before.width / 2 + by, before.y + before.height / 2 - 10, { steps: 5 });
  await page.mouse.up();
  const after = await seat.boundingBox();
  expect(Math.abs((after?.x ?? 0) - before.x - by)).toBeLessThan(6);
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', { name: w.undo, exact: true }).click();
  expect(await axe(page)).toEqual([]);
  await screenshot(page, `floor-plan/drawn-${lang}-desktop`);
  await page.getByRole('button', { name: w.save, exact: true }).click();
  await page.getByText(w.saved).first().waitFor();
  expect(complaints).toEqual([]);
  await close();

  const desk = await signedIn('lobby', lang, 'tablet');
  await desk.page.goto('/desk/lobby');
  for (const name of w.steps) await desk.page.getByRole('button', { name, exact: true }).tap();
  await desk.page.getByRole('button', { name: w.errand, exact: true }).tap();
  await desk.page.getByRole('button', { name: w.sit }).tap();
  await desk.page.getByText(w.given).waitFor();
  await screenshot(desk.page, `floor-plan/seat-given-${lang}-tablet`);
  await desk.page.getByRole('tab', { name: w.queue }).tap();
  await desk.page.getByText(w.next).waitFor();
  await screenshot(desk.page, `floor-plan/hall-${lang}-tablet`, { fullPage: true });
  expect(await axe(desk.page)).toEqual([]);
  expect(desk.complaints).toEqual([]);
  await desk.close();
});
