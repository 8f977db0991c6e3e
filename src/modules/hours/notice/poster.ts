import QRCode from 'qrcode';
import type { Drawing, Mark } from './drawing.ts';
import type { NoticeFacts } from './shape.ts';
import { isFirst, itemWhen, rowsSaid, WORDS } from './texts.ts';
import { outline, widthOf, type Weight } from './type.ts';

/** A4 in points; A3 is the same, larger. */
const [WIDTH, HEIGHT, MARGIN] = [595.28, 841.89, 42];
const INNER = WIDTH - 2 * MARGIN;
const INK = { text: '#1f2933', soft: '#55606b', house: '#2b4a8b', line: '#d9d2c4', act: '#b23a21', sheet: '#f2ede4', pine: '#2f6f5e' } as const;
const FOOT = 118;
/** As large as there is room for; what is smaller than the last can't be read from the door. */
const SCALES = [1.35, 1.2, 1.1, 1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.45];

/** 公告海报: both languages on one sheet. One that is no longer the newest says so across the page. */
export async function posterOf(facts: NoticeFacts): Promise<Drawing> {
  for (const scale of SCALES) {
    const { marks, bottom } = await laidOut(facts, scale);
    if (bottom <= HEIGHT - FOOT - 10 || scale === SCALES.at(-1)) {
      return { width: WIDTH, height: HEIGHT, lang: 'zh-CN', title: `${facts.branch.name} · ${WORDS.zh.title}`, marks: [...marks, ...(await footOf(facts)), ...(facts.newest === facts.version ? [] : await stamp(facts))] };
    }
  }
  throw new Error('a scale fits or is the last');
}

async function laidOut(facts: NoticeFacts, scale: number): Promise<{ marks: Mark[]; bottom: number }> {
  const page = flow(scale);
  const [zh, en] = [WORDS.zh, WORDS.en];
  const first = isFirst(facts);
  page.marks.push({ kind: 'rect', x: 0, y: 0, width: WIDTH, height: 84, fill: INK.house });
  await page.at(MARGIN, 38, `${facts.bank.zh}  ${facts.bank.en}`, 12, 400, '#e6ebf5');
  await page.at(MARGIN, 68, first ? zh.titleFirst : zh.title, 26, 700, '#fffefb');
  const english = first ? en.titleFirst : en.title;
  await page.at(WIDTH - MARGIN - (await widthOf(english, 14, 700)), 68, english, 14, 700, '#e6ebf5');
  page.y = 84 + 22 * scale;
  await page.paragraph(facts.branch.name, { size: 30, weight: 700 });
  await page.paragraph(facts.branch.nameEn, { size: 14, color: INK.soft, gap: 10 });
  for (const item of facts.items) {
    const when = (lang: 'zh' | 'en'): string => `${itemWhen(item, lang)}${item.to === null && item.kind === 'days' ? `${WORDS[lang].comma}${WORDS[lang].until}` : ''}`;
    page.rule();
    await page.paragraph(when('zh'), { size: 22, weight: 700, color: INK.house });
    await page.paragraph(when('en'), { size: 12, color: INK.soft, gap: 6 });
    const [chinese, english_] = [rowsSaid(item, 'zh'), rowsSaid(item, 'en')];
    for (const [nth, row] of chinese.entries()) {
      const other = english_[nth];
      await page.row(row.when, row.after, 18);
      if (row.was !== null) await page.paragraph(row.was, { size: 11.5, color: INK.soft, gap: 0 });
      if (other) await page.paragraph(`${other.when}${other.when === '' ? '' : ': '}${other.after}${other.was === null ? '' : en.only(other.was)}`, { size: 10.5, color: INK.soft, gap: 6 });
    }
    await page.paragraph(`${zh.reason}：${item.reason.zh}`, { size: 13, gap: 1, before: 5 });
    await page.paragraph(`${en.reason}: ${item.reason.en}`, { size: 10.5, color: INK.soft, gap: 4 });
    if (item.alternatives.length > 0) {
      await page.paragraph(`${zh.alternatives} ${en.alternatives}`, { size: 12, weight: 700, color: INK.pine, before: 4 });
      for (const one of item.alternatives) {
        await page.paragraph(`${one.name}　${one.address}`, { size: 14, weight: 700, gap: 0 });
        await page.paragraph(`${one.nameEn}, ${one.addressEn}`, { size: 10.5, color: INK.soft, gap: 3 });
      }
    }
  }
  page.rule();
  const remote = [...new Set(facts.items.flatMap((item) => item.remote))];
  if (remote.length > 0) await page.pair(`${zh.remote}：${remote.map((one) => zh.remotes[one]).join('、')}`, `${en.remote}: ${remote.map((one) => en.remotes[one]).join(', ')}`);
  await page.pair(`${zh.zone}：${zh.zoneStates[facts.zone.state]}`, `${en.zone}: ${en.zoneStates[facts.zone.state]}`);
  return { marks: page.marks, bottom: page.y };
}

async function footOf(facts: NoticeFacts): Promise<Mark[]> {
  const page = flow(1);
  const [zh, en] = [WORDS.zh, WORDS.en];
  const top = HEIGHT - FOOT;
  page.marks.push({ kind: 'rect', x: 0, y: top, width: WIDTH, height: FOOT, fill: INK.sheet });
  page.marks.push(qr(facts.page, MARGIN, top + 14, 90));
  const left = MARGIN + 108;
  await page.at(left, top + 34, `${zh.phone} ${en.phone}`, 11, 400, INK.soft);
  await page.at(left, top + 60, facts.phone, 24, 700, INK.house);
  if (facts.emergency !== '') {
    await page.at(left + 190, top + 34, zh.emergency, 11, 400, INK.soft);
    await page.at(left + 190, top + 60, facts.emergency, 24, 700, INK.act);
  }
  await page.at(left, top + 82, `${zh.scan}　${en.scan}`, 9.5, 400, INK.text);
  await page.at(left, top + 100, `${zh.version(facts.version, facts.publishedOn)}　${en.version(facts.version, facts.publishedOn)}`, 9, 400, INK.soft);
  return page.marks;
}

async function stamp(facts: NoticeFacts): Promise<Mark[]> {
  const [big, small] = [`${WORDS.zh.outdated} ${WORDS.en.outdated}`, `${WORDS.zh.outdatedSays(facts.newest)}　${WORDS.en.outdatedSays(facts.newest)}`];
  const [one, two] = [await outline(big, 64, 700), await outline(small, 15, 700)];
  const place = (line: { width: number; d: string }, down: number): Mark => ({ kind: 'path', d: line.d, x: WIDTH / 2 - (line.width / 2) * 0.906 - down * 0.42, y: HEIGHT / 2 + (line.width / 2) * 0.423 + down * 0.906, fill: INK.act, turn: -25 });
  return [place(one, 0), place(two, 34)];
}

function qr(text: string, x: number, y: number, size: number): Mark {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'Q' });
  const step = size / modules.size;
  let d = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) if (modules.get(row, column)) d += `M${(column * step).toFixed(3)} ${(row * step).toFixed(3)}h${step.toFixed(3)}v${step.toFixed(3)}h${(-step).toFixed(3)}Z`;
  }
  return { kind: 'path', d, x, y, fill: INK.text };
}

type Line = Readonly<{ size: number; weight?: Weight; color?: string; gap?: number; before?: number }>;

/** A column of lines from above to below; sizes are those at scale 1. */
function flow(scale: number) {
  const marks: Mark[] = [];
  const at = async (x: number, y: number, text: string, size: number, weight: Weight, fill: string): Promise<number> => {
    const { d, width } = await outline(text, size, weight);
    marks.push({ kind: 'path', d, x, y, fill });
    return width;
  };
  const page = {
    marks, y: 0, at,
    paragraph: async (text: string, { size, weight = 400, color = INK.text, gap = 2, before = 0 }: Line) => {
      page.y += before * scale;
      for (const line of await wrapped(text, size * scale, weight, INNER)) {
        page.y += size * scale * 1.3;
        await at(MARGIN, page.y - size * scale * 0.25, line, size * scale, weight, color);
      }
      page.y += gap * scale;
    },
    /** when │ hours, on one line where they fit, else one below the other */
    row: async (when: string, hours: string, size: number) => {
      const em = size * scale;
      const first = when === '' ? 0 : Math.max(120 * scale, (await widthOf(when, em, 400)) + 14);
      if (first + (await widthOf(hours, em, 700)) > INNER) {
        if (when !== '') await page.paragraph(when, { size: size * 0.8, gap: 0 });
        return page.paragraph(hours, { size, weight: 700, gap: 1 });
      }
      page.y += em * 1.4;
      if (when !== '') await at(MARGIN, page.y - em * 0.25, when, em, 400, INK.text);
      await at(MARGIN + first, page.y - em * 0.25, hours, em, 700, INK.text);
    },
    pair: async (zh: string, en: string) => {
      await page.paragraph(zh, { size: 13, gap: 0, before: 3 });
      await page.paragraph(en, { size: 10.5, color: INK.soft, gap: 2 });
    },
    rule: () => {
      page.y += 8 * scale;
      marks.push({ kind: 'rect', x: MARGIN, y: page.y, width: INNER, height: 1, fill: INK.line });
      page.y += 8 * scale;
    },
  };
  return page;
}

const CLOSING = /^[，。、；：！？）》”’」』】·,.;:!?)\]]/u;

/** Chinese breaks anywhere, words, numbers and times ('9:00–17:00') nowhere. */
const WORD = /[\p{Script=Latin}\d:–.\-/'’]+|\s+|./gu;

/** Lines no wider than the column; none begins with a closing mark. */
export async function wrapped(text: string, size: number, weight: Weight, most: number): Promise<string[]> {
  const words = text.match(WORD) ?? [];
  const [lines, line] = [[] as string[], { text: '', width: 0 }];
  for (const word of words) {
    const width = await widthOf(word, size, weight);
    if (line.text !== '' && line.width + width > most && !CLOSING.test(word)) {
      lines.push(line.text.trimEnd());
      [line.text, line.width] = ['', 0];
      if (word.trim() === '') continue;
    }
    [line.text, line.width] = [line.text + word, line.width + width];
  }
  return line.text.trim() === '' ? lines : [...lines, line.text];
}
