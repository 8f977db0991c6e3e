import type { House } from '#platform/house.ts';
import { NETWORK } from '#kernel/id.ts';
import { systemAsking } from '#platform/jobs.ts';
import { allBranches } from '#modules/branches/index.ts';
import { addStrip, changeStrip, stripsToDrive } from '#modules/signage/index.ts';
import { BANK } from './bank.ts';
import { BRANCHES } from './branches.ts';
import { startLedStrip, type LedStrip } from './led-strip.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

let standIn: LedStrip | undefined;

/** The LED strip over the door of the sample bank's first branch: a stand-in on loopback that speaks the real protocol. */
export async function openSampleStrip(house: House): Promise<{ stop: () => Promise<void> }> {
  const asking = systemAsking(house);
  const branch = (await house.db.look({ branch: NETWORK, branches: 'all' }, allBranches)).find(({ code }) => code === BRANCHES[0]?.code)?.id;
  if (branch === undefined) return { stop: async () => {} };
  const sign = await startLedStrip();
  standIn = sign;
  const where = { host: '127.0.0.1', port: sign.port, address: '01', wide: 192, high: 16, colour: 'red' as const, speed: 3 as const };
  const known = (await stripsToDrive(asking, { branch, urge: true })).find((one) => one.where.host === where.host);
  if (known) await changeStrip(asking, { branch, strip: known.strip, ...where });
  else await addStrip(asking, { branch, name: '门楣条屏', ...where });
  return { stop: async () => { standIn = undefined; await sign.close(); } };
}

/** What the stand-in has understood, dot by dot: proof that the strip shows what was sent. */
export function sampleStripPage(lang: 'zh' | 'en'): string {
  const w = lang === 'zh' ? zh : en;
  const lines = (standIn?.shows() ?? []).map(({ rows }) => `<li><svg viewBox="0 0 ${rows[0]?.length ?? 0} ${rows.length}" style="width:${(rows[0]?.length ?? 0) * 4}px" role="img" aria-label="${w.strip}">${rows.flatMap((row, y) => [...row].flatMap((dot, x) => (dot === '#' ? `<rect x="${x + 0.1}" y="${y + 0.1}" width=".8" height=".8"/>` : []))).join('')}</svg></li>`);
  const frames = standIn?.frames() ?? [];
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="3">
<title>${w.strip} · ${lang === 'zh' ? BANK.name : BANK.nameEn}</title><link rel="icon" href="/favicon.ico"><style>${STYLE}</style></head><body><main>
<header><h1>${w.strip}</h1><a href="/sample?lang=${lang}">${w.title}</a> <a href="/sample/strip?lang=${lang === 'zh' ? 'en' : 'zh'}">${w.lang}</a></header><p class="soft">${w.stripHelp}</p>
${lines.length > 0 ? `<ul class="${standIn?.isUrgent() ? 'urgent' : ''}">${lines.join('')}</ul>` : `<p>${w.stripDark}</p>`}
<p class="soft">${w.stripFrames}: ${frames.length} · NAK: ${frames.filter(({ good }) => !good).length}</p></main></body></html>`;
}

const STYLE = `
*{box-sizing:border-box}body{margin:0;background:#faf7f2;color:#1f2933;font:16px/1.65 "Noto Sans SC Variable","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:960px;margin:0 auto;padding:24px 16px 64px}header{display:flex;flex-wrap:wrap;gap:16px;align-items:baseline}h1{flex:1;font-size:28px;margin:0}a{color:#2b4a8b}.soft{color:#55606b}
ul{list-style:none;margin:0;padding:8px 16px;background:#0c0a09;border-radius:10px}li{margin:12px 0;overflow-x:auto}svg{display:block;fill:#ff5a3c}.urgent{outline:4px solid #c23b22}`;
