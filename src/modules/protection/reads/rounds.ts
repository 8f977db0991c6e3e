import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { namesOf } from '#modules/identity/index.ts';
import { can } from '../can.ts';
import { netDayOf, type NetDay } from '../net-day.ts';
import { AGENTS, KINDS, PLACE_CLASSES, RISKS } from '../plan.ts';
import { DUTY_STATES, isOverdue } from '../rules-duties.ts';
import { tallyOf } from '../rules-tally.ts';
import { isForgotten, walkOf } from '../rules-walk.ts';
import type { AlarmRow, PlaceRow } from '../tables.ts';

const named = { name: z.string(), nameEn: z.string() };
const tally = z.object({ done: z.number(), due: z.number(), late: z.number(), missed: z.number(), coming: z.number() });

export const roundsShape = z.object({
  date: z.string(), at: z.coerce.date(), zone: z.string(),
  risk: z.object({ level: z.enum(RISKS), since: z.coerce.date().nullable() }),
  day: z.object({ opens: z.coerce.date(), closes: z.coerce.date(), people: z.boolean() }).nullable(),
  lines: z.array(z.object({ code: z.string(), kind: z.enum(KINDS), zh: z.string(), en: z.string(), agent: z.enum(AGENTS).nullable(), strength: z.number().nullable(), minutes: z.number(), classes: z.array(z.enum(PLACE_CLASSES)), photo: z.boolean() })),
  places: z.array(z.object({ id, code: z.string(), class: z.enum(PLACE_CLASSES), zone: z.string(), ...named, electronic: z.boolean(), lastAt: z.coerce.date().nullable(), forgotten: z.boolean() })),
  duties: z.array(z.object({ place: id, line: z.string(), at: z.coerce.date(), opensAt: z.coerce.date(), dueAt: z.coerce.date(), missedAt: z.coerce.date(), state: z.enum(DUTY_STATES), doneAt: z.coerce.date().nullable(), by: z.string().nullable() })),
  walk: z.array(z.object({ zone: z.string(), overdue: z.number(), due: z.number(), forgotten: z.number() })),
  tally,
  alarms: z.array(z.object({ id, line: z.string(), plannedAt: z.coerce.date(), places: z.number(), raisedAt: z.coerce.date(), escalated: z.boolean() })),
  findings: z.array(z.object({ round: id, place: id, at: z.coerce.date(), by: z.string(), text: z.string() })),
  /** pictures of today: the walk, where and when */
  photos: z.array(z.object({ walk: id, place: id, at: z.coerce.date(), by: z.string() })),
  /** the batch last used of each agent, so that nobody types it twice */
  batches: z.partialRecord(z.enum(AGENTS), z.string()),
});
export type Rounds = z.output<typeof roundsShape>;

/** 巡检与消毒: the branch's day, place by place. */
export const roundsNow = read({
  name: 'protection.rounds',
  may: can.seeRounds,
  input: z.object({ branch: id }),
  run: ({ tx, asking, input }) => roundsOf(tx, input.branch, asking.now),
});

export async function roundsOf(tx: Tx, branch: string, now: Date): Promise<Rounds> {
  return roundsFrom(tx, await netDayOf(tx, branch, now), now);
}

export async function roundsFrom(tx: Tx, day: NetDay, now: Date): Promise<Rounds> {
  const { branch } = day;
  const last = new Map((await tx.many<{ place: string; at: Date }>(sql`
    select place_id as place, max(done_at) as at from protection.round where branch_id = ${branch} and undone_at is null group by place_id`)).map((one) => [one.place, one.at]));
  const alarms = await tx.many<AlarmRow>(sql`
    select branch_id, id, line, planned_at, places_count, raised_at, escalated_at from protection.alarm
    where branch_id = ${branch} and on_date = ${day.date} and cleared_at is null order by planned_at, line`);
  const findings = await tx.many<{ round: string; place: string; at: Date; done_by: string; text: string }>(sql`
    select id as round, place_id as place, done_at as at, done_by, finding as text from protection.round
    where branch_id = ${branch} and finding is not null and settled_at is null and undone_at is null order by done_at desc limit 50`);
  const batches = await tx.many<{ agent: string; batch: string }>(sql`
    select distinct on (agent) agent, batch from protection.round
    where branch_id = ${branch} and agent is not null and batch is not null and undone_at is null order by agent, done_at desc`);
  const photos = await tx.many<{ walk: string; place: string; at: Date; taken_by: string }>(sql`
    select walk_id as walk, place_id as place, taken_at as at, taken_by from protection.photo
    where branch_id = ${branch} and taken_at >= ${now}::timestamptz - interval '24 hours' order by taken_at desc limit 24`);
  const names = await namesOf(tx, [...new Set([...photos.map((one) => one.taken_by), ...day.rounds.map((round) => round.done_by), ...findings.map((one) => one.done_by)])]);
  const overdueAt = (place: string) => day.duties.filter(({ duty, state }) => duty.place === place && isOverdue(state)).length;
  const dueAt = (place: string) => day.duties.filter(({ duty, state }) => duty.place === place && state === 'due').length;
  return {
    date: day.date, at: now, zone: day.zone,
    risk: { level: day.risk, since: day.risks.findLast((one) => one.from <= now && one.from.getTime() > 0)?.from ?? null },
    day: day.day ? { opens: day.day.opens, closes: day.day.closes, people: day.day.people } : null,
    lines: day.plan.map(({ code, kind, zh, en, agent, strength, minutes, classes, photo }) => ({ code, kind, zh, en, agent, strength, minutes, classes, photo: photo === true })),
    places: day.places.map((place) => ({ ...asShown(place), lastAt: last.get(place.id) ?? null, forgotten: isForgotten({ lastAt: last.get(place.id) }, now) })),
    duties: day.duties.map(({ duty, state, round }) => ({
      place: duty.place, line: duty.line, at: duty.at, opensAt: duty.opensAt, dueAt: duty.dueAt, missedAt: duty.missedAt, state, doneAt: round?.done_at ?? null, by: round ? names.get(round.done_by) ?? null : null,
    })),
    walk: walkOf(day.places.map((place) => ({ place: place.id, zone: place.zone_kind, position: place.position, overdue: overdueAt(place.id), due: dueAt(place.id), lastAt: last.get(place.id) })), now),
    tally: tallyOf(day.duties.map((one) => one.state)),
    alarms: alarms.map((one) => ({ id: one.id, line: one.line, plannedAt: one.planned_at, places: one.places_count, raisedAt: one.raised_at, escalated: one.escalated_at !== null })),
    findings: findings.map(({ done_by, ...one }) => ({ ...one, by: names.get(done_by) ?? '' })),
    photos: photos.map(({ taken_by, ...one }) => ({ ...one, by: names.get(taken_by) ?? '' })),
    batches: Object.fromEntries(batches.map((one) => [one.agent, one.batch])),
  };
}

export function asShown(place: PlaceRow) {
  return { id: place.id, code: place.code, class: place.class, zone: place.zone_kind, name: place.name, nameEn: place.name_en, electronic: place.electronic };
}
