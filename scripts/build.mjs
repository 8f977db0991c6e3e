// Builds dist: the program (esbuild) and the pages (vite, one build for each configuration in vite.config.ts).
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { build as buildPages } from 'vite';
import { filesBelow, sourcesHash, stampBuild } from './sources.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
process.env.NODE_ENV = 'production';

const hash = sourcesHash(root);
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });
await buildProgram();
for (const config of await pageBuilds()) await buildPages({ root, logLevel: 'warn', ...config, configFile: false });
await buildKeeper();
stampBuild(root, hash);

/** Packages stay outside the bundle; our own `#kernel/…` aliases are resolved by package.json. A worker is a file of its own beside main.js. */
async function buildProgram() {
  const workers = filesBelow(root, 'src').filter((path) => path.endsWith('-worker.ts')).map((path) => [basename(path, '.ts'), path]);
  const entries = [['main', 'src/main.ts'], ['bench', 'bench/main.ts'], ['rota', 'bench/rota/main.ts'], ['twin', 'twin/main.ts'], ['score', 'bench/score/main.ts'], ...workers];
  const present = Object.fromEntries(entries.filter(([, path]) => existsSync(path)));
  await bundle({
    entryPoints: present,
    outdir: 'dist/server',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
}

/** The staff desks' service worker: it carries the list of the files it keeps, fonts apart, and so is another one for each build. */
async function buildKeeper() {
  const files = readdirSync('dist/web/staff').filter((name) => /\.(js|css)$/.test(name)).sort().map((name) => `/assets/staff/${name}`);
  await bundle({
    entryPoints: ['src/desks/staff/keeper.ts'], outfile: 'dist/web/staff/keeper.js', bundle: true, format: 'iife', target: ['chrome90', 'safari15', 'firefox91'], minify: true, logLevel: 'warning',
    define: { KEEPER_FILES: JSON.stringify(files), KEEPER_VERSION: JSON.stringify(hash.slice(0, 16)) },
  });
}

/** vite.config.ts exports `builds`, a list of configurations; a list or one configuration as default does as well. */
async function pageBuilds() {
  if (!existsSync('vite.config.ts')) return [];
  const compiled = join(root, '.cache', `vite.config.${process.pid}.mjs`);
  await bundle({ entryPoints: ['vite.config.ts'], outfile: compiled, bundle: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external', logLevel: 'warning' });
  try {
    const exported = await import(pathToFileURL(compiled).href);
    return exported.builds ?? [exported.default].flat();
  } finally {
    rmSync(compiled, { force: true });
  }
}
