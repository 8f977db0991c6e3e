import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
// oxlint-disable-next-line import/default -- Node takes its CommonJS build, whose default is the whole library
import opentype, { type Font, type PathCommand } from 'opentype.js';
import type { Dots } from '../strip.ts';

/** Fusion Pixel, drawn on a grid of 12: what the outlines enclose is exactly the dots (SIL OFL 1.1). */
const FILE = '@fontsource/fusion-pixel-12px-monospaced-sc/files/fusion-pixel-12px-monospaced-sc-latin-400-normal.woff';
const GRID = 12;
export const LEAST_HIGH = GRID;
/** A column of dots is one number, and a picture of the protocol has at most 31 rows. */
export const MOST_HIGH = 31;

let font: Font | undefined;
const known = new Map<string, readonly number[]>();

/** A text as dots, in the middle of so many rows. The sign's own type knows no Chinese, so every text is sent as a picture. */
export function dotsOf(text: string, height: number): Dots {
  const above = Math.floor((height - GRID) / 2);
  return { height, columns: [...text].flatMap(glyph).map((column) => column << above) };
}

function glyph(character: string): readonly number[] {
  const before = known.get(character);
  if (before) return before;
  font ??= opened();
  const { path, advanceWidth = font.unitsPerEm } = font.charToGlyph(character);
  const dot = font.unitsPerEm / GRID;
  const top = font.ascender;
  const columns = Array.from({ length: Math.round(advanceWidth / dot) }, (_, column) =>
    Array.from({ length: GRID }, (__, row) => (encloses(path.commands, (column + 0.5) * dot, top - (row + 0.5) * dot) ? 1 << row : 0)).reduce((sum, bit) => sum | bit, 0));
  known.set(character, columns);
  return columns;
}

function opened(): Font {
  const file = readFileSync(createRequire(import.meta.url).resolve(FILE));
  // 31,000 glyphs: read as they are needed.
  return opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength), { lowMemory: true });
}

/** Is the point inside? Counts how often the outline winds around it; the type is made of straight lines. */
function encloses(outline: readonly PathCommand[], x: number, y: number): boolean {
  let winds = 0;
  let [startX, startY, atX, atY] = [0, 0, 0, 0];
  const edge = (toX: number, toY: number) => {
    if (atY <= y !== toY <= y && x < atX + ((y - atY) / (toY - atY)) * (toX - atX)) winds += toY > atY ? 1 : -1;
    [atX, atY] = [toX, toY];
  };
  for (const step of outline) {
    if (step.type === 'M') [startX, startY, atX, atY] = [step.x, step.y, step.x, step.y];
    else if (step.type === 'Z') edge(startX, startY);
    else edge(step.x, step.y);
  }
  return winds !== 0;
}
