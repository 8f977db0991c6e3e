import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '#kernel/refusal.ts';
import { createHouse, programLogin } from '#platform/create-house.ts';
import { sqlState } from '#platform/db.ts';
import type { House } from '#platform/house.ts';
import { migrate, type BankKind } from '#platform/migrate.ts';
import { addressOf, startPostgres } from '#platform/postgres/index.ts';
import { openSecrets } from '#platform/secrets.ts';
import { modules } from '#modules/modules.ts';

export const HOME = resolve(process.env['KAIMEN_HOME'] ?? './.kaimen');

export type Program = Readonly<{ house: House; ownerUrl: string; kind: BankKind; close: () => Promise<void> }>;

/** The database (the bank's own, or the one that comes with Kaimen), brought up to date, and the house on it. */
export async function openProgram(more: { kind?: BankKind; origin?: string; log: (line: string) => void; share?: boolean }): Promise<Program> {
  mustBeWritable(HOME);
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
    throw process.env['DATABASE_URL'] ? explained(error) : error;
  }
}

/** What the bank's own database says when it will not have us, as something that one can do about it. */
function explained(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Refusal) return error;
  const code = sqlState(error);
  const params = { reason: error.message };
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET'].includes(code)) return new Refusal('start.databaseAway', { status: 503, params });
  if (['28P01', '28000', '3D000'].includes(code)) return new Refusal('start.databaseShut', { status: 403, params });
  if (code === '42501') return new Refusal('start.databaseRights', { status: 403, params });
  return error;
}

/** Keys and seals lie here even when the database is elsewhere. */
function mustBeWritable(home: string): void {
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK | constants.X_OK);
  } catch (fault) {
    throw new Refusal('start.homeNotWritable', { status: 403, params: { home, reason: fault instanceof Error && 'code' in fault ? String(fault.code) : '' } });
  }
}

/** A command beside a running program uses that program's server. */
async function openDatabase(log: (line: string) => void, share: boolean): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given) {
    if (!/^postgres(ql)?:\/\/.+/.test(given) || !URL.canParse(given)) throw new Refusal('start.databaseAddress', { status: 422 });
    return { url: given, stop: async () => {} };
  }
  try {
    return await startPostgres({ home: HOME, log });
  } catch (error) {
    const url = share && error instanceof Refusal && error.code === 'postgres.inUse' ? addressOf(HOME) : undefined;
    if (url === undefined) throw error;
    return { url, stop: async () => {} };
  }
}
