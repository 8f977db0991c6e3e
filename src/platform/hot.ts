import pg from 'pg';
import { Refusal } from '#kernel/refusal.ts';
import { refusalOf, type Facts } from './act.ts';
import { sqlState, type Db } from './db.ts';
import type { Bell } from './bell.ts';
import type { Place } from './permissions.ts';
import type { Metrics } from './metrics.ts';

export type HotLine = Readonly<{ run: (place: Place, deed: Facts) => Promise<Facts> }>;

type Waiting = { deed: Facts; resolve: (answer: Facts) => void; reject: (reason: unknown) => void };

// Each deed of a batch leaves a version of a row they share, and the next has to walk past them all: more at once is slower.
const MOST_AT_ONCE = 16;
/** Batches in flight at once, over all branches: while they run, the others grow. More would be many small transactions. */
const LANES = 4;
const TRIES = 6;
const AGAIN = new Set(['23505', '40001', '40P01']);

/**
 * Micro-batches: what arrives for a branch while a batch of that branch is in flight forms its next one. No timer, so a single
 * deed waits for nobody (PEERS 6). One batch is one branch; its deeds run one after the other inside one transaction.
 */
export function hotLine(db: Db, metrics: Metrics, bell: Bell): HotLine {
  const waiting = new Map<string, Waiting[]>();
  const lanes = openLanes(LANES);

  const drain = async (place: Place, queue: Waiting[]) => {
    while (queue.length > 0) {
      await lanes.enter();
      // Rows are locked in one order by all batches: deeds that say where they belong are run in that order.
      const batch = queue.splice(0, MOST_AT_ONCE).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : Number(orderOf(a) > orderOf(b))));
      metrics.hotBatch.observe(batch.length);
      // One bad deed must not fail its neighbours: a batch that fails is taken apart.
      await runBatch(db, place, batch).catch(async (fault: unknown) => {
        const [only] = batch;
        if (batch.length === 1 && only) return only.reject(fault);
        for (const one of batch) await runBatch(db, place, [one]).catch(one.reject);
      });
      bell.ring();
      lanes.leave();
    }
    waiting.delete(place.branch);
  };

  return {
    run: (place, deed) =>
      new Promise((resolve, reject) => {
        const queue = waiting.get(place.branch);
        if (queue) return queue.push({ deed, resolve, reject });
        const fresh: Waiting[] = [{ deed, resolve, reject }];
        waiting.set(place.branch, fresh);
        return void drain(place, fresh);
      }),
  };
}

/** A gate that lets so many in; who waits is let in in order. */
function openLanes(most: number): { enter: () => Promise<void>; leave: () => void } {
  let inside = 0;
  const parked: (() => void)[] = [];
  return {
    enter: async () => {
      if (inside >= most) return new Promise<void>((letIn) => parked.push(letIn));
      inside += 1;
    },
    leave: () => {
      const next = parked.shift();
      if (next) next();
      else inside -= 1;
    },
  };
}

function orderOf({ deed }: Waiting): string {
  const { order } = deed;
  return typeof order === 'string' ? order : '';
}

async function runBatch(db: Db, place: Place, batch: readonly Waiting[]): Promise<void> {
  const deeds = pg.escapeLiteral(JSON.stringify(batch.map(({ deed }) => deed)));
  const statement = `select app.run_deeds('${place.branch}', ${deeds}::jsonb) as outcomes`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const [row] = (await db.single({ branch: place.branch }, statement)) as { outcomes: Facts[] }[];
      batch.forEach((one, at) => settle(one, row?.outcomes[at] ?? {}));
      return;
    } catch (error) {
      const busy = error instanceof Refusal && error.code === 'request.busy';
      if (attempt < TRIES && (busy || AGAIN.has(sqlState(error)))) continue;
      throw error;
    }
  }
}

function settle({ resolve, reject }: Waiting, outcome: Facts): void {
  if ('refused' in outcome) reject(refusalOf(outcome));
  else if ('mismatch' in outcome) reject(new Refusal('idempotency.mismatch', { status: 422 }));
  else resolve(outcome['answer'] as Facts); // the SQL side answers an object
}
