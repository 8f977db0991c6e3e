import type { Logger } from 'pino';
import type { Actor } from '#kernel/actor.ts';
import type { Bell } from './bell.ts';
import type { Clock } from './clock.ts';
import type { Db } from './db.ts';
import type { HotLine } from './hot.ts';
import type { Live } from './live.ts';
import type { Metrics } from './metrics.ts';
import type { Places } from './places.ts';
import type { Secrets } from './secrets.ts';

/** Everything that comes from outside: database, time, chance, keys, log. Made once by createHouse. */
export type House = Readonly<{
  db: Db;
  clock: Clock;
  random: () => number;
  secrets: Secrets;
  log: Logger;
  live: Live;
  hot: HotLine;
  bell: Bell;
  places: Places;
  metrics: Metrics;
  home: string;
  /** the address customers use, without a slash at the end: goes into messages, posters and QR codes */
  origin: string;
}>;

/** Who asks, when, and in which language: handed to every act and read. */
export type Asking = Readonly<{
  house: House;
  actor: Actor;
  now: Date;
  random: () => number;
  key?: string;
  requestId: string;
  lang: 'zh' | 'en';
}>;
