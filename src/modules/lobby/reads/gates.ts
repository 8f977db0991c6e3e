import { sql, type Tx } from '#platform/sql.ts';
import { inForce } from '../in-force.ts';
import { casesAtDoor } from './cases-at-door.ts';
import { exposureByDay } from './exposure.ts';
import { hallWith, type HallNow } from './hall.ts';
import { seatsNow } from './seats.ts';

/** What passed the door, stood in the hall and was served at counters on this day, as counts; `by` are actor ids of whoever did it. */
export type GateDay = Readonly<{
  date: string;
  door: Readonly<{ screened: number; openCases: number; by: readonly string[] }>;
  hall: HallNow & Readonly<{ most: number; minutesAboveCap: number; seats: number; seatsTaken: number; by: readonly string[] }>;
  counter: Readonly<{ served: number; onDuty: readonly Readonly<{ counter: number; staff: string }>[] }>;
}>;

/** 三道关的当天数字. Nothing personal goes in or comes out. */
export async function gateDayOf(tx: Tx, branch: string, now: Date): Promise<GateDay> {
  const rules = await inForce(tx, branch, now);
  const { today } = rules;
  const door = await tx.one<{ screened: number; by: string[] }>(sql`
    select count(*)::int as screened, coalesce(array_agg(distinct by_actor), '{}') as by from screening.registration where branch_id = ${branch} and on_date = ${today}`);
  const hall = await hallWith(tx, branch, rules);
  const [exposure] = await exposureByDay(tx, branch, today, today, now);
  const { seats } = await seatsNow(tx, branch, rules);
  const counted = await tx.many<{ by: string }>(sql`select distinct by_actor as by from lobby.hall_event where branch_id = ${branch} and on_date = ${today} and deed in ('admitted', 'counted_out', 'left')`);
  const { served } = await tx.one<{ served: number }>(sql`select count(*)::int as served from lobby.ticket where branch_id = ${branch} and on_date = ${today} and state = 'served'`);
  const onDuty = await tx.many<{ counter: number; staff: string }>(sql`
    select counter_number as counter, staff_id as staff from lobby.duty where branch_id = ${branch} and on_date = ${today} and rose_at is null order by counter_number`);
  return {
    date: today,
    door: { ...door, openCases: (await casesAtDoor(tx, branch, now)).open },
    hall: {
      ...hall, most: Math.max(hall.inside, exposure?.most ?? 0), minutesAboveCap: exposure?.minutesAboveCap ?? 0,
      seats: seats.length, seatsTaken: seats.filter((one) => one.visit !== null).length, by: counted.map((one) => one.by),
    },
    counter: { served, onDuty },
  };
}
