import { escapedHtml } from '#kernel/html.ts';
import { businessDate } from '#kernel/time.ts';
import { branchOf } from '#modules/branches/index.ts';
import { fontLink } from '#modules/hours/index.ts';
import { guarded, workbookOf } from '#modules/imports/index.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { stickerSheet } from '#platform/sticker-sheet.ts';
import { z } from 'zod';
import { can } from './can.ts';
import { en } from './paper-words.en.ts';
import { zh } from './paper-words.zh.ts';
import { shelfOf, type Shelf } from './reads/shelf.ts';

const WORDS = { zh, en };
type Lot = Shelf['lots'][number];
const input = z.object({ branch: id, lang: z.enum(['zh', 'en']).optional(), only: z.array(z.string().max(40)).max(100) });
const chosen = (shelf: Shelf, only: readonly string[], fits: (lot: Lot) => boolean): Lot[] => shelf.lots.filter((lot) => (only.length === 0 ? fits(lot) : only.includes(lot.code)));

/** 封包标签: what it is, where it came from, and the day before which nobody may open it. The code alone opens nothing. */
export const lotLabels = read({
  name: 'cash.labels',
  may: can.see,
  input,
  run: async ({ tx, asking, input: { branch, lang = asking.lang, only } }) => {
    const [w, place, shelf] = [WORDS[lang], await branchOf(tx, branch), await shelfOf(tx, branch, asking.now, asking.actor.id)];
    const lots = chosen(shelf, only, (lot) => ['received', 'sealed', 'held'].includes(lot.state));
    return stickerSheet({
      lang, heading: `${lang === 'zh' ? place.name : place.name_en} · ${w.labels} · ${lots.length}`, help: w.labelsHelp, font: fontLink(),
      stickers: lots.map((lot) => ({
        address: `${asking.house.origin}/desk/cash?branch=${branch}&lot=${lot.code}`, top: `${w.kinds[lot.kind]} · ${w.sources[lot.source]}`, name: lot.seal, code: lot.code,
        second: lot.source !== 'normal' ? w.handOver : lot.hold ? w.notBefore(lot.hold.until) : w.notYet(businessDate(lot.received.at, shelf.zone)),
      })),
    });
  },
});

/** 移交清单: goes with the bags; both sides sign on paper. */
export const handoverSheet = read({
  name: 'cash.handoverSheet',
  may: can.see,
  input,
  run: async ({ tx, asking, input: { branch, lang = asking.lang, only } }) => {
    const [w, place, shelf] = [WORDS[lang], await branchOf(tx, branch), await shelfOf(tx, branch, asking.now, asking.actor.id)];
    const lots = chosen(shelf, only, (lot) => lot.asked?.how === 'handed_over' && lot.state === 'held');
    const day = (at: Date): string => businessDate(at, shelf.zone);
    const row = (lot: Lot, at: number): string => `<tr>${[String(at + 1), lot.seal, lot.code, w.kinds[lot.kind], w.sources[lot.source], day(lot.received.at), lot.received.by, lot.sealed?.by ?? '',
      lot.disinfected ? `${day(lot.disinfected.at)} ${w.methods[lot.disinfected.method]} ${lot.disinfected.minutes} min` : '', lot.asked?.document ?? ''].map((cell) => `<td>${escapedHtml(cell)}</td>`).join('')}</tr>`;
    const heading = `${lang === 'zh' ? place.name : place.name_en} · ${w.sheet}`;
    return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapedHtml(heading)}</title>${fontLink()}<style>
@page { size: A4 landscape; margin: 12mm } body { font: 13px/1.5 "Noto Sans SC Variable", "Noto Sans SC", "Microsoft YaHei", sans-serif; color: #1f2933; margin: 24px } h1 { font-size: 22px; margin: 0 }
table { border-collapse: collapse; width: 100%; margin: 12px 0 32px } th, td { border: 1px solid #55606b; padding: 4px 6px; text-align: left } thead th { background: #f2ede4 }
.sign { display: grid; grid-template-columns: 1fr 1fr 160px; gap: 24px } .sign p { border-bottom: 1px solid #55606b; padding-bottom: 40px; margin: 0 } @media print { body { margin: 0 } }</style></head><body><main>
<h1>${escapedHtml(heading)}</h1><p>${shelf.today} · ${lots.length === 0 ? w.nothing : w.sheetSays(lots.length)}</p>
<table><thead><tr>${w.columns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead><tbody>${lots.map(row).join('')}</tbody></table>
<div class="sign"><p>${w.hand}</p><p>${w.take}</p><p>${w.date}</p></div></main></body></html>`;
  },
});

/** 台账: every lot that is open, and what ended lately, as a workbook. */
export const ledgerBook = read({
  name: 'cash.ledger',
  may: can.see,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const [w, shelf] = [WORDS[asking.lang], await shelfOf(tx, branch, asking.now, asking.actor.id)];
    const day = (at: Date | undefined): string => (at ? businessDate(at, shelf.zone) : '');
    const rows = shelf.lots.map((lot) => [
      lot.code, lot.seal, w.kinds[lot.kind], w.sources[lot.source], w.states[lot.state], day(lot.received.at), lot.received.by, lot.sealed?.by ?? '', lot.disinfected ? w.methods[lot.disinfected.method] : '', String(lot.disinfected?.minutes ?? ''),
      lot.hold?.from ?? day(lot.disinfected?.at), String(lot.hold?.needDays ?? ''), lot.hold?.until ?? '', lot.asked?.by ?? '', lot.ended?.by ?? '', day(lot.ended?.at), String(lot.ended?.heldDays ?? lot.hold?.heldDays ?? ''), lot.asked?.document ?? '', lot.voided?.why ?? '',
    ]);
    return workbookOf(w.book, [w.bookColumns, ...rows].map((cells) => cells.map(guarded)));
  },
});
