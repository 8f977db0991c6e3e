import QRCode from 'qrcode';
import { escapedHtml } from '#kernel/html.ts';
import { fontLink } from '#modules/hours/index.ts';
import { en } from './label-words.en.ts';
import { zh } from './label-words.zh.ts';
import type { Places } from './reads/places.ts';

const WORDS = { zh, en };

/** What a label opens on any phone: the page of this place, after a sign-in. The code alone opens nothing. */
export function addressOf(origin: string, branch: string, code: string): string {
  return `${origin}/desk/rounds?branch=${branch}&place=${code}`;
}

/** 点位标签: A4, three across and seven down (63.5 × 38.1 mm, the common sheet of stickers); plain HTML that prints. */
export async function labelSheet({ branch, places }: Places, ask: { id: string; origin: string; lang: 'zh' | 'en'; only: readonly string[] }): Promise<string> {
  const w = WORDS[ask.lang];
  const chosen = ask.only.length === 0 ? places : places.filter((place) => ask.only.includes(place.code));
  const labels = await Promise.all(chosen.map(async (place) => {
    const qr = await QRCode.toString(addressOf(ask.origin, ask.id, place.code), { type: 'svg', margin: 0, errorCorrectionLevel: 'M', color: { dark: '#1f2933ff', light: '#ffffff00' } });
    return `<li><div class="qr">${qr}</div><div class="words"><p class="class">${w.classes[place.class]}</p><p class="name">${escapedHtml(place.name)}</p><p class="en" lang="en">${escapedHtml(place.nameEn)}</p><p class="code">${place.code}</p></div></li>`;
  }));
  return `<!doctype html><html lang="${ask.lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapedHtml(ask.lang === 'zh' ? branch.name : branch.nameEn)} · ${w.title}</title>${fontLink()}<style>
@page { size: A4; margin: 15.1mm 7.2mm } * { box-sizing: border-box } body { margin: 0; font-family: "Noto Sans SC Variable", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1f2933; background: #fff }
header { padding: 16px 24px; background: #f2ede4 } h1 { margin: 0; font-size: 20px } header p { margin: 4px 0 0 }
ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(3, 63.5mm); column-gap: 2.5mm; justify-content: center }
li { height: 38.1mm; padding: 3mm; display: grid; grid-template-columns: 27mm 1fr; gap: 3mm; align-items: center; overflow: hidden; break-inside: avoid }
.qr svg { display: block; width: 27mm; height: 27mm } p { margin: 0 } .class { font-size: 7.5pt; color: #2b4a8b; font-weight: 700 } .name { font-size: 11pt; font-weight: 700; line-height: 1.3 }
.en { font-size: 7pt; line-height: 1.25; color: #55606b } .code { margin-top: 1mm; font: 700 11pt/1.2 ui-monospace, Consolas, monospace; letter-spacing: .08em }
@media screen { ul { margin: 24px auto } li { border: 1px dashed #cfc6b6; border-radius: 6px } }
@media print { header { display: none } }</style></head><body>
<header><h1>${escapedHtml(ask.lang === 'zh' ? branch.name : branch.nameEn)} · ${w.title} · ${labels.length}</h1><p>${w.help}</p></header>
<main><ul>${labels.join('')}</ul></main></body></html>`;
}
