import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, found by its package.json: the same from the source and from the bundle. */
export const ROOT = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** Kaimen's own version. */
export const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version; // our own file

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('package.json was not found above the program');
  return rootAbove(above);
}
