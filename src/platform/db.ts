import pg from 'pg';
import { Refusal } from '#kernel/refusal.ts';
import { isId } from '#kernel/id.ts';
import { statementsOn, type Tx } from './sql.ts';

/** What row security lets a transaction see: one branch, a list of branches, or all of them. */
export type Sight = Readonly<{ branch?: string; branches?: 'all' | readonly string[] }>;

export type Db = Readonly<{
  /** A transaction that may change rows. Deadlocks and serialisation failures are tried again. */
  change: <T>(sight: Sight, work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** A read-only transaction. */
  look: <T>(sight: Sight, work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** One simple-protocol message: context, one statement and commit in a single round trip. */
  single: (sight: Sight, statement: string) => Promise<unknown[]>;
  /** A connection outside the pool, for LISTEN. */
  listener: () => Promise<pg.Client>;
  pool: pg.Pool;
  close: () => Promise<void>;
}>;

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, String);

const TRIES = 5;
const AGAIN = new Set(['40001', '40P01']);

/** `url` is that of the program's own role, which owns nothing. Small pool: more connections make hot rows collapse (PEERS 6). */
export function openDb(url: string, more: { connections?: number } = {}): Db {
  const pool = openPool(url, more.connections ?? 12);
  const transaction = async <T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      const client = await connection(pool);
      let broken = true;
      try {
        await client.query(begin);
        const result = await work(statementsOn(client));
        await client.query('commit');
        broken = false;
        return result;
      } catch (error) {
        broken = !(await rolledBack(client));
        if (attempt < TRIES && AGAIN.has(sqlState(error))) continue;
        throw explained(error);
      } finally {
        client.release(broken);
      }
    }
  };

  return {
    pool,
    change: (sight, work) => transaction(`begin; set local lock_timeout = '2s'; ${context(sight)}`, work),
    look: (sight, work) => transaction(`begin read only; ${context(sight)}`, work),
    single: async (sight, statement) => {
      const client = await connection(pool);
      let broken = true;
      try {
        const results = await client.query(`begin; set local lock_timeout = '2s'; ${context(sight)} ${statement}; commit`);
        broken = false;
        const all = Array.isArray(results) ? results : [results];
        return all.flatMap((one: pg.QueryResult) => (one.command === 'SELECT' ? one.rows : []));
      } catch (error) {
        broken = !(await rolledBack(client));
        throw explained(error);
      } finally {
        client.release(broken);
      }
    },
    listener: async () => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => {});
      await client.connect();
      return client;
    },
    close: () => pool.end(),
  };
}

/** A connection that dies while idle or closing must not end the process; the next one is opened when needed. */
export function openPool(url: string, most: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: most, idleTimeoutMillis: 60_000, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** The context row security reads. SET LOCAL only, each a statement of its own (STACK 6, rule 11). */
export function context(sight: Sight): string {
  const lines: string[] = [];
  if (sight.branch !== undefined) lines.push(`set local app.branch = '${checked(sight.branch)}';`);
  if (sight.branches === 'all') lines.push(`set local app.branches = '*';`);
  else if (sight.branches !== undefined) lines.push(`set local app.branches = '${sight.branches.map(checked).join(',')}';`);
  return lines.join(' ');
}

function checked(id: string): string {
  if (!isId(id)) throw new Error('a branch id was expected');
  return id;
}

async function connection(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw new Refusal('database.away', { status: 503, retryAfterSeconds: 2, params: { reason: sqlState(error) } });
  }
}

async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}

export function sqlState(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * The name of the constraint that refused, or ''. Through Citus the driver's own field is empty and the name, perhaps with a
 * shard suffix, stands in the text (STACK 6, rule 18).
 */
export function constraintOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('constraint' in error && typeof error.constraint === 'string') return error.constraint;
  const text = error instanceof Error ? error.message : '';
  return (/constraint "([^"]+)"/.exec(text)?.[1] ?? '').replace(/_\d+$/, '');
}

const AWAY = new Set(['57P01', '57P02', '57P03', '08006', '08003', '08001', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

/** Will the same attempt, made again in a moment, perhaps work? */
export function isPassing(error: unknown): boolean {
  const state = sqlState(error);
  return AGAIN.has(state) || AWAY.has(state) || state === '55P03' || state.startsWith('53') || isGone(error);
}

function isGone(error: unknown): boolean {
  return error instanceof Error && /Connection terminated|Client has encountered a connection error/.test(error.message);
}

/** Faults of the moment become refusals that say "again"; all else stays the fault that it is. */
function explained(error: unknown): unknown {
  const state = sqlState(error);
  if (state === '55P03') return new Refusal('request.inFlight', { status: 409, retryAfterSeconds: 1 });
  if (state === '53100') return new Refusal('database.full', { status: 507, retryAfterSeconds: 60 });
  if (AGAIN.has(state)) return new Refusal('request.busy', { status: 503, retryAfterSeconds: 1 });
  if (isGone(error) || AWAY.has(state)) return new Refusal('database.away', { status: 503, retryAfterSeconds: 2, params: { reason: state } });
  return error;
}
