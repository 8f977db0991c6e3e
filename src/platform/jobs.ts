import { setTimeout as sleep } from 'node:timers/promises';
import { parseCronItems, run, runMigrations, runOnce, type Runner, type TaskList } from 'graphile-worker';
import { Logger as WorkerLogger } from 'graphile-worker';
import { SYSTEM } from '#kernel/actor.ts';
import { newId } from '#kernel/id.ts';
import { openPool } from './db.ts';
import type { Job, News } from './events.ts';
import type { Asking, House } from './house.ts';
import type { Module } from './module.ts';
import { sql } from './sql.ts';

export type Work = Readonly<{ stop: () => Promise<void>; drain: () => Promise<void> }>;

/** Job tables belong to the owner; the program adds to them only through app.enqueue. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: quiet });
}

/** Starts the jobs of all modules. `drain` runs what is due now and returns: for tests and for a clean end. */
export async function startJobs(house: House, ownerUrl: string, modules: readonly Module[], more: { workers?: number } = {}): Promise<Work> {
  const jobs = Object.entries<Job>(Object.assign({}, ...modules.map((module) => module.jobs ?? {})));
  const taskList: TaskList = Object.fromEntries(jobs.map(([name, job]) => [name, taskOf(house, name, job)]));
  const cron = jobs.flatMap(([name, job]) => (job.cron === undefined ? [] : [{ task: name, match: job.cron, options: { backfillPeriod: 0, maxAttempts: job.tries ?? 3 }, identifier: name }]));
  // Its own pool would drop its error handlers before its connections, and end the process with a database that ends first.
  const pool = openPool(ownerUrl, 4);
  // Batches, because without them a job that cannot be settled while the database is away is an unhandled rejection.
  const options = { pgPool: pool, taskList, noHandleSignals: true, logger: quiet, preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } } };
  const workers = more.workers ?? 2;
  const crew = workers > 0 ? await keepAtWork(() => run({ ...options, concurrency: workers, pollInterval: 2_000, parsedCronItems: parseCronItems(cron) }), house) : undefined;
  const courier = openCourier(house);
  if (workers > 0) courier.start();
  return {
    drain: async () => {
      // A job's own news may wake further jobs.
      await courier.carryEverything();
      do await runOnce({ ...options, concurrency: 1 }); while ((await courier.carryEverything()) > 0);
    },
    stop: async () => {
      await courier.stop();
      await crew?.stop();
      await pool.end();
    },
  };
}

const BEGIN_AGAIN_MS = 1_000;

/** When the database goes away under the workers, they may give up; then others begin in their place. */
async function keepAtWork(begin: () => Promise<Runner>, { log }: House): Promise<{ stop: () => Promise<void> }> {
  let runner = await begin();
  let isOver = false;
  const watch = async (): Promise<void> => {
    for (;;) {
      await runner.promise.catch(() => {});
      if (isOver) return;
      log.warn('the jobs came to a stop; they begin again');
      await sleep(BEGIN_AGAIN_MS);
      const next = await begin().catch(() => undefined);
      if (next) runner = next;
      if (isOver) return void runner.stop().catch(() => {});
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      isOver = true;
      // It refuses to be stopped twice.
      await runner.stop().catch(() => {});
      await watching;
    },
  };
}

const CARRY_AT_MOST = 500;
const CARRY_EVERY_MS = 1_000;

/** Carries events from the outbox to the jobs that wait for them, when the bell rings and once a second. */
function openCourier(house: House) {
  let carrying: Promise<number> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const carryAll = async (): Promise<number> => {
    let all = 0;
    for (let carried = CARRY_AT_MOST; carried === CARRY_AT_MOST;) {
      ({ carried } = await house.db.change({ branches: 'all' }, (tx) => tx.one<{ carried: number }>(sql`select app.carry(${CARRY_AT_MOST}) as carried`)));
      all += carried;
    }
    return all;
  };
  const carry = (): Promise<number> => {
    carrying ??= carryAll().finally(() => { carrying = undefined; });
    return carrying;
  };
  const soon = () => void carry().catch((error: unknown) => house.log.warn({ err: error }, 'events could not be carried to jobs; it is tried again'));
  // What another transaction of this server holds back, in whatever database, is waited for.
  const carryEverything = async (): Promise<number> => {
    let all = await carry();
    while (await isBehind(house)) {
      await sleep(5);
      all += await carry();
    }
    return all;
  };
  return {
    carryEverything,
    start: () => {
      timer = setInterval(soon, CARRY_EVERY_MS);
      house.bell.onRing(() => timer && soon());
    },
    stop: async () => {
      clearInterval(timer);
      timer = undefined;
      await carrying?.catch(() => {});
    },
  };
}

async function isBehind(house: House): Promise<boolean> {
  const { behind } = await house.db.look({ branches: 'all' }, (tx) => tx.one<{ behind: boolean }>(sql`
    select exists (select from app.event, app.courier where (event.tx, event.id) > (courier.tx, courier.id)) as behind`));
  return behind;
}

function taskOf(house: House, name: string, job: Job) {
  return async (payload: unknown) => {
    try {
      await job.run(systemAsking(house), newsIn(payload));
      house.metrics.jobs.inc({ task: name, end: 'done' });
    } catch (error) {
      house.metrics.jobs.inc({ task: name, end: 'failed' });
      house.log.warn({ task: name, err: error }, 'a job failed; it is tried again later');
      throw error;
    }
  };
}

export function systemAsking(house: House): Asking {
  return { house, actor: SYSTEM, now: house.clock.now(), random: house.random, requestId: newId(), lang: 'zh' };
}

function newsIn(payload: unknown): News {
  const { branch = '', topic = '', facts = {} } = (typeof payload === 'object' && payload !== null ? payload : {}) as Partial<News>; // written by app.announce
  return { branch, topic, facts };
}

const quiet = new WorkerLogger(() => () => {});
