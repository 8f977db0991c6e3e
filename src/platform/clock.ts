import type { Db } from './db.ts';
import { sql } from './sql.ts';
import { NETWORK } from '#kernel/id.ts';

/** Business time comes from here. `real` is for what must not follow a sample bank's clock: sessions, keys, seals. */
export type Clock = Readonly<{
  now: () => Date;
  real: () => Date;
  /** bank minutes per real minute; 1 for a real bank, 0 while a sample day is paused */
  speed: () => number;
  /** Sample banks only: set the bank's time and speed. A real bank's clock cannot be set: app.bank refuses. */
  set: (to: { at?: Date; speed?: number }) => Promise<void>;
}>;

type Stand = { at: number; realAt: number; speed: number };

/** The clock of the bank in this database: real time, or a sample bank's own. */
export async function bankClock(db: Db): Promise<Clock> {
  let stand = await storedStand(db);
  const now = () => (stand ? new Date(stand.at + (Date.now() - stand.realAt) * stand.speed) : new Date());
  return {
    now,
    real: () => new Date(),
    speed: () => stand?.speed ?? 1,
    set: async (to) => {
      const next = { at: (to.at ?? now()).getTime(), realAt: Date.now(), speed: to.speed ?? stand?.speed ?? 1 };
      const changed = await db.change({ branch: NETWORK }, (tx) => tx.run(sql`
        insert into app.bank_clock (only_one, at, real_at, speed)
        select true, ${new Date(next.at)}::timestamptz, ${new Date(next.realAt)}::timestamptz, ${next.speed}::numeric from app.bank where kind = 'sample'
        on conflict (only_one) do update set at = excluded.at, real_at = excluded.real_at, speed = excluded.speed`));
      if (changed !== 1) throw new Error('only the clock of a sample bank can be set');
      stand = next;
    },
  };
}

async function storedStand(db: Db): Promise<Stand | undefined> {
  const row = await db.look({ branch: NETWORK }, (tx) => tx.maybe<{ at: Date; speed: number }>(sql`
    select bank_clock.at, bank_clock.speed from app.bank_clock, app.bank where bank.kind = 'sample'`));
  // The bank's time stood still while the program was down.
  return row && { at: row.at.getTime(), realAt: Date.now(), speed: row.speed };
}

/** A clock that tests move by hand. */
export function handClock(start: Date): Clock & { moveTo: (at: Date) => void; pass: (minutes: number) => void } {
  let at = start;
  return {
    now: () => at,
    real: () => new Date(),
    speed: () => 1,
    set: async (to) => void (at = to.at ?? at),
    moveTo: (to) => void (at = to),
    pass: (minutes) => void (at = new Date(at.getTime() + minutes * 60_000)),
  };
}
