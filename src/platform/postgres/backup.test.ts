import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backUp, restore } from './backup.ts';
import { startPostgres } from './index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaimen 备份-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'keys'));
  writeFileSync(join(folder, 'keys', 'ring.json'), '{"current":1}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const quiet = { version: '0', now: new Date('2026-02-03T01:00:00Z'), log: () => {} };

it('is taken while rows are written, and comes back with every row that was committed before it ended', async () => {
  const server = await startPostgres({ home: at('home'), log: () => {} });
  const [writer, client] = [new pg.Client(server.url), new pg.Client(server.url)];
  await Promise.all([writer.connect(), client.connect()]);
  const rows = async () => (await client.query<{ many: number }>('select count(*)::int as many from door')).rows[0]?.many ?? 0;
  await client.query('create table door (n int primary key, filler text)');
  // The server itself writes, one transaction a row, while the copying holds this process.
  const writing = writer.query(`do $$ begin for n in 0..1000000 loop insert into door values (n, repeat('门', 700)); commit; end loop; end $$`).catch((fault: Error) => fault.message);
  while (await rows() < 50) await new Promise((done) => setTimeout(done, 5));
  const before = await rows();
  const kept = await backUp({ ...quiet, home: at('home'), to: at('backup') });
  const after = await rows();
  await client.query('select pg_cancel_backend(pid) from pg_stat_activity where query like $1 and pid <> pg_backend_pid()', ['do $$%']);
  expect(await writing).toMatch(/cancel/);
  expect(after).toBeGreaterThan(before);
  await client.query('delete from door'); // what comes after is not in it
  await Promise.all([writer.end(), client.end()]);
  await server.stop();

  expect(kept).toMatchObject({ at: '2026-02-03T01:00:00.000Z', kaimen: '0' });
  expect(readdirSync(folder).toSorted()).toEqual(['backup', 'home', 'keys']);
  expect(restore({ home: at('new'), from: at('backup'), keys: at('keys') })).toEqual(kept);
  expect(existsSync(join(at('new'), 'keys', 'ring.json'))).toBe(true);
  const again = await startPostgres({ home: at('new'), log: () => {} });
  const reader = new pg.Client(again.url);
  await reader.connect();
  const { rows: [found] } = await reader.query<{ many: number; last: number }>('select count(*)::int as many, max(n) as last from door');
  await reader.end();
  await again.stop();
  expect(found?.many).toBe((found?.last ?? 0) + 1); // none is missing in between
  expect(found?.many).toBeGreaterThan(before); // also those that were written while it was copied
  expect(found?.many).toBeLessThanOrEqual(after);
}, 60_000);

it('writes over nothing, and restores nothing that could not be read', async () => {
  mkdirSync(at('full'));
  writeFileSync(join(at('full'), 'x'), '');
  await expect(backUp({ ...quiet, home: at('home'), to: at('full') })).rejects.toMatchObject({ code: 'backup.notEmpty' });
  expect(() => restore({ home: at('new'), from: at('full'), keys: at('keys') })).toThrow(expect.objectContaining({ code: 'backup.none' }));
  await backUp({ ...quiet, home: at('home'), to: at('backup') });
  expect(() => restore({ home: at('new'), from: at('backup'), keys: at('full') })).toThrow(expect.objectContaining({ code: 'backup.noKeys' }));
  expect(() => restore({ home: at('home'), from: at('backup'), keys: at('keys') })).toThrow(expect.objectContaining({ code: 'backup.homeInUse' }));
  mkdirSync(join(at('other'), 'keys'), { recursive: true });
  writeFileSync(join(at('other'), 'keys', 'ring.json'), '{"current":2}');
  expect(() => restore({ home: at('other'), from: at('backup'), keys: at('keys') })).toThrow(expect.objectContaining({ code: 'backup.otherKeys' }));
}, 60_000);
