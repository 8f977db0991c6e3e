import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { axe, openBrowser, screenshot, type Rig } from '#test/rig/browser.ts';

let bank: TestBank;
let rig: Rig;
let origin: string;

beforeAll(async () => {
  bank = await openBank();
  await foundBranch(bank, '城南');
  await hire(bank, 'hq', 'hq_operations');
  ({ origin } = await bank.listen());
  rig = await openBrowser();
});
afterAll(async () => {
  await rig?.close();
  await bank?.close();
});

test.each(['zh', 'en'] as const)('headquarters hands in a list, sees each row’s fate and imports the good ones (%s)', async (lang) => {
  const say = lang === 'zh' ? { confirm: '导入 2 个网点', done: '已写入 2 个网点' } : { confirm: 'Import 2 branches', done: '2 branches written' };
  const { page, context, complaints, close } = await rig.openPage({ lang, size: 'desktop', origin });
  const [name = '', value = ''] = (await signIn(bank.server, 'hq', 'long enough hq')).split('=');
  await context.addCookies([{ name, value, url: origin }]);
  await page.goto('/desk/import');
  const rows = [`${lang}1,甲支行,${lang} 一路1号,021-62221111,城东,周一至周五 9:00-17:00`, `${lang}2,乙支行,${lang} 二路2号,,城东,8:30-18:00`, `${lang}3,,三路3号,,城东,`];
  await page.locator('input[type=file]').setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(['网点代码,网点名称,地址,电话,区域,营业时间', ...rows].join('\n')) });
  await page.getByRole('button', { name: say.confirm }).waitFor();
  await screenshot(page, `import-${lang}`, { fullPage: true });
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: say.confirm }).click();
  await page.getByText(say.done).waitFor();
  expect(complaints).toEqual([]);
  await close();
});
