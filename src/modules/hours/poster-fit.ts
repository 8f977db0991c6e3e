/** How large the poster's text can be so that all of it stands on one sheet: 1 is the size in poster-style.ts. */
export type PosterContent = Readonly<{ services: number; rows: readonly { sessions: number }[]; small: number; changes: readonly { zh: string; en: string }[] }>;

const SHEET = 297;
/** What every poster has, in units of poster-style.ts: head, the box of ways with its margins, table head, zone line, foot, paddings. */
const ALWAYS = 182.5;
const SERVICE_LINE = 5.1;
const ROW = 18.3;
const ROW_PADDING = 5.5;
const SESSION_LINE = 8.25;
const SMALL_LINE = 6.2;
const CHANGES_BOX = 19.2;
const CHANGE_GAP = 1.4;
const ZH_LINE = { height: 5.8, holds: 42 };
const EN_LINE = { height: 4.65, holds: 52 };
/** Longer than this a change is cut off; the QR code leads to all of it. */
export const MOST_LINES = 3;

export function fitOf(content: PosterContent): number {
  return Math.min(1, Math.floor((SHEET / heightOf(content)) * 100) / 100);
}

function heightOf({ services, rows, small, changes }: PosterContent): number {
  const table = rows.reduce((sum, { sessions }) => sum + Math.max(ROW, ROW_PADDING + sessions * SESSION_LINE), 0);
  const told = changes.reduce((sum, one) => sum + CHANGE_GAP + linesOf(one.zh, ZH_LINE) + linesOf(one.en, EN_LINE), 0);
  return ALWAYS + Math.ceil(services / 2) * SERVICE_LINE + table + small * SMALL_LINE + (changes.length > 0 ? CHANGES_BOX + told : 0);
}

function linesOf(text: string, line: { height: number; holds: number }): number {
  return Math.min(MOST_LINES, Math.ceil(widthOf(text) / line.holds)) * line.height;
}

/** In ems: a Chinese sign is one wide, a Latin letter a little over half. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? 1 : 0.56), 0);
}
