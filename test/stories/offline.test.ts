import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { sql, type Query } from '#platform/sql.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { layOutPlaces, receiveStock, roundsNow } from '#modules/protection/index.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Opened, type Rig, type SIZES } from '#test/rig/browser.ts';
import { openLine, type Line } from '#test/rig/line.ts';
import { until } from '#test/rig/until.ts';

let bank: TestBank;
let rig: Rig;
let line: Line;
let branch: string;

const at = (clock: string) => instantOf('2026-03-02', clock, 'Asia/Shanghai');
const rows = <Row extends object>(query: Query<Row>) => bank.house.db.look({ branch }, (tx) => tx.many(query));

beforeAll(async () => {
  bank = await openBank({ at: at('08:20') });
  ({ branch } = await foundBranch(bank, '城南'));
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  await layOutPlaces(bank.asking(), { branch });
  for (const [login, role] of [['cleaner', 'cleaner'], ['lobby', 'lobby_manager'], ['head', 'branch_head']] as const) await hire(bank, login, role, branch);
  await receiveStock(bank.as('lobby_manager', [branch]), { branch, item: 'mask', quantity: 500, batch: 'M-1' });
  await bank.work();
  line = await openLine((await bank.listen()).origin);
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await line?.close();
  await bank?.close();
});

/** Somebody at a device whose clock the test can set: `kaimen.test.shift` milliseconds from the machine's. */
async function signedIn(login: string, lang: 'zh' | 'en', size: keyof typeof SIZES): Promise<Opened> {
  const opened = await rig.openPage({ lang, size, origin: line.origin, alone: true });
  await opened.context.addInitScript('{ const real = Date.now; Date.now = () => real() + Number(localStorage.getItem("kaimen.test.shift") ?? 0); }');
  const [name = '', value = ''] = (await signIn(bank.server, login, `long enough ${login}`)).split('=');
  await opened.context.addCookies([{ name, value, url: line.origin }]);
  return opened;
}

async function lineGone({ context }: Opened): Promise<void> {
  line.cut();
  await context.setOffline(true);
}

async function lineBack({ context }: Opened): Promise<void> {
  line.mend();
  await context.setOffline(false);
}

async function passMinutes({ page }: Opened, minutes: number, more: { bank?: boolean } = {}): Promise<void> {
  await page.evaluate(`localStorage.setItem('kaimen.test.shift', String(Number(localStorage.getItem('kaimen.test.shift') ?? 0) + ${minutes * 60_000}))`);
  if (more.bank !== false) bank.clock.pass(minutes);
}

const kept = (page: Opened['page']) => page.evaluate<{ id: string }[]>(`new Promise((done, fail) => { const open = indexedDB.open('kaimen', 1); open.onerror = fail; open.onsuccess = () => { const all = open.result.transaction('records').objectStore('records').getAll(); all.onsuccess = () => done(all.result); all.onerror = fail; }; })`);

test('a tablet works for 30 minutes without a line, is opened anew meanwhile, and everything counts as of when it was done', async () => {
  const tablet = await signedIn('lobby', 'zh', 'tablet');
  const { page } = tablet;
  await page.goto('/desk/offline');
  await page.getByRole('button', { name: '备好这台设备' }).waitFor();
  await screenshot(page, 'offline/not-ready-zh-tablet');
  await page.getByRole('button', { name: '备好这台设备' }).click();
  await page.getByText('没有待传的记录').waitFor();
  // Each page leaves its paper here as it is seen.
  await page.goto('/desk/rounds');
  await page.getByRole('heading', { name: '现在走一圈' }).waitFor();
  await page.goto('/desk/lobby');
  await page.locator('.door-send').waitFor();
  await page.goto('/desk/supplies');
  await page.getByRole('button', { name: '现场清点' }).waitFor();

  await lineGone(tablet);
  const rounds = await roundsNow(bank.as('cleaner', [branch]), { branch });
  const code = rounds.places.find((place) => place.zone === 'machines' && place.class === 'zone')?.code ?? '';
  await page.goto(`/desk/rounds?branch=${branch}&place=${code}`);
  await page.getByRole('heading', { level: 1, name: '智能机具区' }).waitFor();
  await page.getByText('没有网络，按 08:20 的安排继续').waitFor();
  await screenshot(page, 'offline/spot-zh-tablet');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: '做好了，记录 6 项' }).click();
  await page.getByText('现在没有要做的').waitFor();
  await page.getByRole('link', { name: '1 条待传' }).waitFor();

  await passMinutes(tablet, 15);
  await page.goto('/desk/lobby');
  await page.getByRole('button', { name: '36.5' }).click();
  await page.getByRole('button', { name: '都答“否”' }).click();
  await page.getByLabel('联系电话').fill('13800001234');
  await screenshot(page, 'offline/door-zh-tablet');
  await page.locator('.door-send').click();
  await page.getByText('登记已封存在这台设备上').waitFor();
  await screenshot(page, 'offline/door-kept-zh-tablet');

  await passMinutes(tablet, 15);
  await page.goto('/desk/supplies');
  await page.getByLabel('医用口罩 M-1').fill('420');
  await screenshot(page, 'offline/count-zh-tablet');
  await page.getByRole('button', { name: '清点入账 1 批' }).click();
  await page.getByRole('link', { name: '3 条待传' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: '3 条待传' }).waitFor();
  await page.goto('/desk/offline');
  await page.getByText('门前登记').waitFor();
  await screenshot(page, 'offline/kept-zh-tablet');
  expect(await axe(page)).toEqual([]);
  const lying = JSON.stringify(await kept(page));
  expect(lying).not.toMatch(/13800001234|36\.5/);

  await lineBack(tablet);
  await page.getByText('没有待传的记录').waitFor();
  expect(await kept(page)).toEqual([]);
  expect(await rows(sql<{ done_at: Date }>`select distinct done_at from protection.round`)).toEqual([{ done_at: expect.any(Date) as Date }]);
  const [round] = await rows(sql<{ at: Date }>`select max(done_at) as at from protection.round`);
  const [screening] = await rows(sql<{ at: Date; n: number }>`select max(at) as at, count(*)::int as n from screening.registration`);
  const [stock] = await rows(sql<{ quantity: number }>`select quantity from protection.stock where item_code = 'mask' and batch = 'M-1'`);
  expect(Math.abs((round?.at.getTime() ?? 0) - at('08:20').getTime())).toBeLessThan(60_000);
  expect(Math.abs((screening?.at.getTime() ?? 0) - at('08:35').getTime())).toBeLessThan(60_000);
  expect([screening?.n, stock?.quantity]).toEqual([1, 420]);
  await page.goto('/desk/lobby');
  await page.getByRole('tab', { name: /排队/ }).waitFor();
  await tablet.close();
});

test('a phone whose clock was changed: its record waits for the head, who enters it at the right time', async () => {
  const phone = await signedIn('cleaner', 'en', 'phone');
  const { page } = phone;
  await page.goto('/desk/offline');
  await page.getByRole('button', { name: 'Make this device ready' }).click();
  await page.getByText('Nothing waits to be sent').waitFor();
  await page.goto('/desk/rounds');
  await page.getByRole('heading', { name: 'Walk round now' }).waitFor();
  await lineGone(phone);
  const rounds = await roundsNow(bank.as('cleaner', [branch]), { branch });
  const code = rounds.places.find((place) => place.zone === 'waiting' && place.class === 'zone')?.code ?? '';
  await passMinutes(phone, 40, { bank: false });
  await page.goto('/desk/rounds');
  await page.getByLabel('Code on the label').fill(code);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('button', { name: /^Done/ }).waitFor();
  await screenshot(page, 'offline/spot-en-phone', { fullPage: true });
  await page.getByRole('button', { name: /^Done/ }).click();
  await page.getByRole('link', { name: '1 to send' }).waitFor();
  await page.goto('/desk/offline');
  await page.getByText('sealed', { exact: true }).waitFor();
  await screenshot(page, 'offline/kept-en-phone');
  await lineBack(phone);
  await page.getByText('1 wait for the branch head').waitFor();
  await phone.close();

  const desk = await signedIn('head', 'zh', 'desktop');
  await desk.page.goto('/desk/offline');
  await desk.page.getByText('设备的钟快了').waitFor();
  await screenshot(desk.page, 'offline/review-zh-desktop', { fullPage: true });
  expect(await axe(desk.page)).toEqual([]);
  await desk.page.getByRole('button', { name: '改时间入账' }).click();
  await desk.page.getByRole('textbox', { name: '实际做的时间' }).fill('2026-03-02T08:45');
  await screenshot(desk.page, 'offline/correct-zh-desktop');
  await desk.page.getByRole('button', { name: '按这个时间入账' }).click();
  await desk.page.getByText('没有要核对的记录').waitFor();
  await until(async () => (await rows(sql<{ n: number }>`select count(*)::int as n from protection.round where done_at = '2026-03-02 08:45+08'`))[0]?.n !== 0, 'entered at the corrected time');
  expect(desk.complaints).toEqual([]);
  await desk.close();
});
