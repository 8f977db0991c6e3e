import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { ROOT } from '#platform/root.ts';
import { chromiumFiles } from './chromium.ts';

export const SIZES = {
  phone: { width: 390, height: 844 },
  tablet: { width: 1180, height: 820 },
  desktop: { width: 1440, height: 900 },
  screen: { width: 1920, height: 1080 },
} as const;

export type Opened = Readonly<{
  page: Page;
  context: BrowserContext;
  /** What the browser complained about: errors of scripts, of the console, and answers that were 5xx. */
  complaints: readonly string[];
  close: () => Promise<void>;
}>;

export type Rig = Readonly<{
  openPage: (more: { lang: 'zh' | 'en'; size: keyof typeof SIZES; origin: string; reducedMotion?: boolean }) => Promise<Opened>;
  close: () => Promise<void>;
}>;

/** One browser for a test file; each page has a context of its own, so that several people can be at work at once. */
export async function openBrowser(): Promise<Rig> {
  const { executablePath, env } = await chromiumFiles();
  const browser = await chromium.launch({
    executablePath,
    env: { ...definedOnly(process.env), ...env },
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none', '--autoplay-policy=no-user-gesture-required'],
  });
  return { openPage: (more) => openPage(browser, more), close: () => browser.close() };
}

async function openPage(browser: Browser, { lang, size, origin, reducedMotion = true }: Parameters<Rig['openPage']>[0]): Promise<Opened> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: SIZES[size],
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    hasTouch: size === 'phone' || size === 'tablet',
    isMobile: size === 'phone',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    // A refusal (4xx) is an answer; the browser logs it all the same.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  return { page, context, complaints, close: () => context.close() };
}

/** Keeps a picture in test-output/, after the fonts have come. */
export async function screenshot(page: Page, name: string, more: { fullPage?: boolean } = {}): Promise<string> {
  await fontsReady(page);
  const path = join(ROOT, 'test-output', `${name}.png`);
  mkdirSync(join(path, '..'), { recursive: true });
  await page.screenshot({ path, animations: 'disabled', fullPage: more.fullPage ?? false });
  return path;
}

/** `document.fonts.ready` alone comes too early: new text asks for new files. So: loaded, and still loaded two frames later, twice. */
export async function fontsReady(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let calm = 0, tries = 0; calm < 3 && tries < 100; tries += 1) {
      await document.fonts.ready;
      await frame();
      await frame();
      await new Promise((done) => setTimeout(done, 30));
      calm = document.fonts.status === 'loaded' ? calm + 1 : 0;
    }
  })()`);
}

/** A sheet half faded in has the contrast of neither state: whatever moves and has an end is moved to it. */
async function motionOver(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const moving = () => document.getAnimations().filter((one) => one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime));
    for (let tries = 0; tries < 20 && moving().length > 0; tries += 1) {
      for (const one of moving()) one.finish();
      await new Promise((done) => requestAnimationFrame(done));
    }
  })()`);
}

type Finding = { id: string; impact: string | null; help: string; nodes: { html: string; failureSummary?: string }[] };

const AXE = readFileSync(join(ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** Serious and critical findings of axe-core (WCAG 2.2 AA), one readable line each: `expect(await axe(page)).toEqual([])`. */
export async function axe(page: Page): Promise<string[]> {
  await fontsReady(page);
  await motionOver(page);
  await page.evaluate(AXE);
  const findings = await page.evaluate<Finding[]>(`axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((result) => result.violations)`);
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, help, nodes }) => nodes.map(({ html }) => `${impact ?? ''} ${id}: ${help}: ${html.slice(0, 200)}`));
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
