import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  /** `alone`: a context that no other page uses before or after, for whoever changes it (cut off, told where it is, with scripts of its own). Only there may a page install its service worker. */
  openPage: (more: { lang: 'zh' | 'en'; size: keyof typeof SIZES; origin: string; reducedMotion?: boolean; alone?: boolean }) => Promise<Opened>;
  close: () => Promise<void>;
}>;

/** A browser serves all files of a worker: starting one takes a second of CPU. It ends with the worker. */
let running: Promise<Browser> | undefined;

/** Each page has a context of its own, so that several people can be at work at once. One that was left is emptied and taken again: it need not read the program anew. */
export async function openBrowser(): Promise<Rig> {
  if (!(await running)?.isConnected()) running = launch();
  const browser = await (running ??= launch());
  const opened = new Set<BrowserContext>();
  const left = new Map<string, BrowserContext[]>();
  return {
    openPage: async ({ lang, size, origin, reducedMotion = true, alone = false }) => {
      const kind = alone ? '' : [lang, size, origin, reducedMotion].join(' ');
      const context = left.get(kind)?.pop() ?? await newContext(browser, { lang, size, origin, reducedMotion, alone });
      opened.add(context);
      const { page, complaints } = await openPage(context);
      return {
        page, context, complaints,
        close: async () => {
          if (alone) return context.close();
          await emptied(context, page, origin);
          left.set(kind, [...(left.get(kind) ?? []), context]);
        },
      };
    },
    close: async () => void await Promise.all([...opened].map((context) => context.close())),
  };
}

async function launch(): Promise<Browser> {
  const { executablePath, env } = await chromiumFiles();
  return chromium.launch({
    executablePath,
    env: { ...definedOnly(process.env), ...env },
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none', '--autoplay-policy=no-user-gesture-required'],
  });
}

async function newContext(browser: Browser, { lang, size, origin, reducedMotion, alone }: Required<Parameters<Rig['openPage']>[0]>): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: SIZES[size],
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    hasTouch: size === 'phone' || size === 'tablet',
    isMobile: size === 'phone',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    serviceWorkers: alone ? 'allow' : 'block',
  });
  context.setDefaultTimeout(30_000);
  return context;
}

async function openPage(context: BrowserContext): Promise<Pick<Opened, 'page' | 'complaints'>> {
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
  return { page, complaints };
}

/** Nobody is signed in there any more, and nothing is remembered. */
async function emptied(context: BrowserContext, page: Page, origin: string): Promise<void> {
  const blank = page.isClosed() ? await context.newPage() : page;
  await blank.goto('about:blank');
  const wire = await context.newCDPSession(blank);
  await wire.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await context.clearCookies();
  await Promise.all(context.pages().map((one) => one.close()));
}

/** Keeps a picture in test-output/, after the fonts have come and what moves has arrived. */
export async function screenshot(page: Page, name: string, more: { fullPage?: boolean } = {}): Promise<string> {
  await fontsReady(page);
  await motionOver(page);
  const path = join(ROOT, 'test-output', `${name}.png`);
  mkdirSync(join(path, '..'), { recursive: true });
  if (more.fullPage) writeFileSync(path, await wholePage(page));
  else await page.screenshot({ path });
  return path;
}

/** Playwright makes the window as tall as the page, which lays everything out twice: a second of CPU for each picture instead of half. */
async function wholePage(page: Page): Promise<Buffer> {
  const wire = await page.context().newCDPSession(page);
  const { cssContentSize: { width, height } } = await wire.send('Page.getLayoutMetrics');
  const { data } = await wire.send('Page.captureScreenshot', { captureBeyondViewport: true, optimizeForSpeed: true, clip: { x: 0, y: 0, width, height, scale: 1 } });
  await wire.detach();
  return Buffer.from(data, 'base64');
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
  const findings = await page.evaluate<Finding[]>(`(() => {
    // A rule that never finds anything serious isn't asked: half of the time.
    const slight = axe._audit.rules.filter(({ impact }) => impact === 'minor' || impact === 'moderate');
    const rules = Object.fromEntries(slight.map(({ id }) => [id, { enabled: false }]));
    return axe.run(document, { resultTypes: ['violations'], preload: false, rules, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((result) => result.violations);
  })()`);
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, help, nodes }) => nodes.map(({ html }) => `${impact ?? ''} ${id}: ${help}: ${html.slice(0, 200)}`));
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
