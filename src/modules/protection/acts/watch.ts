import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { addDays, addMinutes, instantOf } from '#kernel/time.ts';
import { act, type Announcement } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { netDaysOf, type NetDay } from '../net-day.ts';
import { isEscalated, isOverdue, nextChange } from '../rules-duties.ts';
import { tallyOf } from '../rules-tally.ts';

/** A level that was raised while the program slept, hours that moved: nobody waits longer than this to be looked at. */
const LONGEST_SLEEP_MINUTES = 60;

/**
 * 逾期扫描: looks at these branches, raises an alarm for each line whose time has passed, escalates and clears, and notes when each
 * must be looked at again. Done twice it finds nothing new.
 */
export const watch = act({
  name: 'protection.watch',
  may: can.watch,
  input: z.object({ branches: z.array(id).min(1).max(500) }),
  run: async ({ tx, asking, input: { branches } }) => {
    const days = await netDaysOf(tx, branches, asking.now);
    const overdue = days.flatMap((day) => overdueLines(day, asking.now));
    const raised = await tx.many<{ branch_id: string; line: string }>(sql`
      insert into protection.alarm (branch_id, id, on_date, line, planned_at, places_count, raised_at)
      select branch, id, date, line, at, places, ${asking.now}
      from jsonb_to_recordset(${JSON.stringify(overdue)}::jsonb) as found (branch uuid, id uuid, date date, line text, at timestamptz, places int)
      on conflict (branch_id, on_date, line, planned_at) do nothing returning branch_id, line`);
    const escalated = await tx.many<{ branch_id: string; line: string }>(sql`
      update protection.alarm set escalated_at = ${asking.now}
      from jsonb_to_recordset(${JSON.stringify(overdue.filter((one) => one.escalated))}::jsonb) as found (branch uuid, date date, line text, at timestamptz)
      where alarm.branch_id = found.branch and alarm.on_date = found.date and alarm.line = found.line and alarm.planned_at = found.at and alarm.escalated_at is null and alarm.cleared_at is null
      returning alarm.branch_id, alarm.line`);
    const cleared = await tx.run(sql`
      update protection.alarm set cleared_at = ${asking.now}
      where branch_id = any (${branches}::uuid[]) and cleared_at is null and not exists (
        select from jsonb_to_recordset(${JSON.stringify(overdue)}::jsonb) as found (branch uuid, date date, line text, at timestamptz)
        where alarm.branch_id = found.branch and alarm.on_date = found.date and alarm.line = found.line and alarm.planned_at = found.at)`);
    await tx.run(sql`
      insert into protection.watch (branch_id, on_date, risk, done_count, due_count, late_count, missed_count, coming_count, looked_at, next_look_at)
      select branch, date, risk, done, due, late, missed, coming, ${asking.now}, next
      from jsonb_to_recordset(${JSON.stringify(days.map((day) => standing(day, asking.now)))}::jsonb)
        as stand (branch uuid, date date, risk text, done int, due int, late int, missed int, coming int, next timestamptz)
      on conflict (branch_id) do update set on_date = excluded.on_date, risk = excluded.risk, done_count = excluded.done_count, due_count = excluded.due_count,
        late_count = excluded.late_count, missed_count = excluded.missed_count, coming_count = excluded.coming_count, looked_at = excluded.looked_at, next_look_at = excluded.next_look_at`);
    const facts = { branches: days.length, raised: raised.length, escalated: escalated.length, cleared };
    const news: Announcement[] = [
      ...raised.map((one) => ({ topic: 'protection.alarmRaised', branch: one.branch_id, facts: { line: one.line } })),
      ...escalated.map((one) => ({ topic: 'protection.alarmEscalated', branch: one.branch_id, facts: { line: one.line } })),
    ];
    return { answer: facts, trace: { object: 'net/watch', facts }, announces: news };
  },
});

type Overdue = { branch: string; id: string; date: string; line: string; at: string; places: number; escalated: boolean };

/** One alarm for a line at a time, however many places it is: what rings is the work that was forgotten, not each handle. */
function overdueLines(day: NetDay, now: Date): Overdue[] {
  const found = new Map<string, Overdue>();
  const latest = new Map(day.rounds.map((round) => [`${round.place_id} ${round.line}`, round.done_at]));
  for (const { duty, state } of day.duties) {
    // A missed one stays missed, but it rings no longer once it was made up for.
    const lately = latest.get(`${duty.place} ${duty.line}`);
    if (!isOverdue(state) || (lately !== undefined && lately > duty.dueAt)) continue;
    const key = `${duty.line} ${duty.at.getTime()}`;
    const known = found.get(key) ?? { branch: day.branch, id: newId(), date: day.date, line: duty.line, at: duty.at.toISOString(), places: 0, escalated: false };
    known.places += 1;
    known.escalated ||= isEscalated(duty, state, now, day.windows);
    found.set(key, known);
  }
  return [...found.values()];
}

function standing(day: NetDay, now: Date) {
  const next = nextChange(day.duties.map(({ duty, round }) => ({ duty, doneAt: round?.done_at })), now, day.windows);
  const midnight = instantOf(addDays(day.date, 1), '00:00', day.zone);
  const sleepUntil = addMinutes(now, LONGEST_SLEEP_MINUTES);
  // A second later: on the dot it is still in time.
  const soonest = [next && addMinutes(next, 1 / 60), midnight, sleepUntil].filter((one) => one !== undefined).sort((a, b) => a.getTime() - b.getTime())[0] ?? sleepUntil;
  return { branch: day.branch, date: day.date, risk: day.risk, ...tallyOf(day.duties.map((one) => one.state)), next: soonest.toISOString() };
}
