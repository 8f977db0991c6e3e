import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { ROOT } from '#platform/root.ts';

let script: string | undefined;

/** The snippet's text: public/embed.ts and the wall clock rules in one small file, made once, when somebody first asks for it. */
export function embedText(): string {
  script ??= buildSync({
    entryPoints: [join(ROOT, 'src', 'modules', 'hours', 'public', 'embed.ts')],
    bundle: true, minify: true, write: false, format: 'iife', platform: 'browser', target: ['chrome80', 'safari15', 'firefox78'], charset: 'utf8', legalComments: 'none', logLevel: 'silent',
  }).outputFiles[0]?.text ?? '';
  return script;
}
