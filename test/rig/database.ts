import pg from 'pg';
import { inject } from 'vitest';
import { sha256 } from '#kernel/digest.ts';
import { modules } from '#modules/modules.ts';
import { programLogin } from '#platform/create-house.ts';
import { migrate, migrationsOf } from '#platform/migrate.ts';
import { openSecrets } from '#platform/secrets.ts';
import { HOME } from './postgres.ts';

export type TestDatabase = Readonly<{ ownerUrl: string; home: string; drop: () => Promise<void> }>;

let made = 0;

/** A database of its own for one test file, migrated and empty, or a copy of `template`: `beforeAll(async () => { db = await freshDatabase(); return db.drop; })`. */
export async function freshDatabase(template?: string): Promise<TestDatabase> {
  const from = template ?? (await migratedTemplate());
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await onServer((client) => client.query(`create database ${name} template ${from}`));
  return {
    ownerUrl: addressOf(name),
    home: HOME,
    drop: async () => void (await onServer((client) => client.query(`drop database ${name} with (force)`))),
  };
}

/** A database that several files of this run copy: made by whoever comes first, and closed when `fill` is done. */
export function sharedDatabase(name: string, fill: (database: TestDatabase) => Promise<void>): Promise<string> {
  return onServer(async (client) => {
    const shared = `test_${inject('run')}_${name}`;
    await client.query('select pg_advisory_lock(2)');
    if ((await client.query('select from pg_database where datname = $1', [shared])).rowCount) return shared;
    const database = await freshDatabase();
    await fill(database);
    await client.query(`alter database ${new URL(database.ownerUrl).pathname.slice(1)} rename to ${shared}`);
    return shared;
  });
}

let template: Promise<string> | undefined;

/** Migrated once for each state of the migrations, whoever comes first. */
function migratedTemplate(): Promise<string> {
  template ??= onServer(async (client) => {
    const state = JSON.stringify([migrationsOf(modules), modules.map((module) => [module.name, module.events])]);
    const name = `template_${sha256(state).slice(0, 16)}`;
    await client.query('select pg_advisory_lock(1)');
    if ((await client.query('select from pg_database where datname = $1 and datistemplate', [name])).rowCount) return name;
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
    await migrate(addressOf(name), modules, { kind: 'sample', login: programLogin(openSecrets(HOME)) });
    await client.query(`alter database ${name} is_template true allow_connections false`);
    return name;
  });
  return template;
}

function addressOf(database: string): string {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(inject('postgresUrl'));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
