import pg from 'pg';
import { newId } from '#kernel/id.ts';
import { instantOf } from '#kernel/time.ts';
import { ANONYMOUS, SYSTEM, type Actor } from '#kernel/actor.ts';
import { handClock } from '#platform/clock.ts';
import { createHouse } from '#platform/create-house.ts';
import type { Asking, House } from '#platform/house.ts';
import { sql } from '#platform/sql.ts';
import { placesFor, planSlots, type SlotRules } from '#modules/appointments/index.ts';
import { freshDatabase } from './database.ts';

const PLACE_MINUTES = 5;

export const ZONE = 'Asia/Shanghai';
/** A Monday; tests start on it at eight in the morning. */
export const ON = '2026-03-09';
export const at = (clock: string, on = ON) => instantOf(on, clock, ZONE);

export const PLAIN_RULES: SlotRules = {
  bookableShare: 1, keptShare: 0, keptReleaseMinutes: 120, earlyMinutes: 0, laterShare: 0, laterDays: 2, windowDays: 7, releaseClock: '07:00',
};

/** A branch with one day of slots made from plain figures, without hours and counters of other modules: what the crowd tests need. */
export async function openRig(more: { connections?: number; url?: string } = {}) {
  const database = await freshDatabase();
  const clock = handClock(at('08:00'));
  const house = await createHouse({ ownerUrl: database.ownerUrl, home: database.home, modules: [], clock, ...(more.connections && { connections: more.connections }) });
  const branch = await addBranch(database.ownerUrl);
  return {
    house, clock, branch, ownerUrl: database.ownerUrl, home: database.home,
    ask: (who: Partial<Asking> = {}): Asking => asking(house, who),
    close: async () => {
      await house.db.close();
      await database.drop();
    },
  };
}

export type Rig = Awaited<ReturnType<typeof openRig>>;

export function asking(house: House, more: Partial<Asking> = {}): Asking {
  return { house, actor: ANONYMOUS, now: house.clock.now(), random: house.random, key: newId(), requestId: newId(), lang: 'zh', ...more };
}

export const staff = (branch: string, role: Actor['roles'][number] = 'lobby_manager'): Actor => ({ id: 'staff-1', kind: 'staff', name: '', roles: [role], reach: [branch] });
export const system = SYSTEM;

async function addBranch(ownerUrl: string): Promise<string> {
  const [region, branch] = [newId(), newId()];
  const client = new pg.Client(ownerUrl);
  await client.connect();
  await client.query(`insert into app.place (id, parent_id, kind) values ($1, '00000000-0000-0000-0000-000000000000', 'region'), ($2, $1, 'branch')`, [region, branch]);
  await client.end();
  return branch;
}

export type DayOf = Readonly<{
  counters?: number; from?: string; until?: string; on?: string; rules?: Partial<SlotRules>; quotaPerPhone?: number; quotaPerDevice?: number; holdsPerDevice?: number;
}>;

/** The services that a made-up day knows: their minutes at a counter. */
export const SERVICES = { short: 4, card: 15, long: 45 } as const;

/** Makes (or remakes) the slots of a day for the personal group. */
export async function makeSlots(rig: Pick<Rig, 'house' | 'branch'>, day: DayOf = {}): Promise<{ slots: number; overfull: number }> {
  const on = day.on ?? ON;
  const errands = Object.fromEntries(Object.entries(SERVICES).map(([code, minutes]) => [code, { group: 'personal', minutes, places: placesFor(minutes, 0.15) }]));
  const slots = planSlots([{ startsAt: at(day.from ?? '09:00', on), endsAt: at(day.until ?? '12:00', on), counters: day.counters ?? 1 }], { ...PLAIN_RULES, ...day.rules }, 11, on, ZONE);
  const plan = {
    day: {
      business_on: on, starts_at: at('00:00', on), ends_at: new Date(at('00:00', on).getTime() + 86_400_000), mode: 'open', reason_zh: null, reason_en: null, hours_version: 1,
      opens_at: new Date(at('07:00', on).getTime() - 7 * 86_400_000), services: errands, quota_per_phone: day.quotaPerPhone ?? 2, quota_per_device: day.quotaPerDevice ?? 4,
      holds_per_device: day.holdsPerDevice ?? 3, hold_minutes: 10, made_at: at('00:00', on),
    },
    slots: slots.map((slot) => ({
      group: 'personal', starts_at: slot.startsAt, planned: slot.places * PLACE_MINUTES, kept: slot.keptPlaces * PLACE_MINUTES, kept_until: slot.keptUntil,
      online_from: slot.onlineFrom, kept_for: slot.keptFor,
    })),
  };
  const { made } = await rig.house.db.change({ branch: rig.branch }, (tx) =>
    tx.one<{ made: { slots: number; overfull: number } }>(sql`select appointments.rebuild(${rig.branch}, ${JSON.stringify(plan)}::jsonb) as made`));
  return made;
}

export type SlotSeen = { starts_at: Date; planned_minutes: number; capacity_minutes: number; held_minutes: number; booked_minutes: number };

export async function slotsOf({ house, branch }: Pick<Rig, 'house' | 'branch'>): Promise<SlotSeen[]> {
  return house.db.look({ branch }, (tx) => tx.many<SlotSeen>(sql`
    select starts_at, planned_minutes, capacity_minutes, held_minutes, booked_minutes from appointments.slot where branch_id = ${branch} order by starts_at`));
}

/** Starts whose minutes differ from the sum of their holds and bookings: none, ever. */
export async function unfolded({ house, branch }: Pick<Rig, 'house' | 'branch'>): Promise<object[]> {
  return house.db.look({ branch }, (tx) => tx.many<object>(sql`select * from appointments.unfolded(${branch})`));
}
