import QRCode from 'qrcode';
import { escapedHtml } from '#kernel/html.ts';

/** One label: what its QR code opens, and four lines of text. */
export type Sticker = Readonly<{ address: string; top: string; name: string; second: string; code: string }>;

/** 标签纸: A4, three across and seven down (63.5 × 38.1 mm, the common sheet of stickers); plain HTML that prints. `font` is the link of the house's font. */
export async function stickerSheet(sheet: Readonly<{ lang: 'zh' | 'en'; heading: string; help: string; font: string; stickers: readonly Sticker[] }>): Promise<string> {
  const labels = await Promise.all(sheet.stickers.map(async ({ address, top, name, second, code }) => {
    const qr = await QRCode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M', color: { dark: '#1f2933ff', light: '#ffffff00' } });
    return `<li><div class="qr">${qr}</div><div class="words"><p class="class">${escapedHtml(top)}</p><p class="name">${escapedHtml(name)}</p><p class="en">${escapedHtml(second)}</p><p class="code">${escapedHtml(code)}</p></div></li>`;
  }));
  return `<!doctype html><html lang="${sheet.lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapedHtml(sheet.heading)}</title>${sheet.font}<style>
@page { size: A4; margin: 15.1mm 7.2mm } * { box-sizing: border-box } body { margin: 0; font-family: "Noto Sans SC Variable", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1f2933; background: #fff }
header { padding: 16px 24px; background: #f2ede4 } h1 { margin: 0; font-size: 20px } header p { margin: 4px 0 0 }
ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(3, 63.5mm); column-gap: 2.5mm; justify-content: center }
li { height: 38.1mm; padding: 3mm; display: grid; grid-template-columns: 27mm 1fr; gap: 3mm; align-items: center; overflow: hidden; break-inside: avoid }
.qr svg { display: block; width: 27mm; height: 27mm } p { margin: 0 } .class { font-size: 7.5pt; color: #2b4a8b; font-weight: 700 } .name { font-size: 11pt; font-weight: 700; line-height: 1.3; overflow-wrap: anywhere }
.en { font-size: 7pt; line-height: 1.25; color: #55606b } .code { margin-top: 1mm; font: 700 11pt/1.2 ui-monospace, Consolas, monospace; letter-spacing: .08em }
@media screen { ul { margin: 24px; grid-template-columns: repeat(auto-fill, 63.5mm); gap: 8px } li { border: 1px dashed #cfc6b6; border-radius: 6px } }
@media print { header { display: none } }</style></head><body>
<header><h1>${escapedHtml(sheet.heading)}</h1><p>${escapedHtml(sheet.help)}</p></header>
<main><ul>${labels.join('')}</ul></main></body></html>`;
}
