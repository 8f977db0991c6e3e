// What the build reads, as one hash: dist carries the hash that it was built from.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['src', 'world', 'twin', 'bench'];
const FILES = ['package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.base.json', 'scripts/build.mjs'];
const NOT_BUILT = /\.test\.tsx?$|(^|\/)README[^/]*\.md$/;

export function sourcesHash(root) {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const path of [...FILES, ...FOLDERS.flatMap((folder) => filesBelow(root, folder))]) {
    if (NOT_BUILT.test(path) || !existsSync(join(root, path))) continue;
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

export function isBuilt(root) {
  const stamp = join(root, 'dist', '.built');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash(root);
}

export function stampBuild(root, hash) {
  writeFileSync(join(root, 'dist', '.built'), hash);
}

export function filesBelow(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    });
}
