import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type InlineConfig } from 'vite';

type PageBuild = Readonly<{ name: 'customer' | 'screen' | 'staff'; jsx: 'preact' | 'react' }>;

const staff: PageBuild = { name: 'staff', jsx: 'react' };

/** The three programs a browser loads; test/stories/staff-shell.test.ts holds what each may weigh. */
const pageBuilds: readonly PageBuild[] = [
  { name: 'customer', jsx: 'preact' },
  { name: 'screen', jsx: 'preact' },
  staff,
];

/** One complete vite build each: into dist/web/<name>, answered under /assets/<name>/. */
export const builds: readonly InlineConfig[] = pageBuilds.map(configOf);

// `KAIMEN_PAGE=staff npx vite` serves one of them while it is being written.
export default defineConfig(configOf(pageBuilds.find((one) => one.name === process.env['KAIMEN_PAGE']) ?? staff));

function configOf({ name, jsx }: PageBuild): InlineConfig {
  return {
    configFile: false,
    root: path(`src/desks/${name}`),
    base: `/assets/${name}/`,
    publicDir: path('src/ui/public-files'),
    cacheDir: path(`.cache/vite/${name}`),
    logLevel: 'warn',
    plugins: jsx === 'react' ? [react()] : [],
    oxc: { jsx: { runtime: 'automatic', importSource: jsx } },
    build: {
      outDir: path(`dist/web/${name}`),
      emptyOutDir: true,
      assetsDir: '',
      assetsInlineLimit: 0,
      target: ['chrome90', 'safari15', 'firefox91'],
      cssTarget: ['chrome90', 'safari15', 'firefox91'],
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1600,
      manifest: 'manifest.json',
    },
  };
}

// From the folder npm runs in: the build compiles this file to another place first.
function path(relative: string): string {
  return resolve(process.cwd(), relative);
}
