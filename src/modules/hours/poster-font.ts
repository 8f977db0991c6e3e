import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#platform/root.ts';

let link: string | undefined;

/** The Chinese font that the customer's pages carry, for a machine that has none; known from their build's own list of files. */
export function fontLink(): string {
  link ??= made();
  return link;
}

function made(): string {
  const list = join(ROOT, 'dist', 'web', 'customer', 'manifest.json');
  if (!existsSync(list)) return '';
  const files = JSON.parse(readFileSync(list, 'utf8')) as Record<string, { file: string; css?: string[] }>; // written by our own build
  const fonts = Object.entries(files).find(([source]) => source.endsWith('ui/fonts.ts'))?.[1];
  // A source that imports nothing but a style sheet is listed as that sheet itself, otherwise as a script with its sheets.
  const css = [fonts?.file ?? '', ...(fonts?.css ?? [])].find((file) => file.endsWith('.css'));
  return css === undefined ? '' : `<link rel="stylesheet" href="/assets/customer/${css}">`;
}
