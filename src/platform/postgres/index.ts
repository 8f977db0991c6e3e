import { setTimeout as sleep } from 'node:timers/promises';
import { createCluster, createDatabase, urlOf } from './cluster.ts';
import { claim, release } from './owner.ts';
import { preparePlace, type Place } from './place.ts';
import { findPostmaster, launch, readLock, stopPostmaster, type Postmaster } from './postmaster.ts';
import { findServerFiles } from './server-files.ts';

export type Postgres = {
  /** For the owner of the database; the program's own role is made by the migrations. */
  url: string;
  readonly restartedCount: number;
  stop(): Promise<void>;
  /** Gives the server up without stopping it: the next start adopts it. */
  leaveRunning(): Promise<void>;
};

type Start = { home: string; log: (line: string) => void; version?: string };

/**
 * The PostgreSQL server that comes with Kaimen from npm: starts it or adopts the one that a killed program left behind,
 * refuses a second program on the same folder, and starts it again when it dies.
 */
export async function startPostgres({ home, log, version }: Start): Promise<Postgres> {
  const place = preparePlace(home);
  const files = findServerFiles(version);
  claim(place.ownerFile, home);
  try {
    await createCluster(files, place, log);
    let postmaster = await findPostmaster(place);
    if (postmaster) log('找到仍在运行的数据库,接着用 · adopted the database server left running');
    else postmaster = await launchPatiently({ start: () => launch(files, place), log, mayTry: (attempt) => attempt < 3 });
    await createDatabase(place, postmaster.port);
    return supervise({ place, postmaster, log, again: (port) => launch(files, place, port) });
  } catch (fault) {
    release(place.ownerFile);
    throw fault;
  }
}

/** The address of the server that somebody else runs on this home, if one does. */
export function addressOf(home: string): string | undefined {
  const place = preparePlace(home);
  const noted = readLock(place);
  return noted && urlOf(place, noted.port);
}

type Care = { place: Place; postmaster: Postmaster; log: (line: string) => void; again: (port: number) => Promise<Postmaster> };

function supervise({ place, postmaster: first, log, again }: Care): Postgres {
  let postmaster = first;
  let restartedCount = 0;
  let isWatching = true;

  const watch = async (): Promise<void> => {
    while (isWatching) {
      await postmaster.ended;
      if (!isWatching) return;
      log('数据库停了,正在重新启动 · the database server died, starting it again');
      postmaster = await launchPatiently({ start: () => again(first.port), log, mayTry: () => isWatching });
      restartedCount += 1;
      log('数据库已恢复 · the database server is back');
    }
  };
  const watching = watch().catch((fault: unknown) => {
    if (isWatching) throw fault;
  });

  return {
    url: urlOf(place, first.port),
    get restartedCount() {
      return restartedCount;
    },
    async stop() {
      isWatching = false;
      await stopPostmaster(postmaster);
      // It has ended; the news of it may not have come yet, and a program that waits for nothing else would end before (code 13).
      postmaster.release();
      await watching;
      // A restart that was under way when we were asked to stop.
      await stopPostmaster(postmaster);
      release(place.ownerFile);
    },
    async leaveRunning() {
      isWatching = false;
      postmaster.release();
      await watching;
      release(place.ownerFile);
    },
  };
}

type Attempt = { start: () => Promise<Postmaster>; log: (line: string) => void; mayTry: (attempt: number) => boolean };

/** After a crash the old server's children may need a moment; after a full disk it may take hours. */
async function launchPatiently({ start, log, mayTry }: Attempt): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (fault) {
      if (!mayTry(attempt)) throw fault;
      if (attempt % 10 === 1) log(`数据库还没起来,继续尝试 · the database server is not up yet, trying on: ${String(fault)}`);
      await sleep(Math.min(250 * 2 ** attempt, 5_000));
    }
  }
}
