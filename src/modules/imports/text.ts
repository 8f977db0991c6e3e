import iconv from 'iconv-lite';
import { unguarded } from './guard.ts';
import { reason, type Reason } from './reason.ts';

/** A cell as clean text, and what was done to it. */
export function cleaned(cell: string, column: string): { text: string; notes: Reason[] } {
  const notes: Reason[] = [];
  let text = unguarded(cell);
  if (/<\/?[a-z][^>]*>/i.test(text)) {
    text = linesOf(text).join(' ');
    notes.push(reason('text.tags', undefined, column));
  }
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const trimmed = text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  if (/^[\u3000\u00a0]|[\u3000\u00a0]$/.test(text)) notes.push(reason('text.trimmed', undefined, column));
  return { text: trimmed, notes };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The lines of a scrap of HTML: tags out, breaks and paragraphs kept as ends of lines, entities read. */
export function linesOf(html: string): string[] {
  return html
    .replace(/<(?:br|\/p|\/div|\/li|\/tr)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => (name.startsWith('#') ? characterOf(name) : (ENTITIES[name.toLowerCase()] ?? whole)))
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

function characterOf(reference: string): string {
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** A card in HTML (one cell with address, phone and hours): its parts by their own words. */
export function partsOfCard(html: string): { address: string; phone: string; hours: string } {
  const lines = linesOf(html);
  const isPhone = (line: string) => /^(?:tel(?:ephone)?|phone|电话|電話)\s*[.:：]/i.test(line);
  const isFax = (line: string) => /^(?:fax|传真|傳真)\s*[.:：]/i.test(line);
  const hoursAt = lines.findIndex((line) => /^(?:office|opening|business|service) hours|^(?:营业|營業|服务|服務)[时時][间間]/i.test(line));
  const before = hoursAt === -1 ? lines : lines.slice(0, hoursAt);
  const other = (line: string) => !isPhone(line) && !isFax(line);
  return {
    address: before.filter(other).join(' '),
    phone: (lines.find(isPhone) ?? '').replace(/^[^:：]*[:：]\s*/, ''),
    hours: hoursAt === -1 ? '' : lines.slice(hoursAt).filter(other).join('\n'),
  };
}

/**
 * Text that went through the wrong encoding once. The guess is shown, never used: "Queenâ\u0080\u0099s Road" may be Queen’s Road.
 */
export function mojibakeIn(text: string, column: string): Reason | undefined {
  const shown = text.slice(0, SHOWN);
  if (/\ufffd|锟斤拷|烫烫烫|屯屯屯/.test(text)) return reason('text.mojibakeLost', { text: shown }, column);
  const latin = text.replace(/[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u017d\u017e\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]+/g, (part) => utf8Of(iconv.encode(part, /[\u0100-\uffff]/.test(part) ? 'win1252' : 'latin1')) ?? part);
  if (latin !== text) {
    const from = Math.max(0, [...text].findIndex((character, at) => character !== [...latin][at]) - 20);
    return reason('text.mojibake', { text: text.slice(from, from + SHOWN), guess: latin.slice(from, from + SHOWN) }, column);
  }
  if (/[\u0080-\u009f]/.test(text)) return reason('text.mojibakeLost', { text: shown }, column);
  if (!/[\u4e00-\u9fff]{2}/.test(text)) return undefined;
  const chinese = utf8Of(iconv.encode(text, 'gb18030'));
  return chinese !== undefined && /[\u4e00-\u9fff]/.test(chinese) ? reason('text.mojibake', { text: shown, guess: chinese.slice(0, SHOWN) }, column) : undefined;
}

const SHOWN = 60;

function utf8Of(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
