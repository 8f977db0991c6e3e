import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programLogin } from '#platform/create-house.ts';
import { ROOT } from '#platform/root.ts';
import { openSecrets } from '#platform/secrets.ts';
import { freshDatabase, type TestDatabase } from '#test/rig/database.ts';
import { readSchema, type Schema } from './schema-model.ts';
import { schemaRules } from './schema-rules.ts';

let database: TestDatabase;
let client: pg.Client;
let whole: Schema;
let planted: Schema;
let both: Schema;

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client(database.ownerUrl);
  await client.connect();
  whole = await readSchema(client);
  await client.query(readFileSync(join(ROOT, 'test', 'proof', 'planted-schema.sql'), 'utf8'));
  planted = await readSchema(client, 'planted');
  both = await readSchema(client);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const PLANTED: Readonly<Record<string, readonly string[]>> = {
  'every table with a branch’s rows forces row security': ['planted.unforced', 'planted.unprotected'],
  'every secured table has a policy for reading and for writing, by the context alone, without a subquery': ['planted.always_open', 'planted.with_subquery', 'planted.without_policy'],
  'every column has a data class, and none is C3': ['planted.unclassed.fingerprint', 'planted.unclassed.phone'],
  'Citus 1: the primary key of a branch’s table begins with the branch': ['planted.keyed_by_id'],
  'Citus 2: nothing of a branch’s table is unique or exclusive without the branch': ['planted.excludes_everywhere: no_overlap', 'planted.keyed_by_id: keyed_by_id_pkey', 'planted.unique_everywhere: unique_everywhere_number_key'],
  'Citus 3: foreign keys between branches’ tables carry the branch, and only reference tables are pointed to from elsewhere': ['planted.child_by_id: child_by_id_parent_id_fkey', 'planted.child_of_local: child_of_local_session_id_fkey', 'planted.reference_to_branch: reference_to_branch_of_branch_of_id_fkey'],
  'every foreign key says what happens on delete, and none sets null': ['planted.says_nothing_on_delete: says_nothing_on_delete_branch_id_parent_id_fkey', 'planted.sets_null: sets_null_branch_id_parent_id_fkey'],
  'Citus 5: a branch’s table has no triggers': ['planted.triggered: watch'],
  'Citus 17: a branch’s table numbers nothing by itself': ['planted.numbered.id'],
  'Citus 6: rows are locked within one branch': ['planted.locks_everywhere'],
  'Citus 7: on conflict takes excluded values, never the time of the node': ['planted.conflicts_with_now'],
  'Citus 8: a row never changes its branch': ['planted.moves_branch'],
  'Citus 11: the context is set by SET LOCAL alone': ['planted.sets_config'],
  'Citus 15: rows from a select go into a branch’s table only with returning or on conflict': ['planted.copies_silently'],
};

describe('the schema', () => {
  it('has tables, and rules are asked of all of them', () => {
    expect(whole.tables.length).toBeGreaterThan(20);
    expect(whole.functions.length).toBeGreaterThan(8);
  });

  it.each(schemaRules)('$name', ({ find }) => {
    expect(find(whole, whole)).toEqual([]);
  });

  it.each(schemaRules)('would be caught: $name', ({ name, find }) => {
    expect(find(planted, both).sort()).toEqual(PLANTED[name]);
  });
});

describe('the program’s own role', () => {
  it('owns nothing, is nobody’s superuser and passes no row security by', async () => {
    const roles = ['kaimen_app', programLogin(openSecrets(database.home)).name];
    expect([...whole.tables, ...whole.functions].filter(({ owner }) => roles.includes(owner))).toEqual([]);
    const { rows } = await client.query(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
         (select count(*)::int from pg_class where relowner = r.oid) + (select count(*)::int from pg_namespace where nspowner = r.oid) + (select count(*)::int from pg_proc where proowner = r.oid) as owns
       from pg_roles r where rolname = any ($1) order by rolname`, [roles]);
    expect(rows).toHaveLength(2);
    for (const role of rows) expect(role).toMatchObject({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false, owns: 0 });
  });

  it('may only add to the trail and to its seals, and may make no table', async () => {
    const { rows } = await client.query<{ may: string }>(`
      select table_name || ' ' || lower(privilege_type) as may from information_schema.role_table_grants
      where grantee in ('kaimen_app', 'PUBLIC') and table_schema = 'app' and table_name in ('trail', 'trail_head', 'seal', 'bank') order by 1`);
    expect(rows.map(({ may }) => may)).toEqual(['bank select', 'seal insert', 'seal select', 'trail insert', 'trail select', 'trail_head insert', 'trail_head select', 'trail_head update']);
    const creating = await client.query(`select nspname from pg_namespace where has_schema_privilege('kaimen_app', oid, 'create')`);
    expect(creating.rows).toEqual([]);
  });
});
