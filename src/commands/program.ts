import { resolve } from 'node:path';
import { Refusal } from '#kernel/refusal.ts';
import { createHouse, programLogin } from '#platform/create-house.ts';
import type { House } from '#platform/house.ts';
import { migrate, type BankKind } from '#platform/migrate.ts';
import { addressOf, startPostgres } from '#platform/postgres/index.ts';
import { openSecrets } from '#platform/secrets.ts';
import { modules } from '#modules/modules.ts';

export const HOME = resolve(process.env['KAIMEN_HOME'] ?? './.kaimen');

export type Program = Readonly<{ house: House; ownerUrl: string; kind: BankKind; close: () => Promise<void> }>;

/** The database (the bank's own, or the one that comes with Kaimen), brought up to date, and the house on it. */
export async function openProgram(more: { kind?: BankKind; origin?: string; log: (line: string) => void; share?: boolean }): Promise<Program> {
  const database = await openDatabase(more.log, more.share === true);
  try {
    const secrets = openSecrets(HOME);
    const kind = await migrate(database.url, modules, { ...(more.kind && { kind: more.kind }), login: programLogin(secrets), onStep: (name) => more.log(`  ${name}`) });
    if (more.kind === 'real' && kind === 'sample') {
      throw new Error('这里已经有一家样例银行;请换一个 KAIMEN_HOME 或 DATABASE_URL。\nThis database already holds the sample bank; use another KAIMEN_HOME or DATABASE_URL for your own.');
    }
    const house = await createHouse({ ownerUrl: database.url, home: HOME, modules, ...(more.origin && { origin: more.origin }) });
    return { house, ownerUrl: database.url, kind, close: async () => { await house.db.close(); await database.stop(); } };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** A command beside a running program uses that program's server. */
async function openDatabase(log: (line: string) => void, share: boolean): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, stop: async () => {} };
  try {
    return await startPostgres({ home: HOME, log });
  } catch (error) {
    const url = share && error instanceof Refusal && error.code === 'postgres.inUse' ? addressOf(HOME) : undefined;
    if (url === undefined) throw error;
    return { url, stop: async () => {} };
  }
}
