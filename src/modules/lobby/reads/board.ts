import { z } from 'zod';
import { read } from '#platform/read.ts';
import { id } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import { hallShape, hallWith } from './hall.ts';
import { outsideLine } from './lines.ts';
import { newcomersOf } from './newcomers.ts';

const LAST_CALLS = 8;
const LAST_ADMITTED_MINUTES = 3;

export const boardShape = z.object({
  hall: hallShape,
  /** the last calls, newest first; `again` counts the announcements, so that a screen blinks and speaks for each */
  calls: z.array(z.object({ number: z.string(), counter: z.number(), at: z.coerce.date(), state: z.string(), again: z.number() })),
  missed: z.array(z.string()),
  waiting: z.array(z.object({ group: z.string(), count: z.number() })),
  /** 现在取号约等: per line, as it stands written down; a line is missing where nothing is known or the estimates are not to be trusted */
  joining: z.array(z.object({ group: z.string(), low: z.number(), high: z.number() })),
  /** numbers that were let in from outside just now, and who is let in next */
  admitted: z.array(z.string()),
  nextIn: z.array(z.string()),
});
export type Board = z.output<typeof boardShape>;

/** 叫号屏: numbers and counters only. No name, no phone, no service, no secret. */
export const board = read({
  name: 'lobby.board',
  may: can.seeHall,
  input: z.object({ branch: id }),
  shared: true,
  run: ({ tx, asking, input }) => boardOf(tx, input.branch, asking.now),
});

export async function boardOf(tx: Tx, branch: string, now: Date): Promise<Board> {
  const rules = await inForce(tx, branch, now);
  const today = sql`branch_id = ${branch} and on_date = ${rules.today}`;
  const calls = await tx.many<Board['calls'][number] & { id: string }>(sql`
    select t.id, t.number, t.counter_number as counter, t.called_at as at, t.state,
      (select count(*)::int from lobby.ticket_event e where e.branch_id = t.branch_id and e.ticket_id = t.id and e.deed in ('called', 'announced') and e.undone_at is null) as again
    from lobby.ticket t
    where t.${today} and t.called_at is not null and t.counter_number is not null and t.state in ('called', 'serving', 'served')
    order by (t.state in ('called', 'serving')) desc, t.called_at desc limit ${LAST_CALLS}`);
  const missed = await tx.many<{ number: string }>(sql`select number from lobby.ticket where ${today} and state = 'missed' order by missed_at desc limit 12`);
  const waiting = await tx.many<{ group: string; count: number }>(sql`
    select service_group as "group", count(*)::int as count from lobby.ticket where ${today} and state = 'waiting' group by service_group order by service_group`);
  const admitted = await tx.many<{ number: string }>(sql`
    select t.number from lobby.hall_event e join lobby.ticket t on t.branch_id = e.branch_id and t.visit_id = e.visit_id and t.state not in ('served', 'left')
    where e.branch_id = ${branch} and e.on_date = ${rules.today} and e.deed = 'admitted' and e.at > ${new Date(now.getTime() - LAST_ADMITTED_MINUTES * 60_000)}
    order by e.at desc limit 4`);
  const outside = await outsideLine(tx, branch, now, rules);
  return {
    hall: await hallWith(tx, branch, rules),
    calls: calls.map(({ id: _, ...call }) => call).sort((a, b) => b.at.getTime() - a.at.getTime()),
    missed: missed.map((one) => one.number),
    waiting,
    joining: (await newcomersOf(tx, branch, rules, now)).filter((one) => one.shown).map(({ group, low, high }) => ({ group, low, high })),
    admitted: admitted.map((one) => one.number),
    nextIn: outside.flatMap((one) => (one.number === null || !one.comeIn ? [] : [one.number])).slice(0, 3),
  };
}
