import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ROOT } from '#platform/root.ts';

let folder = '';
const taken = createServer();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaimen-start-'));
  writeFileSync(join(folder, 'file'), '');
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
});

afterAll(() => {
  taken.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Of the database of the tests, with something about it changed. */
const otherAddress = (change: (url: URL) => void) => {
  const url = new URL(inject('postgresUrl'));
  change(url);
  return url.href;
};

describe('a start that cannot be says why in both languages, and leaves nothing running', () => {
  it.concurrent.each([
    ['a taken port', () => ({ PORT: String((taken.address() as AddressInfo).port) }), '已被别的程序占用', 'Something else listens'],
    ['a port that is none', () => ({ PORT: 'http' }), 'PORT 必须是', 'PORT must be a number'],
    ['an address that this machine has not', () => ({ HOST: '192.0.2.1' }), '本机没有地址', 'This machine has no address'],
    ['a folder that cannot be written', () => ({ KAIMEN_HOME: join(folder, 'file', 'home') }), '不能写入', 'cannot be written'],
    ['an address of no database', () => ({ DATABASE_URL: 'db.example' }), '不是数据库地址', 'no address of a database'],
    ['a database that does not answer', () => ({ DATABASE_URL: 'postgres://owner:password@127.0.0.1:1/kaimen' }), '没有应答', 'does not answer'],
    ['a wrong password', () => ({ DATABASE_URL: otherAddress((url) => { url.password = 'wrong'; }) }), '拒绝登录', 'does not let us in'],
    ['a database that is not there', () => ({ DATABASE_URL: otherAddress((url) => { url.pathname = '/not_there'; }) }), '拒绝登录', 'does not let us in'],
  ] as const)('%s', async (_, env, zh, en) => {
    const { code, said } = await started({ KAIMEN_HOME: join(folder, 'home'), PORT: '0', DATABASE_URL: '', ...env() });
    expect(said).toContain(zh);
    expect(said).toContain(en);
    expect(said).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });

  it('and has not begun a database before it knew', () => {
    expect(existsSync(join(folder, 'home', 'postgres'))).toBe(false);
  });
});

async function started(env: Readonly<Record<string, string>>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'server', 'main.js'), 'start'], { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout: 50_000, killSignal: 'SIGKILL' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said += text.toString(); });
  const [code] = (await once(child, 'close')) as [number | null]; // the first argument of 'close'
  return { code, said };
}
