import { businessDate } from '#kernel/time.ts';
import { branchOf } from '#modules/branches/index.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { staysOf, type DoorStep } from '../rules-exposure.ts';
import { companyOf } from '../rules-way.ts';
import type { TicketDeed } from '../tables.ts';

export type WayStep = Readonly<{ at: Date; deed: TicketDeed; number: string; counter: number | null; by: string }>;
/** A time and the actor id of who did it; null where that is not known (any more). */
type Done = Readonly<{ at: Date; by: string | null }>;

/** One visitor's way through the branch: no name, no phone, no health value, no errand. */
export type Way = Readonly<{
  screened: Done;
  /** the register of that day is still kept; later it is destroyed and nobody can say who screened */
  registerKept: boolean;
  entered: Done | null;
  /** what became of their numbers, in order of time; what was taken back is left out */
  steps: readonly WayStep[];
  left: (Done & Readonly<{ /** counted out at the end of the day, not seen leaving */ atDayEnd: boolean }>) | null;
  /** others in the hall while this visitor was inside; null for who never came in */
  company: Readonly<{ others: number; most: number }> | null;
}>;

type Visit = { id: string; arrived_at: Date; entered_at: Date | null; left_at: Date | null; screened_by: string | null; kept: boolean };
type DoorRow = { at: Date; change: number; visit: string | null; deed: string; by: string };

/** 来访动线: of whoever held this number on that day; undefined for a number nobody held. Personal: whoever asks is recorded by the read that calls this. */
export async function wayOfNumber(tx: Tx, branch: string, date: string, number: string, now: Date): Promise<Way | undefined> {
  const visit = await tx.maybe<Visit>(sql`
    select visit.id, arrived_at, entered_at, left_at, registration.by_actor as screened_by, registration.id is not null as kept
    from lobby.ticket join lobby.visit on visit.branch_id = ticket.branch_id and visit.id = ticket.visit_id
      left join screening.registration on registration.branch_id = visit.branch_id and registration.visit_id = visit.id
    where ticket.branch_id = ${branch} and ticket.on_date = ${date} and ticket.number = ${number}`);
  if (!visit) return undefined;
  const steps = await tx.many<WayStep>(sql`
    select event.at, event.deed, ticket.number, event.counter_number as counter, event.by_actor as by
    from lobby.ticket join lobby.ticket_event event on event.branch_id = ticket.branch_id and event.ticket_id = ticket.id
    where ticket.branch_id = ${branch} and ticket.visit_id = ${visit.id} and event.undone_at is null and event.deed <> 'undone' order by event.at, event.id`);
  const door = await tx.many<DoorRow>(sql`
    select at, change, visit_id as visit, deed, by_actor as by from lobby.hall_event where branch_id = ${branch} and on_date = ${date} order by at, id`);
  const own = door.filter((step) => step.visit === visit.id);
  const until = await untilOf(tx, branch, date, now);
  return {
    screened: { at: visit.arrived_at, by: visit.screened_by }, registerKept: visit.kept,
    entered: visit.entered_at && { at: visit.entered_at, by: own.findLast((step) => step.change > 0)?.by ?? null },
    steps,
    left: visit.left_at && { at: visit.left_at, by: own.findLast((step) => step.change < 0)?.by ?? null, atDayEnd: !own.some((step) => step.change < 0 && step.at.getTime() === visit.left_at?.getTime()) && visit.entered_at !== null },
    company: visit.entered_at && companyIn(door, visit.id, { from: minutesAt(visit.entered_at), until: minutesAt(visit.left_at ?? until) }, minutesAt(until)),
  };
}

function companyIn(door: readonly DoorRow[], own: string, stay: { from: number; until: number }, until: number): { others: number; most: number } {
  const stays = staysOf(door.map((step): DoorStep => ({ at: minutesAt(step.at), change: step.change, visit: step.visit })), until);
  return companyOf(stays.filter((one) => one.visit !== own), stay);
}

async function untilOf(tx: Tx, branch: string, date: string, now: Date): Promise<Date> {
  const { time_zone: zone } = await branchOf(tx, branch);
  if (businessDate(now, zone) === date) return now;
  const hall = await tx.maybe<{ until: Date | null }>(sql`
    select coalesce(closed_at, (select max(at) from lobby.hall_event step where step.branch_id = hall.branch_id and step.on_date = hall.on_date)) as until
    from lobby.hall where branch_id = ${branch} and on_date = ${date}`);
  return hall?.until ?? now;
}

function minutesAt(at: Date): number {
  return at.getTime() / 60_000;
}
