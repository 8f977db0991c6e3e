import { z } from 'zod';
import { clockOf } from '#kernel/time.ts';
import { bookingsAmong } from '#modules/appointments/index.ts';
import { machinesOf, zonesOf } from '#modules/branches/index.ts';
import { read } from '#platform/read.ts';
import { id } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { ticketOf, ticketShape } from '../answers.ts';
import { can } from '../can.ts';
import { inForce, type InForce } from '../in-force.ts';
import { isGuarded } from '../rules.ts';
import type { DutyRow, TicketRow, VisitRow } from '../tables.ts';
import { hallShape, hallWith } from './hall.ts';
import { outsideLine, waitingLine } from './lines.ts';
import { seatsNow } from './seats.ts';

const inQueue = ticketShape.extend({ serviceName: z.string(), serviceNameEn: z.string(), waitedMinutes: z.number(), guarded: z.boolean(), notBefore: z.coerce.date().nullable(), counterWanted: z.number().nullable() });

export const queueShape = z.object({
  hall: hallShape,
  zone: z.string(),
  /** in calling order */
  waiting: z.array(inQueue),
  parked: z.array(inQueue),
  missed: z.array(inQueue),
  counters: z.array(z.object({
    number: z.number(), name: z.string(), nameEn: z.string(), groups: z.array(z.string()), maskOff: z.boolean(), staffed: z.boolean(), staffedBy: z.string().nullable(),
    ticket: inQueue.nullable(), servedToday: z.number(), waitingFor: z.number(),
  })),
  outside: z.array(z.object({ visit: id, ticket: id.nullable(), number: z.string().nullable(), since: z.string(), credit: z.string(), comeIn: z.boolean(), inMinutes: z.number().nullable() })),
  /** people inside who hold no open number: at the machines, looking around, on their way out */
  withoutTicket: z.array(z.object({ visit: id, zone: z.enum(['waiting', 'smart', 'vip']), since: z.string(), credit: z.string() })),
  zones: z.array(z.object({ kind: z.string(), name: z.string(), nameEn: z.string(), people: z.number(), seats: z.number() })),
  machines: z.object({ count: z.number(), people: z.number() }),
  /** the hall as it is drawn, with who sits where; null where nobody has drawn it */
  plan: z.object({
    width: z.number(), depth: z.number(), door: z.object({ x: z.number(), y: z.number() }),
    zones: z.array(z.object({ zone: z.string(), name: z.string(), nameEn: z.string(), kind: z.string(), x: z.number(), y: z.number(), width: z.number(), depth: z.number() })),
    seats: z.array(z.object({ code: z.string(), zone: z.string(), x: z.number(), y: z.number(), visit: id.nullable(), number: z.string().nullable() })),
    counters: z.array(z.object({ number: z.number(), x: z.number(), y: z.number() })), machines: z.array(z.object({ x: z.number(), y: z.number(), booth: z.boolean() })),
  }).nullable(),
  /** a network printer stands here; what it did not print lately */
  printer: z.boolean(),
  /** a slip of a number, or of a better time: then `number` is its booking code */
  slipsFailed: z.array(z.object({ of: z.enum(['ticket', 'deferral']), id, number: z.string() })),
});
export type Queue = z.output<typeof queueShape>;

/** The desks' picture: who waits in which order, what each counter does, where the people are. */
export const queue = read({
  name: 'lobby.queue',
  may: can.seeQueue,
  input: z.object({ branch: id }),
  run: ({ tx, asking, input }) => queueOf(tx, input.branch, asking.now),
});

export async function queueOf(tx: Tx, branch: string, now: Date): Promise<Queue> {
  const rules = await inForce(tx, branch, now);
  const today = sql`branch_id = ${branch} and on_date = ${rules.today}`;
  const { line } = await waitingLine(tx, branch, now, rules);
  const others = await tx.many<TicketRow>(sql`select * from lobby.ticket where ${today} and state in ('called', 'serving', 'parked', 'missed') order by called_at, id`);
  const duties = await tx.many<DutyRow>(sql`select * from lobby.duty where ${today} and rose_at is null`);
  const served = await tx.many<{ counter_number: number; count: number }>(sql`
    select counter_number, count(*)::int as count from lobby.ticket where ${today} and state = 'served' and counter_number is not null group by counter_number`);
  const present = await tx.many<VisitRow>(sql`select * from lobby.visit where ${today} and state = 'inside' order by arrived_at, id`);
  const outside = await outsideLine(tx, branch, now, rules);
  const show = (row: TicketRow) => shown(row, now, rules);
  const atCounter = new Map(others.flatMap((row) => (row.state === 'called' || row.state === 'serving') && row.counter_number !== null ? [[row.counter_number, row] as const] : []));
  const holding = new Map([...line.map((one) => one.row), ...others].map((row) => [row.visit_id, row]));
  const idle = present.filter((visit) => !holding.has(visit.id));
  return {
    hall: await hallWith(tx, branch, rules),
    zone: rules.zone,
    waiting: line.map((one) => show(one.row)),
    parked: others.filter((row) => row.state === 'parked').map(show),
    missed: others.filter((row) => row.state === 'missed').map(show),
    counters: rules.counters.map((counter) => {
      const row = atCounter.get(counter.number);
      const duty = duties.find((one) => one.counter_number === counter.number);
      return {
        number: counter.number, name: counter.name, nameEn: counter.name_en, groups: counter.service_groups, maskOff: counter.mask_off,
        staffed: duty !== undefined || row !== undefined, staffedBy: duty?.staff_id ?? null, ticket: row === undefined ? null : show(row),
        servedToday: served.find((one) => one.counter_number === counter.number)?.count ?? 0,
        waitingFor: line.filter((one) => counter.service_groups.includes(one.serviceGroup) && (!one.maskOff || counter.mask_off) && (one.counterWanted ?? counter.number) === counter.number).length,
      };
    }),
    outside: outside.map((one) => ({ visit: one.visit, ticket: one.ticket, number: one.number, since: clockOf(one.arrivedAt, rules.zone), credit: one.credit, comeIn: one.comeIn, inMinutes: one.inMinutes })),
    withoutTicket: idle.map((visit) => ({ visit: visit.id, zone: visit.zone, since: clockOf(visit.arrived_at, rules.zone), credit: visit.credit })),
    ...(await peopleByZone(tx, branch, present, holding)),
    plan: await planNow(tx, branch, rules),
    printer: rules.settings.printerAddress !== null,
    slipsFailed: await slipsFailed(tx, branch, now),
  };
}

async function planNow(tx: Tx, branch: string, rules: InForce): Promise<Queue['plan']> {
  const { plan, seats } = await seatsNow(tx, branch, rules);
  if (!plan) return null;
  const names = new Map((await zonesOf(tx, branch)).map((one) => [one.id, one]));
  const { width, depth, door, counters, machines } = plan.plan;
  return {
    width, depth, door, counters: [...counters], machines: machines.map(({ x, y, booth }) => ({ x, y, booth })), seats: [...seats],
    zones: plan.plan.zones.map((area) => { const zone = names.get(area.zone); return { ...area, name: zone?.name ?? '', nameEn: zone?.name_en ?? '', kind: zone?.kind ?? '' }; }),
  };
}

const FAILED_MINUTES = 10;

/** Slips that did not come out, until they are printed in another way. */
async function slipsFailed(tx: Tx, branch: string, now: Date): Promise<Queue['slipsFailed']> {
  const since = new Date(now.getTime() - FAILED_MINUTES * 60_000);
  const tickets = await tx.many<Queue['slipsFailed'][number]>(sql`
    select distinct on (job.ticket_id) 'ticket' as of, job.ticket_id as id, ticket.number
    from lobby.print_job job join lobby.ticket ticket on ticket.branch_id = job.branch_id and ticket.id = job.ticket_id and ticket.state not in ('served', 'left')
    where job.branch_id = ${branch} and job.failed_at > ${since}
      and not exists (select from lobby.print_job later where later.branch_id = job.branch_id and later.ticket_id = job.ticket_id and later.printed_at >= job.failed_at)`);
  const deferrals = await tx.many<{ id: string; booking: string }>(sql`
    select distinct on (job.deferral_id) job.deferral_id as id, deferral.booking_id as booking
    from lobby.print_job job join lobby.deferral on deferral.branch_id = job.branch_id and deferral.id = job.deferral_id and deferral.undone_at is null
    where job.branch_id = ${branch} and job.failed_at > ${since}
      and not exists (select from lobby.print_job later where later.branch_id = job.branch_id and later.deferral_id = job.deferral_id and later.printed_at >= job.failed_at)`);
  if (deferrals.length === 0) return tickets;
  const bookings = await bookingsAmong(tx, branch, deferrals.map((one) => one.booking));
  return [...tickets, ...deferrals.map((one) => ({ of: 'deferral' as const, id: one.id, number: bookings.get(one.booking)?.code ?? '' }))];
}

function shown(row: TicketRow, now: Date, rules: InForce): z.output<typeof inQueue> {
  const service = rules.services.find((one) => one.code === row.service_code);
  return {
    ...ticketOf(row),
    serviceName: service?.name ?? row.service_code, serviceNameEn: service?.nameEn ?? row.service_code,
    waitedMinutes: Math.max(0, Math.floor(((row.state === 'waiting' ? now : row.called_at ?? now).getTime() - row.waits_from.getTime()) / 60_000)),
    guarded: row.state === 'waiting' && isGuarded({ waitsFrom: row.waits_from }, now, rules.calls),
    notBefore: row.not_before !== null && row.not_before > now ? row.not_before : null,
    counterWanted: row.counter_wanted,
  };
}

/** Where the people inside are: at a counter while called, else in the zone where they were placed. */
async function peopleByZone(tx: Tx, branch: string, present: readonly VisitRow[], holding: ReadonlyMap<string, TicketRow>): Promise<Pick<Queue, 'zones' | 'machines'>> {
  const zones = await zonesOf(tx, branch);
  const counts = { waiting: 0, smart: 0, vip: 0, counter: 0 };
  for (const visit of present) {
    const state = holding.get(visit.id)?.state;
    counts[state === 'called' || state === 'serving' ? 'counter' : visit.zone] += 1;
  }
  const machines = (await machinesOf(tx, branch)).filter((machine) => machine.kind === 'smart');
  const kinds = [['waiting', counts.waiting], ['cash', counts.counter], ['machines', counts.smart], ['vip', counts.vip]] as const;
  return {
    zones: kinds.flatMap(([kind, people]) => {
      const zone = zones.find((one) => one.kind === kind);
      return zone || people > 0 ? [{ kind, name: zone?.name ?? '', nameEn: zone?.name_en ?? '', people, seats: zones.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.seats, 0) }] : [];
    }),
    machines: { count: machines.length, people: counts.smart },
  };
}
