import { Resvg } from '@resvg/resvg-js';
import PdfFile from 'pdfkit';

/** A page as marks: drawn once, given out as SVG, PDF or PNG. Lengths in points; (0, 0) is above left. */
export type Mark =
  | Readonly<{ kind: 'path'; d: string; x: number; y: number; fill: string; turn?: number }>
  | Readonly<{ kind: 'rect'; x: number; y: number; width: number; height: number; fill: string; radius?: number }>;
export type Drawing = Readonly<{ width: number; height: number; title: string; lang: string; marks: readonly Mark[] }>;

export function svgOf({ width, height, title, lang, marks }: Drawing): string {
  const body = marks.map((mark) => (mark.kind === 'path'
    ? `<path d="${mark.d}" transform="translate(${round(mark.x)} ${round(mark.y)})${mark.turn ? ` rotate(${mark.turn})` : ''}" fill="${mark.fill}"/>`
    : `<rect x="${round(mark.x)}" y="${round(mark.y)}" width="${round(mark.width)}" height="${round(mark.height)}" fill="${mark.fill}"${mark.radius ? ` rx="${mark.radius}"` : ''}/>`)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}" xml:lang="${lang}"><rect width="${width}" height="${height}" fill="#fffefb"/>${body}</svg>`;
}

/** `scale` 1 is the size it was drawn in (A4); √2 makes A3 of it. `at`: when it was made, so that the same facts make the same file. */
export function pdfOf(drawing: Drawing, scale: number, at: Date): Promise<Buffer> {
  const file = new PdfFile({ size: [drawing.width * scale, drawing.height * scale], margin: 0, lang: drawing.lang, displayTitle: true, info: { Title: drawing.title, Creator: 'Kaimen', Producer: 'Kaimen', CreationDate: at, ModDate: at } });
  const parts: Buffer[] = [];
  const whole = new Promise<Buffer>((done, fail) => file.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(Buffer.concat(parts))).on('error', fail));
  file.scale(scale);
  for (const mark of drawing.marks) {
    if (mark.kind === 'rect') file.roundedRect(mark.x, mark.y, mark.width, mark.height, mark.radius ?? 0).fill(mark.fill);
    else file.save().translate(mark.x, mark.y).rotate(mark.turn ?? 0).path(mark.d).fill(mark.fill).restore();
  }
  file.end();
  return whole;
}

export function pngOf(drawing: Drawing, pixels: number): Buffer {
  return new Resvg(svgOf(drawing), { fitTo: { mode: 'width', value: pixels }, font: { loadSystemFonts: false } }).render().asPng();
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
