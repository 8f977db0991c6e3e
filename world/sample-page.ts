import type { Asking } from '#platform/house.ts';
import { NETWORK } from '#kernel/id.ts';
import { clockOf, businessDate } from '#kernel/time.ts';
import { allBranches } from '#modules/branches/index.ts';
import { BANK } from './bank.ts';
import { DESKS } from './desks.ts';
import { screenLinks } from './device-tokens.ts';
import { SAMPLE_PASSWORD } from './staff.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The page of the sample bank, made on the server: it must work before anybody has read a line of documentation. */
export async function samplePage({ house }: Asking, lang: 'zh' | 'en'): Promise<string> {
  const w = lang === 'zh' ? zh : en;
  const branches = (await house.db.look({ branch: NETWORK, branches: 'all' }, allBranches)).filter(({ origin }) => origin === 'sample');
  const now = house.clock.now();
  const buttons = [0, 1, 10, 60].map((speed) => `<button type="button" data-speed="${speed}" aria-pressed="${house.clock.speed() === speed}">${speed === 0 ? w.pause : `${speed}×`}</button>`);
  const desks = [...DESKS, ...screenLinks(house.home)].map(({ desk, path, login }) => `<tr><th scope="row">${w[desk]}</th><td><a href="${path}" target="_blank">${path.split('#')[0]}</a></td><td>${login ? `<code>${login}</code>` : w.noSignIn}</td></tr>`);
  const places = branches.map((branch) => `<tr><td><code>${branch.code}</code></td><th scope="row"><a href="/b/${branch.id}" target="_blank">${text(lang === 'zh' ? branch.name : branch.name_en)}</a></th><td>${text(lang === 'zh' ? branch.address : branch.address_en)}</td></tr>`);
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${w.title} · ${lang === 'zh' ? BANK.name : BANK.nameEn}</title><link rel="icon" href="/favicon.ico"><style>${STYLE}</style></head><body><main>
<header><h1>${w.title}<small>${lang === 'zh' ? BANK.name : BANK.nameEn}</small></h1><a class="lang" href="/sample?lang=${lang === 'zh' ? 'en' : 'zh'}">${w.lang}</a></header>
<p>${w.intro}</p>
<section class="clock" aria-label="${w.clock}"><div><span>${w.clock}</span><b id="clock" data-at="${now.toISOString()}" data-speed="${house.clock.speed()}" data-zone="${BANK.timeZone}">${businessDate(now, BANK.timeZone)} ${clockOf(now, BANK.timeZone)}</b></div>
<div role="group" aria-label="${w.speed}">${buttons.join('')}</div><p id="fault" role="status" data-text="${w.notChanged}"></p></section>
<h2>${w.desks}</h2><p>${w.samePassword}: <code>${SAMPLE_PASSWORD}</code></p>
<table><thead><tr><th>${w.desk}</th><th>${w.address}</th><th>${w.login}</th></tr></thead><tbody>${desks.join('')}</tbody></table>
<p class="soft">${w.takeOver}</p>
<p><a href="/sample/messages?lang=${lang}" target="_blank">${w.messages}</a> · <a href="/sample/strip?lang=${lang}" target="_blank">${w.strip}</a></p>
<h2>${w.branches}</h2><table><tbody>${places.join('')}</tbody></table>
</main><script src="/sample.js"></script></body></html>`;
}

function text(raw: string): string {
  return raw.replace(/[&<>"]/g, (one) => `&#${one.codePointAt(0)};`);
}

const STYLE = `
:root{--pine:#2f6f5e;--indigo:#2b4a8b;--paper:#faf7f2;--sheet:#fffefb;--line:#e2dbcf;--ink:#1f2933;--soft:#55606b}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.65 "Noto Sans SC Variable","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:960px;margin:0 auto;padding:24px 16px 64px}header{display:flex;justify-content:space-between;align-items:baseline}h1{font-size:28px;margin:0}h1 small{display:inline-block;margin-left:12px;font-size:18px;color:var(--soft);font-weight:400}
h2{font-size:20px;margin:32px 0 8px}.clock{display:flex;flex-wrap:wrap;gap:16px 32px;align-items:center;background:var(--sheet);border:1px solid var(--line);border-radius:10px;padding:16px 24px}
.clock span{display:block;color:var(--soft);font-size:14px}.clock b{font-size:32px;line-height:1.2}.clock p{margin:0;color:#a82f18}
button{min-width:64px;min-height:48px;padding:0 16px;margin-right:8px;border:1px solid var(--indigo);border-radius:10px;background:var(--sheet);color:var(--indigo);font:inherit;cursor:pointer}
button[aria-pressed=true]{background:var(--indigo);color:#fff}:focus-visible{outline:3px solid var(--indigo);outline-offset:2px}
table{width:100%;border-collapse:collapse;background:var(--sheet);border:1px solid var(--line)}th,td{padding:8px 12px;text-align:left;border-bottom:1px solid var(--line);font-weight:400}tbody th{font-weight:600}
a{color:var(--indigo)}code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:15px;background:#f2ede4;padding:1px 6px;border-radius:4px}.soft{color:var(--soft)}`;

/** The clock ticks by itself between two looks at the server; a button sets the pace. */
export const sampleScript = `
const clock = document.getElementById('clock'), fault = document.getElementById('fault');
const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: clock.dataset.zone, dateStyle: 'short', timeStyle: 'medium' });
let stand = { at: Date.parse(clock.dataset.at), speed: Number(clock.dataset.speed), heard: Date.now() };
const hear = (told) => {
  stand = { at: Date.parse(told.at), speed: told.speed, heard: Date.now() };
  for (const button of document.querySelectorAll('[data-speed][type=button]')) button.setAttribute('aria-pressed', String(Number(button.dataset.speed) === told.speed));
};
setInterval(() => { clock.textContent = parts.format(new Date(stand.at + (Date.now() - stand.heard) * stand.speed)); }, 250);
setInterval(() => fetch('/api/sample').then((answer) => answer.json()).then(hear).catch(() => {}), 5000);
for (const button of document.querySelectorAll('[data-speed][type=button]')) button.addEventListener('click', async () => {
  const answer = await fetch('/api/sample/speed', {
    method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': Date.now() + '-' + Math.random() }, body: JSON.stringify({ speed: Number(button.dataset.speed) }),
  }).catch(() => undefined);
  fault.textContent = answer && answer.ok ? '' : fault.dataset.text;
  if (answer && answer.ok) hear(await answer.json());
});
`;
