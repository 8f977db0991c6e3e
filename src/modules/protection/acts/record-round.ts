import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { base64, id, line } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { netDayOf, type NetDay } from '../net-day.ts';
import { AGENTS, type Agent } from '../plan.ts';
import { WARNINGS, warningsFor, type Use, type Warning } from '../rules-warnings.ts';
import { settings } from '../settings.ts';
import { storePhoto } from '../photos.ts';
import type { PlaceRow } from '../tables.ts';

const MOST_AT_ONCE = 80;
/** characters of base64: a phone shrinks a picture to this */
export const MOST_PHOTO = 400_000;

const input = z.object({
  branch: id,
  /** where one stands: the place whose label was scanned, or that was picked from the list */
  place: id,
  scanned: z.boolean(),
  done: z.array(z.object({
    place: id, line: z.string().max(40),
    /** the planned time of the duty; null: beyond the plan */
    at: z.iso.datetime({ offset: true }).nullable(),
  })).min(1).max(MOST_AT_ONCE),
  /** another agent or strength than the plan's */
  instead: z.object({ agent: z.enum(AGENTS), strength: z.int().min(1).max(100_000) }).nullable().default(null),
  batches: z.partialRecord(z.enum(AGENTS), line(40)).default({}),
  finding: line(300).nullable().default(null),
  /** a picture of the spot, JPEG in base64 */
  photo: base64(MOST_PHOTO).nullable().default(null),
  /** warnings that the person has read */
  heeded: z.array(z.enum(WARNINGS)).default([]),
});
type Input = z.output<typeof input>;
type NewRound = { id: string; place: string; line: string; kind: string; at: string | null; agent: Agent | null; strength: number | null; batch: string | null; minutes: number; finding: string | null };

/** 一次到点: all that one person has just done where they stand, in one tap. What somebody else did a moment before is not done twice. */
export const recordRound = act({
  name: 'protection.recordRound',
  may: can.recordRound,
  input,
  run: async ({ tx, asking, input }) => {
    const day = await netDayOf(tx, input.branch, asking.now);
    const here = placeOf(day, input.place);
    const rounds = input.done.map((one, index) => roundOf(day, here, one, input, index));
    const warned = (await warningsOf(tx, asking, day, rounds, input)).filter((one) => !input.heeded.includes(one));
    if (warned.length > 0) throw new Refusal('protection.warned', { offer: { warnings: warned } });
    if (input.photo === null && input.done.some((one) => day.plan.some((each) => each.code === one.line && each.photo === true))) throw new Refusal('protection.photoNeeded', { status: 422 });
    const walk = newId();
    const recorded = await stored(tx, asking, day, input, walk, rounds);
    if (recorded === 0) throw new Refusal('protection.alreadyDone');
    if (input.photo !== null) await storePhoto(tx, asking, { branch: input.branch, walk, place: input.place, date: day.date, photo: input.photo });
    const facts = { recorded, scanned: input.scanned, finding: input.finding !== null, photo: input.photo !== null };
    return {
      answer: { walk, recorded, already: rounds.length - recorded },
      trace: { object: `place/${input.place}`, facts: { ...facts, heeded: input.heeded } },
      announces: [{ topic: 'protection.roundDone', facts }],
    };
  },
});

/** A record made by mistake is taken back within minutes, by whoever made it; it stays in the table, marked. */
export const undoRound = act({
  name: 'protection.undoRound',
  may: can.undoRound,
  input: z.object({ branch: id, walk: id }),
  run: async ({ tx, asking, input: { branch, walk } }) => {
    const minutes = await settings.undoMinutes.at(tx, branch, asking.now);
    const undone = await tx.run(sql`
      update protection.round set undone_at = ${asking.now}, undone_by = ${asking.actor.id}
      where branch_id = ${branch} and walk_id = ${walk} and undone_at is null and done_by = ${asking.actor.id} and done_at >= ${asking.now}::timestamptz - make_interval(mins => ${minutes})`);
    if (undone === 0) throw new Refusal('protection.tooLateToUndo', { params: { minutes } });
    return { answer: { undone }, trace: { object: `walk/${walk}`, facts: { undone } }, announces: [{ topic: 'protection.roundUndone', facts: { undone } }] };
  },
});

/** What was found is put right, or handed to somebody who will: with a word how. */
export const settleFinding = act({
  name: 'protection.settleFinding',
  may: can.settleFinding,
  input: z.object({ branch: id, round: id, how: line(300) }),
  run: async ({ tx, asking, input: { branch, round, how } }) => {
    const settled = await tx.run(sql`
      update protection.round set settled_at = ${asking.now}, settled_by = ${asking.actor.id}, settled_how = ${how}
      where branch_id = ${branch} and id = ${round} and finding is not null and settled_at is null and undone_at is null`);
    if (settled === 0) throw new Refusal('protection.findingUnknown', { status: 404 });
    return { answer: { round }, trace: { object: `round/${round}` }, announces: [{ topic: 'protection.findingSettled' }] };
  },
});

function placeOf(day: NetDay, id: string): PlaceRow {
  const place = day.places.find((one) => one.id === id);
  if (!place) throw new Refusal('protection.placeUnknown', { status: 404 });
  return place;
}

/** A zone's label covers what stands in the zone; other places are looked after where they are. */
function roundOf(day: NetDay, here: PlaceRow, one: Input['done'][number], input: Input, index: number): NewRound {
  const place = placeOf(day, one.place);
  if (place.zone_kind !== here.zone_kind) throw new Refusal('protection.elsewhere', { status: 422 });
  const plan = day.plan.find((each) => each.code === one.line);
  if (!plan || !plan.classes.includes(place.class)) throw new Refusal('protection.notPlannedHere', { status: 422 });
  if (one.at !== null) mustBeDue(day, { ...one, at: one.at });
  const used = plan.kind !== 'disinfection' ? { agent: null, strength: null } : input.instead ?? { agent: plan.agent, strength: plan.strength };
  return {
    id: newId(), place: place.id, line: plan.code, kind: plan.kind, at: one.at, ...used, minutes: plan.minutes,
    batch: used.agent === null ? null : input.batches[used.agent] ?? null, finding: index === 0 ? input.finding : null,
  };
}

function mustBeDue(day: NetDay, one: { place: string; line: string; at: string }): void {
  const at = Date.parse(one.at);
  const found = day.duties.find(({ duty }) => duty.place === one.place && duty.line === one.line && duty.at.getTime() === at);
  if (!found) throw new Refusal('protection.dutyUnknown', { status: 404 });
  if (found.state === 'coming') throw new Refusal('protection.notYet');
  if (found.state === 'missed') throw new Refusal('protection.dutyMissed');
}

async function warningsOf(tx: Tx, asking: Asking, day: NetDay, rounds: readonly NewRound[], input: Input): Promise<Warning[]> {
  const limits = await settings.warnings.at(tx, input.branch, asking.now);
  const earlier = day.rounds.flatMap((round): Use[] => (round.agent === null ? [] : [{
    agent: round.agent, strength: round.strength ?? 0, place: round.place_id, minutesAgo: (asking.now.getTime() - round.done_at.getTime()) / 60_000,
  }]));
  const found = rounds.flatMap((round) => (round.agent === null || round.strength === null ? [] : warningsFor({
    agent: round.agent, strength: round.strength, planned: round.at !== null, earlier, limits, place: { id: round.place, electronic: placeOf(day, round.place).electronic },
  })));
  return [...new Set(found)];
}

async function stored(tx: Tx, asking: Asking, day: NetDay, input: Input, walk: string, rounds: readonly NewRound[]): Promise<number> {
  return tx.run(sql`
    insert into protection.round (branch_id, id, walk_id, on_date, place_id, line, kind, planned_at, done_at, done_by, scanned, agent, strength, batch, minutes, finding)
    select ${input.branch}, id, ${walk}, ${day.date}, place, line, kind, at, ${asking.now}, ${asking.actor.id}, ${input.scanned}, agent, strength, batch, minutes, finding
    from jsonb_to_recordset(${JSON.stringify(rounds)}::jsonb)
      as round (id uuid, place uuid, line text, kind text, at timestamptz, agent text, strength int, batch text, minutes int, finding text)
    on conflict (branch_id, on_date, place_id, line, planned_at) where planned_at is not null and undone_at is null do nothing`);
}

