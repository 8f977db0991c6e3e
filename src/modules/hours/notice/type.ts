import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as fontkit from 'fontkit';

/** Letters as outlines, from the house's own font (Noto Sans SC, SIL OFL 1.1): a poster looks the same on every printer, whatever fonts it has. */

export type Weight = 400 | 700;
type Face = { file: string; ranges: readonly (readonly [number, number])[] };
type Glyph = Readonly<{ advance: number; scaled: (scale: number, x: number) => string }>;

const require = createRequire(import.meta.url);
const FOLDER = dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json'));
/** It has no types of its own: a WOFF2 file in, the TrueType font inside it out. */
const { decompress } = require('wawoff2') as { decompress: (file: Uint8Array) => Promise<Uint8Array> };
let faces: readonly Face[] | undefined;
const fonts = new Map<string, Promise<fontkit.Font>>();
const glyphs = new Map<string, Promise<Glyph>>();

/** A line of type: its width, and its outlines with the baseline at zero. `size` is that of the em. */
export async function outline(text: string, size: number, weight: Weight): Promise<{ width: number; d: string }> {
  let [x, d] = [0, ''];
  for (const sign of text) {
    const one = await glyphOf(sign, weight);
    d += one.scaled(size, x);
    x += one.advance * size;
  }
  return { width: x, d };
}

export async function widthOf(text: string, size: number, weight: Weight): Promise<number> {
  let x = 0;
  for (const sign of text) x += (await glyphOf(sign, weight)).advance * size;
  return x;
}

function glyphOf(sign: string, weight: Weight): Promise<Glyph> {
  const key = `${weight} ${sign}`;
  const known = glyphs.get(key) ?? made(sign, weight);
  glyphs.set(key, known);
  return known;
}

async function made(sign: string, weight: Weight): Promise<Glyph> {
  const code = sign.codePointAt(0) ?? 32;
  const font = await fontFor(code, weight);
  const glyph = font.glyphForCodePoint(code);
  const em = font.unitsPerEm;
  return { advance: glyph.advanceWidth / em, scaled: (size, x) => glyph.path.scale(size / em, -size / em).translate(x, 0).toSVG() };
}

/** The font comes in a hundred pieces, each for some characters; the last one that claims a character has it, as in a browser. */
function fontFor(code: number, weight: Weight): Promise<fontkit.Font> {
  faces ??= readFaces();
  const face = faces.findLast((one) => one.ranges.some(([from, to]) => code >= from && code <= to)) ?? faces.at(-1);
  const key = `${weight} ${face?.file}`;
  const known = fonts.get(key) ?? opened(face?.file ?? '', weight);
  fonts.set(key, known);
  return known;
}

async function opened(file: string, weight: Weight): Promise<fontkit.Font> {
  const font = fontkit.create(Buffer.from(await decompress(readFileSync(join(FOLDER, 'files', file)))));
  if (!('getVariation' in font)) throw new Error(`${file} is no single font`);
  return font.getVariation({ wght: weight });
}

function readFaces(): Face[] {
  const css = readFileSync(join(FOLDER, 'index.css'), 'utf8');
  return [...css.matchAll(/url\(\.\/files\/([^)]+)\)[^}]*?unicode-range: ([^;]+);/g)].map(([, file = '', ranges = '']) => ({
    file, ranges: ranges.split(',').map((range) => { const [from = '0', to = from] = range.trim().replace(/^U\+/i, '').split('-'); return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const; }),
  }));
}
