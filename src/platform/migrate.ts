import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { sha256 } from '#kernel/digest.ts';
import { prepareJobs } from './jobs.ts';
import { ROOT } from './root.ts';
import type { Events } from './events.ts';

export type BankKind = 'sample' | 'real';
export type Migration = Readonly<{ name: string; text: string }>;
type MigratedModule = Readonly<{ name: string; events?: Events }>;

const LOCK = 7_236_544;

/**
 * Brings the schema up to date: numbered SQL files, platform first, then each module in the order of modules.ts; each file once,
 * frozen once it has run. Safe when several programs start at once. `kind` is written once, on the first run.
 */
export async function migrate(ownerUrl: string, modules: readonly MigratedModule[], more: { kind?: BankKind; login?: { name: string; password: string }; onStep?: (name: string) => void } = {}): Promise<BankKind> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query('create table if not exists public.kaimen_migration (name text primary key, digest text not null, at timestamptz not null default now())');
    const done = new Map((await client.query<{ name: string; digest: string }>('select name, digest from public.kaimen_migration')).rows.map((row) => [row.name, row.digest]));
    for (const { name, text } of migrationsOf(modules)) {
      const digest = sha256(text);
      const known = done.get(name);
      if (known === digest) continue;
      if (known !== undefined) throw new Error(`migration ${name} was changed after it had run; add a new one instead`);
      more.onStep?.(name);
      await client.query('begin');
      await client.query(text).catch((error: unknown) => { throw new Error(`migration ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error }); });
      await client.query('insert into public.kaimen_migration (name, digest) values ($1, $2)', [name, digest]);
      await client.query('commit');
    }
    await prepareJobs(ownerUrl);
    await subscribe(client, modules);
    if (more.login) await openLogin(client, more.login);
    await client.query('insert into app.bank (kind) values ($1) on conflict do nothing', [more.kind ?? 'sample']);
    const { rows } = await client.query<{ kind: BankKind }>('select kind from app.bank');
    return rows[0]?.kind ?? 'real';
  } finally {
    await client.end();
  }
}

export function migrationsOf(modules: readonly MigratedModule[]): Migration[] {
  return [join('platform', 'migrations'), ...modules.map((module) => join('modules', module.name, 'migrations'))]
    .filter((folder) => existsSync(join(ROOT, 'src', folder)))
    .flatMap((folder) => readdirSync(join(ROOT, 'src', folder)).filter((file) => file.endsWith('.sql')).sort()
      .map((file) => ({ name: `${folder}/${file}`.replaceAll('\\', '/'), text: readFileSync(join(ROOT, 'src', folder, file), 'utf8') })));
}

async function subscribe(client: pg.Client, modules: readonly MigratedModule[]): Promise<void> {
  const pairs = modules.flatMap(({ events = {} }) => Object.entries(events).flatMap(([topic, tasks]) => tasks.map((task) => ({ topic, task }))));
  await client.query('begin');
  await client.query('delete from app.subscription');
  await client.query('insert into app.subscription (topic, task) select distinct topic, task from jsonb_to_recordset($1) as pair (topic text, task text)', [JSON.stringify(pairs)]);
  await client.query('commit');
}

/** The program's own login: member of kaimen_app, owner of nothing. */
async function openLogin(client: pg.Client, login: { name: string; password: string }): Promise<void> {
  const name = client.escapeIdentifier(login.name);
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [login.name]);
  await client.query(`${rowCount === 0 ? 'create' : 'alter'} role ${name} login password ${client.escapeLiteral(login.password)}`);
  await client.query(`grant kaimen_app to ${name}`);
}
