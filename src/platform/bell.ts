import type { Db } from './db.ts';

/** Rung after a commit: tells all programs on this database that the outbox has news. */
export type Bell = Readonly<{ ring: () => void; onRing: (listener: () => void) => void }>;

const GATHER_MS = 5;

/**
 * One NOTIFY for all that was committed within a few milliseconds, in a statement of its own. Inside the deed's transaction it
 * would make every commit wait for the one before it. Should it be lost, everybody who listens looks once a second anyway.
 */
export function openBell(db: Db): Bell {
  const listeners = new Set<() => void>();
  let rung = false;
  const tell = () => {
    rung = false;
    for (const listener of listeners) listener();
    db.pool.query('notify kaimen').catch(() => {});
  };
  return {
    onRing: (listener) => void listeners.add(listener),
    ring: () => {
      if (rung) return;
      rung = true;
      setTimeout(tell, GATHER_MS);
    },
  };
}
