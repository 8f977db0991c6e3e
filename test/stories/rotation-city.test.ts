import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NETWORK } from '#kernel/id.ts';
import { allBranches, changeNetworkSetting } from '#modules/branches/index.ts';
import { openingsOf, servesPeople } from '#modules/hours/index.ts';
import { hasData, realFile } from '#modules/imports/real-data.ts';
import { hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Rig } from '#test/rig/browser.ts';

/** One bank of the real list: its branches as they lie in Hong Kong. */
const BANK = '東亞銀行';
type List = { features: { properties: Record<string, string> }[] };

let bank: TestBank;
let rig: Rig;
let origin: string;

describe.skipIf(!hasData)('a real city (skipped without ../shared/data)', () => {
  beforeAll(async () => {
    bank = await openBank();
    await changeNetworkSetting(bank.asking(), { name: 'rotation.planSeconds', value: 3, fromOn: '2026-03-02', source: 'story' });
    for (const login of ['planner', 'second']) await hire(bank, login, 'hq_operations');
    ({ origin } = await bank.listen());
    rig = await openBrowser();
  });
  afterAll(async () => {
    await rig?.close();
    await bank?.close();
  });

  test('its branches are imported, their week planned and compared with chance, pinned, approved, published', async () => {
    const whole = JSON.parse(realFile('hk-bank-branches/hk01_branch.geojson').toString()) as List; // read again, row by row, by the importer
    const list = { ...whole, features: whole.features.filter(({ properties }) => properties['銀行牌子'] === BANK) };
    const one = await signedIn('planner', 'zh');
    await one.page.goto('/desk/import');
    await one.page.locator('input[type=file]').setInputFiles({ name: 'hk01.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(JSON.stringify(list)) });
    await one.page.getByRole('button', { name: `导入 ${list.features.length} 个网点` }).click({ timeout: 60_000 });
    await one.page.getByText(`已写入 ${list.features.length} 个网点`).waitFor({ timeout: 60_000 });

    await one.page.goto('/desk/rotation');
    await one.page.getByRole('button', { name: '拟一周轮值' }).first().click();
    await one.page.getByRole('button', { name: /开\s*始/ }).click();
    await one.page.locator('.turn-cell').first().click();
    await one.page.getByRole('button', { name: /必开/ }).first().waitFor();
    await one.page.getByRole('button', { name: /^测\s*算$/ }).click();
    await one.page.getByText(/正在测算/).waitFor();
    await bank.work();
    await one.page.getByText('待审批', { exact: true }).first().waitFor({ timeout: 60_000 });
    // Nearer than chance with as many openings, and its distance from the best that any plan can be is told; how small it is depends on the time that a busy machine leaves, and is measured by `rota table`.
    await one.page.getByText(/比随机轮值近 [1-9]/).waitFor();
    const gap = Number.parseFloat((await one.page.locator('.stats').getByText(/^\d+\.\d\d%$/).last().textContent()) ?? '');
    expect(gap).toBeLessThan(15);
    await screenshot(one.page, 'rotation-city/plan-zh', { fullPage: true });
    await one.page.getByText('随机轮值', { exact: true }).first().click();
    await screenshot(one.page, 'rotation-city/random-zh');

    const two = await signedIn('second', 'en');
    await two.page.goto('/desk/rotation');
    // A district with one branch cannot have it open all seven days: that gap is accepted by whoever approves, and only by name.
    await two.page.locator('.rota-deeds').getByRole('checkbox').check();
    await two.page.getByRole('button', { name: 'Approve' }).click();
    await two.page.getByRole('button', { name: 'Publish' }).click();
    await two.page.getByText(/branches have new hours/).waitFor({ timeout: 60_000 });
    expect(await axe(two.page)).toEqual([]);
    await screenshot(two.page, 'rotation-city/published-en', { fullPage: true });
    // Half of them open on the Monday, as planned; the first, pinned, among them.
    const open = await bank.house.db.look({ branch: NETWORK }, async (tx) => {
      const all = await allBranches(tx);
      const openings = await openingsOf(tx, all.map(({ id }) => id), '2026-03-09');
      return all.filter(({ id }) => servesPeople(openings.get(id)?.mode ?? 'closed')).length;
    });
    expect(open).toBe(Math.floor(list.features.length / 2));
    expect([...one.complaints, ...two.complaints]).toEqual([]);
  });
});

async function signedIn(login: string, lang: 'zh' | 'en') {
  const opened = await rig.openPage({ lang, size: 'desktop', origin });
  const [name = '', value = ''] = (await signIn(bank.server, login, `long enough ${login}`)).split('=');
  await opened.context.addCookies([{ name, value, url: origin }]);
  return opened;
}
