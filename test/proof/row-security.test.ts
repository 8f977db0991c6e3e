import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programLogin } from '#platform/create-house.ts';
import { openSecrets } from '#platform/secrets.ts';
import { freshDatabase, type TestDatabase } from '#test/rig/database.ts';
import { KEY, readSchema, type Table } from './schema-model.ts';

const MINE = '00000000-0000-7000-8000-00000000000a';
const THEIRS = '00000000-0000-7000-8000-00000000000b';

let database: TestDatabase;
let owner: pg.Client;
let program: pg.Client;
let tables: Table[];

beforeAll(async () => {
  database = await freshDatabase();
  owner = await connected(database.ownerUrl);
  const login = programLogin(openSecrets(database.home));
  const url = new URL(database.ownerUrl);
  url.username = login.name;
  url.password = login.password;
  program = await connected(url.href);
  tables = (await readSchema(owner)).tables.filter((table) => table.isSecured);
  await fillEveryTable();
});

afterAll(async () => {
  await owner.end();
  await program.end();
  await database.drop();
});

describe('row security, by raw SQL as the program’s own role', () => {
  it('has every secured table filled with a row of my branch and one of theirs', async () => {
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) expect([name, await branchesIn(owner, name)]).toEqual([name, [MINE, THEIRS]]);
  });

  it('shows nothing without a context, and nothing for a context that is no branch', async () => {
    expect(await seenWith([])).toEqual({});
    expect(await seenWith([`set local app.branch = ''`, `set local app.branches = ''`])).toEqual({});
    expect(await seenWith([`set local app.branch = '%'`, `set local app.branches = 'all'`])).toEqual({});
  });

  it('shows my branch’s rows alone, whether one branch is named or a list', async () => {
    const everyTable = Object.fromEntries(tables.map(({ name }) => [name, [MINE]]));
    expect(await seenWith([`set local app.branch = '${MINE}'`])).toEqual(everyTable);
    expect(await seenWith([`set local app.branches = '${MINE}'`])).toEqual(everyTable);
  });

  it('shows both branches to those who reach both', async () => {
    const everyTable = Object.fromEntries(tables.map(({ name }) => [name, [MINE, THEIRS]]));
    expect(await seenWith([`set local app.branches = '${MINE},${THEIRS}'`])).toEqual(everyTable);
    expect(await seenWith([`set local app.branches = '*'`])).toEqual(everyTable);
  });

  it('forgets the context with the transaction', async () => {
    expect(await seenWith([`set local app.branches = '*'`])).not.toEqual({});
    expect(await seenWith([])).toEqual({});
  });

  it('lets no row be written for, changed in or removed from another branch', async () => {
    for (const { name } of tables) {
      const written = await attempt(`insert into ${name} (${KEY}) values ('${THEIRS}')`);
      expect([name, written]).toEqual([name, '42501']);
      const mayUpdate = await allowed(name, 'update');
      if (mayUpdate) {
        expect([name, await attempt(`update ${name} set ${KEY} = ${KEY} where ${KEY} = '${THEIRS}'`)]).toEqual([name, 0]);
        expect([name, await attempt(`update ${name} set ${KEY} = '${THEIRS}'`)]).toEqual([name, '42501']);
      }
      if (await allowed(name, 'delete')) expect([name, await attempt(`delete from ${name} where ${KEY} = '${THEIRS}'`)]).toEqual([name, 0]);
    }
    for (const { name } of tables) expect([name, await branchesIn(owner, name)]).toEqual([name, [MINE, THEIRS]]);
  });

  it('cannot be switched off, nor can the role become another', async () => {
    const [table] = tables;
    expect(await attempt(`alter table ${table?.name ?? ''} disable row level security`)).toBe('42501');
    expect(await attempt(`set local row_security = off; select * from ${table?.name ?? ''}`)).toBe('42501');
    expect(await attempt(`set local role ${owner.escapeIdentifier(new URL(database.ownerUrl).username)}`)).toBe('42501');
    expect(await attempt(`set local session_replication_role = replica`)).toBe('42501');
  });
});

/** Two rows in every table, whatever its rules: as the owner, with constraints out of the way, values made up by type. */
async function fillEveryTable(): Promise<void> {
  await owner.query('set session_replication_role = replica');
  for (const { name } of tables) {
    const checks = await owner.query<{ conname: string }>(`select conname from pg_constraint where conrelid = '${name}'::regclass and contype in ('c', 'x')`);
    for (const { conname } of checks.rows) await owner.query(`alter table ${name} drop constraint ${owner.escapeIdentifier(conname)}`);
    const columns = await owner.query<{ column: string; type: string; kind: string }>(`
      select a.attname as column, format_type(a.atttypid, null) as type, t.typtype as kind from pg_attribute a join pg_type t on t.oid = a.atttypid
      where a.attrelid = '${name}'::regclass and a.attnum > 0 and not a.attisdropped and a.attnotnull and a.attidentity = '' and a.attgenerated = '' and a.attname <> '${KEY}'`);
    for (const branch of [MINE, THEIRS]) {
      await owner.query(`delete from ${name} where ${KEY} = '${branch}'`);
      const values = [`'${branch}'`, ...columns.rows.map(({ type }) => madeUp(type))];
      await owner.query(`insert into ${name} (${[KEY, ...columns.rows.map(({ column }) => owner.escapeIdentifier(column))].join()}) values (${values.join()})`);
    }
  }
  await owner.query('set session_replication_role = default');
}

function madeUp(type: string): string {
  if (type.endsWith('[]')) return `'{}'::${type}`;
  if (type === 'uuid') return 'gen_random_uuid()';
  if (/^(timestamp|date)/.test(type)) return `'2026-03-02'::${type}`;
  if (/^(json|jsonb)$/.test(type)) return `'{}'::${type}`;
  if (type.endsWith('range')) return `'empty'::${type}`;
  if (/^(smallint|integer|bigint|numeric|real|double)/.test(type)) return `1::${type}`;
  if (type === 'xid8') return `'1'::xid8`;
  if (type === 'boolean') return 'false';
  if (type.startsWith('time')) return `'09:00'::${type}`;
  return type === 'bytea' ? `'\\x00'` : `'x'::${type}`;
}

async function branchesIn(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ branch: string }>(`select distinct ${KEY}::text as branch from ${table} where ${KEY} in ('${MINE}', '${THEIRS}') order by 1`);
  return rows.map(({ branch }) => branch);
}

async function seenWith(context: readonly string[]): Promise<Record<string, string[]>> {
  await program.query('begin');
  for (const line of context) await program.query(line);
  const seen: [string, string[]][] = [];
  for (const { name } of tables) {
    const branches = await branchesIn(program, name);
    if (branches.length > 0) seen.push([name, branches]);
  }
  await program.query('rollback');
  return Object.fromEntries(seen);
}

/** With my branch as context: the number of rows touched, or the SQLSTATE of the refusal; undone in any case. */
async function attempt(statement: string): Promise<number | string> {
  await program.query('begin');
  await program.query(`set local app.branch = '${MINE}'`);
  try {
    const result = await program.query(statement);
    return result.rowCount ?? 0;
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? '') : String(error);
  } finally {
    await program.query('rollback');
  }
}

async function allowed(table: string, deed: 'update' | 'delete'): Promise<boolean> {
  const { rows } = await program.query<{ may: boolean }>('select has_table_privilege($1, $2) as may', [table, deed]);
  return rows[0]?.may === true;
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
