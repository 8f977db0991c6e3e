import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#platform/root.ts';
import { keptTokens } from '#world/device-tokens.ts';
import { SAMPLE_PASSWORD } from '#world/staff.ts';
import { fontsReady, openBrowser, screenshot, type Rig } from './rig/browser.ts';

// The pictures of the README, from the real pages of a running sample bank: KAIMEN_HOME=… npx tsx test/pictures.ts http://127.0.0.1:PORT
const [origin = 'http://127.0.0.1:3000'] = process.argv.slice(2);
const home = process.env['KAIMEN_HOME'] ?? './.kaimen';
const rig = await openBrowser();
try {
  for (const lang of ['zh', 'en'] as const) {
    await staffPage(rig, lang, 'head.hx01', '/desk/today', `today-${lang}`);
    await staffPage(rig, lang, 'region.hx', '/desk/region', `region-${lang}`);
    await lobbyTablet(lang);
    await openPage(lang, 'phone', '/', `customer-${lang}`);
    await openPage(lang, 'desktop', `/sample?lang=${lang}`, `sample-${lang}`);
    const token = keptTokens(home).find(({ branch, kind }) => branch === 'hx01' && kind === 'screen')?.token;
    if (token !== undefined) await openPage(lang, 'screen', `/screen#${token}`, `screen-${lang}`);
    await together(lang);
  }
} finally {
  await rig.close();
}

async function staffPage(at: Rig, lang: 'zh' | 'en', login: string, path: string, name: string): Promise<void> {
  const { page, context, close } = await at.openPage({ lang, size: 'desktop', origin });
  await context.request.post('/api/session', { data: { login, password: SAMPLE_PASSWORD }, headers: { 'idempotency-key': `pictures-${Date.now()}` } });
  await page.goto(path);
  await page.waitForTimeout(4_000);
  await screenshot(page, `pictures/${name}`);
  await close();
}

async function openPage(lang: 'zh' | 'en', size: 'phone' | 'screen' | 'desktop', path: string, name: string): Promise<void> {
  const { page, close } = await rig.openPage({ lang, size, origin });
  await page.goto(path);
  await page.waitForTimeout(3_000);
  await screenshot(page, `pictures/${name}`);
  await close();
}

/** The lobby manager's tablet with a visitor before it: measured and asked, not yet registered. */
async function lobbyTablet(lang: 'zh' | 'en'): Promise<void> {
  const { page, context, close } = await rig.openPage({ lang, size: 'tablet', origin });
  await page.setViewportSize({ width: 1024, height: 768 });
  await context.request.post('/api/session', { data: { login: 'lobby.hx01', password: SAMPLE_PASSWORD }, headers: { 'idempotency-key': `pictures-${Date.now()}` } });
  await page.goto('/desk/lobby');
  await page.getByRole('button', { name: '36.4', exact: true }).tap();
  await page.getByRole('button', { name: lang === 'zh' ? '都答“否”' : 'No to all' }).tap();
  await page.waitForTimeout(2_000);
  await screenshot(page, `pictures/lobby-${lang}`);
  await close();
}

/** One picture of five: the branch head's day and the region, the lobby screen and the lobby manager's tablet, the customer's phone. */
async function together(lang: 'zh' | 'en'): Promise<void> {
  const part = (name: string): string => `data:image/png;base64,${readFileSync(join(ROOT, 'test-output', 'pictures', `${name}-${lang}.png`)).toString('base64')}`;
  const { page, close } = await rig.openPage({ lang, size: 'desktop', origin });
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.setContent(`<style>body{margin:0;background:#f2ede4;display:grid;grid-template-columns:1.15fr 1fr .62fr;gap:20px;padding:20px;box-sizing:border-box}
    img{width:100%;border-radius:10px;box-shadow:0 4px 20px #0002;display:block}div{display:grid;gap:20px;align-content:start}</style>
    <div><img src="${part('today')}"><img src="${part('region')}"></div><div><img src="${part('screen')}"><img src="${part('lobby')}"></div><div><img src="${part('customer')}"></div>`);
  await page.waitForTimeout(500);
  await fontsReady(page);
  const folder = join(ROOT, 'docs', 'pictures');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, lang === 'zh' ? 'branch-day.zh.png' : 'branch-day.png'), await page.screenshot({ clip: { x: 0, y: 0, width: 1600, height: 848 } }));
  await close();
}
