import { createServer, type Server } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '#platform/root.ts';
import { axe, openBrowser, screenshot, type Rig } from './browser.ts';

const FONT = join(ROOT, 'node_modules', '@fontsource-variable', 'noto-sans-sc');
const PAGE = `<!doctype html><html lang="zh"><head><title>开门</title><link rel="stylesheet" href="/index.css"><link rel="icon" href="data:,">
  <style>body { font-family: 'Noto Sans SC Variable'; background: #faf7f2; color: #1f2933 }</style></head>
  <body><main><h1>营业时间</h1><p>今天九点开门</p></main></body></html>`;

let server: Server;
let rig: Rig;
let origin = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    const file = join(FONT, path);
    if (path === '/bad') return void response.setHeader('content-type', 'text/html').end('<main><h1>门</h1><img src="data:,"><input></main>');
    if (path === '/' || !existsSync(file)) return void response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
    response.setHeader('content-type', path.endsWith('.css') ? 'text/css' : 'font/woff2').end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server has a port
  rig = await openBrowser();
});

afterAll(async () => {
  await rig.close();
  server.close();
});

describe('the browser of the tests', () => {
  it('shows Chinese in the font that we ship, and keeps a picture', async () => {
    const { page, complaints, close } = await rig.openPage({ lang: 'zh', size: 'phone', origin });
    await page.goto('/');
    await page.getByRole('heading', { name: '营业时间' }).waitFor();
    const picture = await screenshot(page, 'rig/font');
    expect(await page.evaluate(`document.fonts.check("16px 'Noto Sans SC Variable'", '营业时间')`)).toBe(true);
    expect(statSync(picture).size).toBeGreaterThan(4_000);
    expect([await axe(page), complaints]).toEqual([[], []]);
    await close();
  });

  it('finds what a person who cannot see would stumble over', async () => {
    const { page, close } = await rig.openPage({ lang: 'en', size: 'desktop', origin });
    await page.goto('/bad');
    expect((await axe(page)).map((finding) => finding.split(':')[0])).toEqual(expect.arrayContaining(['critical image-alt', 'critical label']));
    await close();
  });
});
