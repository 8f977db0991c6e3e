import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { branchOf } from '#modules/branches/index.ts';
import { read } from '#platform/read.ts';
import { id } from '#platform/contract.ts';
import type { House } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can, movesOf } from '../can.ts';
import { inForce } from '../in-force.ts';
import { aheadOf, bandOf } from '../rules.ts';
import { isDueInside } from '../rules-hall.ts';
import { blindSecret } from '../secrets.ts';
import type { TicketRow } from '../tables.ts';
import { waitingLine } from './lines.ts';
import { seatOf } from './seats.ts';
import { toldOf } from './told.ts';

export const ownTicketShape = z.object({
  number: z.string(), state: z.enum(['waiting', 'called', 'serving', 'parked', 'missed', 'served', 'left']), place: z.enum(['inside', 'outside']),
  serviceName: z.string(), serviceNameEn: z.string(), branchName: z.string(), branchNameEn: z.string(), branchPhone: z.string(), zone: z.string(), date: z.string(),
  counter: z.number().nullable(), counterName: z.string().nullable(), counterNameEn: z.string().nullable(),
  /** of somebody outside: whether to come in now */
  comeIn: z.boolean(),
  /** the spaced seat the person was shown to */
  seat: z.string().nullable(),
  takenAt: z.coerce.date(), calledAt: z.coerce.date().nullable(), notBefore: z.coerce.date().nullable(), mayReturnUntil: z.coerce.date().nullable(),
  ahead: z.object({ total: z.number(), booked: z.number(), medical: z.number(), cared: z.number(), longWaiting: z.number(), others: z.number() }),
  countersOpen: z.number(), band: z.enum(['red', 'yellow', 'green']), may: z.array(z.string()),
  /** what the branch has written down about this wait; null before it has, or where its estimates are not to be trusted */
  estimate: z.object({ low: z.number(), high: z.number(), at: z.coerce.date() }).nullable(), estimateHidden: z.boolean(),
});

/** A visitor's own number: how many go before, of which kinds, and where one may wait. Opened by its secret alone. */
export const ownTicket = read({
  name: 'lobby.ownTicket',
  may: can.seeOwnTicket,
  input: z.object({ branch: id, secret: z.string().min(16).max(64) }),
  run: async ({ tx, asking, input }) => {
    const row = await bySecret(tx, asking.house, input.branch, input.secret);
    const rules = await inForce(tx, input.branch, asking.now);
    const place = await branchOf(tx, input.branch);
    const { line, bookedInRow } = await waitingLine(tx, input.branch, asking.now, rules);
    const ahead = aheadOf(row.id, line, { now: asking.now, bookedInRow }, rules.calls);
    const service = rules.services.find((one) => one.code === row.service_code);
    const counter = rules.counters.find((one) => one.number === row.counter_number);
    const open = await tx.one<{ count: number }>(sql`
      select count(distinct counter_number)::int as count from lobby.duty where branch_id = ${input.branch} and on_date = ${rules.today} and rose_at is null
        and counter_number = any (${rules.counters.filter((one) => one.service_groups.includes(row.service_group)).map((one) => one.number)}::int[])`);
    const told = row.state === 'waiting' ? await toldOf(tx, input.branch, row.id) : undefined;
    return {
      number: row.number, state: row.state, place: row.place, date: row.on_date,
      serviceName: service?.name ?? '', serviceNameEn: service?.nameEn ?? '', branchName: place.name, branchNameEn: place.name_en, branchPhone: place.phone, zone: rules.zone,
      counter: row.counter_number, counterName: counter?.name ?? null, counterNameEn: counter?.name_en ?? null,
      comeIn: row.place === 'outside' && isDueInside(told && { low: told.low, minutesAgo: (asking.now.getTime() - told.at.getTime()) / 60_000 }, rules.settings.callInMinutes),
      seat: row.state === 'waiting' && row.place === 'inside' ? await seatOf(tx, input.branch, row.visit_id) : null,
      takenAt: row.taken_at, calledAt: row.called_at, notBefore: row.not_before !== null && row.not_before > asking.now ? row.not_before : null,
      mayReturnUntil: row.missed_at === null ? null : new Date(row.missed_at.getTime() + rules.calls.returnMinutes * 60_000),
      ahead, countersOpen: open.count, band: bandOf(ahead.total, rules.settings.bands),
      estimate: told?.shown ? { low: told.low, high: told.high, at: told.at } : null, estimateHidden: told?.shown === false,
      may: movesOf(row.state).filter((move) => move === 'postpone' || move === 'takeBack' || move === 'leave'),
    };
  },
});

export async function bySecret(tx: Tx, house: House, branch: string, secret: string): Promise<TicketRow> {
  const row = await tx.maybe<TicketRow>(sql`select * from lobby.ticket where branch_id = ${branch} and secret_blind = ${blindSecret(house, secret)}`);
  if (!row) throw new Refusal('lobby.ticketUnknown', { status: 404 });
  return row;
}
