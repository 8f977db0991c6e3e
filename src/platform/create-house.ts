import { randomInt } from 'node:crypto';
import pino from 'pino';
import { openBell } from './bell.ts';
import { bankClock, type Clock } from './clock.ts';
import { openDb } from './db.ts';
import { hotLine } from './hot.ts';
import type { House } from './house.ts';
import { openLive } from './live.ts';
import { openMetrics } from './metrics.ts';
import type { Module } from './module.ts';
import { places } from './places.ts';
import { openSecrets, type Secrets } from './secrets.ts';

export type HouseOptions = Readonly<{
  /** the owner's address of the database; the program itself connects as its own role */
  ownerUrl: string;
  home: string;
  modules: readonly Module[];
  origin?: string;
  clock?: Clock;
  random?: () => number;
  connections?: number;
  logLevel?: string;
}>;

export async function createHouse(options: HouseOptions): Promise<House> {
  const secrets = openSecrets(options.home);
  const db = openDb(process.env['DATABASE_APP_URL'] ?? appUrl(options.ownerUrl, secrets), { ...(options.connections && { connections: options.connections }) });
  const metrics = openMetrics();
  const log = pino({ level: options.logLevel ?? process.env['KAIMEN_LOG'] ?? 'warn', base: null, redact: ['*.phone', '*.password', '*.token', '*.cookie'] });
  const clock = options.clock ?? (await bankClock(db));
  const bell = openBell(db);
  const views = options.modules.flatMap((module) => module.live ?? []);
  return {
    db, clock, secrets, log, metrics, home: options.home,
    origin: options.origin ?? 'http://127.0.0.1:3000',
    random: options.random ?? (() => randomInt(2 ** 47) / 2 ** 47),
    hot: hotLine(db, metrics, bell),
    bell,
    places: places(db),
    live: openLive(db, clock, views, metrics, log),
  };
}

/** The program's own database login for this key ring: migrate() creates it. */
export function programLogin(secrets: Secrets): { name: string; password: string } {
  return { name: `kaimen_${secrets.blind('login', 'name').slice(0, 8)}`, password: secrets.derived('database login') };
}

function appUrl(ownerUrl: string, secrets: Secrets): string {
  const login = programLogin(secrets);
  const url = new URL(ownerUrl);
  url.username = login.name;
  url.password = login.password;
  return url.href;
}
