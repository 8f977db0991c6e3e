import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { addDays } from '#kernel/time.ts';
import { freeTimes } from '#modules/appointments/index.ts';
import { machinesOf } from '#modules/branches/index.ts';
import type { Service } from '#modules/services/index.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce, type InForce } from '../in-force.ts';
import { inCallingOrder, placeInLine, type Credit } from '../rules.ts';
import { mayUseMachine, remainingMinutes, startAtMachine, startInOf, type Seat, type Work } from '../rules-balance.ts';
import { DEFERRAL, timesToOffer } from '../rules-deferral.ts';
import { LEARN_DAYS } from './acceptance.ts';
import { byAcceptance, OPTIONS, REASONS, suggestionsFor, type Accepted, type Greeted, type HallSeen, type Option } from '../rules-suggestion.ts';
import type { DutyRow, TicketRow } from '../tables.ts';
import { hallWith } from './hall.ts';
import { waitingLine, type InLine } from './lines.ts';
import { newcomersOf } from './newcomers.ts';
import { toldOf } from './told.ts';

export const suggestionQuery = z.object({ service: z.string().trim().min(1).max(40), asksForMachine: z.enum(['yes', 'no']).optional(), asksForOnline: z.enum(['yes', 'no']).optional() });

export const suggestionShape = z.object({
  service: z.string(), serviceName: z.string(), serviceNameEn: z.string(), credit: z.string(), place: z.enum(['inside', 'outside']),
  /** best first; a number (`ticket` or `green`) is always among them */
  options: z.array(z.object({
    kind: z.enum(OPTIONS), reasons: z.array(z.enum(REASONS)), minutes: z.number(),
    /** the wait as a range in whole fives, as it stands written down; 0–0: at once; null where it is not known or does not apply */
    waitFrom: z.number().nullable(), waitTo: z.number().nullable(),
    times: z.array(z.object({ startsAt: z.string(), waitMinutes: z.number() })),
    online: z.string(), onlineEn: z.string(),
  })),
});

/** 迎客建议: for the person at the door and the errand, what could be offered, best first, each with its reason. */
export const suggestion = read({
  name: 'lobby.suggestion',
  may: can.suggest,
  input: suggestionQuery.extend({ branch: id, visit: id }),
  run: async ({ tx, asking, input }) => {
    const { branch } = input;
    const rules = await inForce(tx, branch, asking.now);
    const service = rules.services.find((one) => one.code === input.service && one.offered);
    if (!service) throw new Refusal('lobby.serviceUnknown', { status: 404 });
    const visit = await tx.maybe<{ credit: Credit; state: 'inside' | 'outside' }>(sql`
      select credit, state from lobby.visit where branch_id = ${branch} and id = ${input.visit} and on_date = ${rules.today} and state <> 'left'`);
    if (!visit) throw new Refusal('lobby.visitUnknown', { status: 404 });
    const greeted: Greeted = { errand: errandOf(service), credit: visit.credit, booked: false, asksForMachine: input.asksForMachine === 'yes', asksForOnline: input.asksForOnline === 'yes' };
    const limits = { deferralMinutes: rules.settings.deferralMinutes, alarmShare: rules.settings.hallAlarmShare, machineSavesMinutes: rules.settings.machineSavesMinutes };
    const seen = await hallSeen(tx, branch, asking.now, rules, greeted);
    const options = byAcceptance(suggestionsFor(greeted, seen, limits), await acceptedLately(tx, branch, service.code, rules));
    const times = options.some((one) => one.kind === 'later') ? await betterTimes() : [];
    return {
      service: service.code, serviceName: service.name, serviceNameEn: service.nameEn, credit: visit.credit, place: visit.state,
      options: options.filter((one) => one.kind !== 'later' || times.length > 0).map((one) => ({
        kind: one.kind, reasons: [...one.reasons], minutes: one.minutes,
        ...rangeShown(one, seen.told),
        times: one.kind === 'later' ? times : [], ...(one.kind === 'online' ? { online: service.online, onlineEn: service.onlineEn } : { online: '', onlineEn: '' }),
      })),
    };

    /** Three better times, from those that are free for somebody at the desk. */
    async function betterTimes() {
      const elder = visit?.credit === 'elderly';
      const found = await freeTimes.within(tx, asking, { branch, service: input.service, channel: 'desk', elder });
      const free = found.days.flatMap((day) => day.times).map((one) => ({ ...one, startsAt: new Date(one.startsAt) }));
      const counters = rules.counters.filter((one) => one.service_groups.includes(found.service.group)).length;
      return timesToOffer(free, { now: asking.now, elder, minutes: found.service.minutes, counters }, DEFERRAL)
        .map((one) => ({ startsAt: one.startsAt.toISOString(), waitMinutes: Math.ceil(one.waitMinutes / 5) * 5 }));
    }
  },
});

function errandOf(service: Service): Greeted['errand'] {
  return {
    serviceGroup: service.group, maskOff: service.maskOff, minutes: service.minutes, urgency: service.urgency, online: service.onApp || service.onWeb || service.onPhoneBank,
    ...(service.machineMinutes !== null && { machine: { kind: 'smart', minutes: service.machineMinutes } as const }),
  };
}

type Told = Readonly<{ p50: number; p80: number; low: number; high: number; shown: boolean }>;

/** At once needs no estimate; at a counter only what is written down is told, and where it is not to be trusted nothing is. */
function rangeShown({ kind, startIn }: Option, told: Told | undefined): { waitFrom: number | null; waitTo: number | null } {
  if (startIn?.minutes === 0) return { waitFrom: 0, waitTo: 0 };
  if (startIn === undefined || kind === 'machine' || told?.shown !== true) return { waitFrom: null, waitTo: null };
  return { waitFrom: told.low, waitTo: told.high };
}

/** The queue as the rules see it: who waits with how much work, which counters are staffed and when they are free, who stands at the machines. */
async function hallSeen(tx: Tx, branch: string, now: Date, rules: InForce, { errand, credit }: Greeted): Promise<HallSeen & { told: Told | undefined }> {
  const { line, bookedInRow } = await waitingLine(tx, branch, now, rules);
  const minutesOf = (code: string) => rules.services.find((one) => one.code === code)?.minutes ?? errand.minutes;
  const others = line.map((one): Work => ({ ...one, minutes: minutesOf(one.row.service_code) }));
  const own: Work = { id: 'own', ...placeInLine({ arrivedAt: now, credit }, rules.calls), serviceGroup: errand.serviceGroup, maskOff: errand.maskOff, credit, outside: false, minutes: errand.minutes };
  const hall = await hallWith(tx, branch, rules);
  const worked = startInOf(own, others, await seatsOf(tx, branch, now, rules, minutesOf), { now, bookedInRow }, rules.calls);
  const told = worked === undefined || worked.minutes === 0 ? undefined : await toldAtPlace(tx, { branch, now, rules, own, line, bookedInRow });
  return {
    counter: told === undefined ? worked : { minutes: told.p50, p80: told.p80 }, told,
    machine: await machineStart(tx, branch, rules, errand), inside: hall.inside, cap: hall.cap, outside: hall.outside,
  };
}

type Place = Readonly<{ branch: string; now: Date; rules: InForce; own: Work; line: readonly InLine[]; bookedInRow: number }>;

/** What is written down for the place in line that a number taken now would have: whose place it takes was told just that; behind all, the newcomer's. */
async function toldAtPlace(tx: Tx, { branch, now, rules, own, line, bookedInRow }: Place): Promise<Told | undefined> {
  const order = inCallingOrder<Work | InLine>([...line, own], { now, bookedInRow }, rules.calls).filter((one) => one.serviceGroup === own.serviceGroup);
  const behind = order[order.findIndex((one) => one.id === own.id) + 1];
  if (behind === undefined) return (await newcomersOf(tx, branch, rules, now)).find((one) => one.group === own.serviceGroup);
  return toldOf(tx, branch, behind.id);
}

async function seatsOf(tx: Tx, branch: string, now: Date, rules: InForce, minutesOf: (code: string) => number): Promise<Seat[]> {
  const today = sql`branch_id = ${branch} and on_date = ${rules.today}`;
  const duties = await tx.many<Pick<DutyRow, 'counter_number'>>(sql`select counter_number from lobby.duty where ${today} and rose_at is null`);
  const running = await tx.many<Pick<TicketRow, 'counter_number' | 'service_code' | 'called_at'>>(sql`select counter_number, service_code, called_at from lobby.ticket where ${today} and state in ('called', 'serving')`);
  return rules.counters.flatMap((counter) => {
    const ticket = running.find((one) => one.counter_number === counter.number);
    if (!ticket && !duties.some((one) => one.counter_number === counter.number)) return [];
    const elapsed = (now.getTime() - (ticket?.called_at ?? now).getTime()) / 60_000;
    return [{ number: counter.number, serviceGroups: counter.service_groups, maskOff: counter.mask_off, freeInMinutes: ticket ? remainingMinutes(minutesOf(ticket.service_code), elapsed) : 0 }];
  });
}

/** Machines that may do the errand, and the people sent to them who are still there. */
async function machineStart(tx: Tx, branch: string, rules: InForce, errand: Greeted['errand']) {
  const able = (await machinesOf(tx, branch)).filter((one) => one.kind === 'smart' && mayUseMachine(errand, { kind: 'smart', booth: one.booth }));
  if (able.length === 0) return undefined;
  const { people } = await tx.one<{ people: number }>(sql`
    select count(*)::int as people from lobby.visit where branch_id = ${branch} and on_date = ${rules.today} and state = 'inside' and zone = 'smart'
      and not exists (select from lobby.ticket where ticket.branch_id = visit.branch_id and ticket.visit_id = visit.id and ticket.state in ('waiting', 'called', 'serving'))`);
  const minutes = errand.machine?.minutes ?? errand.minutes;
  return startAtMachine(able.map((_, nth) => (nth < people ? minutes / 2 : 0)), Array.from({ length: Math.max(0, people - able.length) }, () => minutes));
}

/** How often each option was taken when it was offered for this errand lately. */
async function acceptedLately(tx: Tx, branch: string, service: string, rules: InForce): Promise<Accepted[]> {
  return tx.many<Accepted>(sql`
    select kind, count(*)::int as offered, count(*) filter (where taken = kind)::int as taken
    from lobby.suggestion, unnest(offered) as kind
    where branch_id = ${branch} and service_code = ${service} and undone_at is null and on_date >= ${addDays(rules.today, -LEARN_DAYS)} group by kind`);
}
