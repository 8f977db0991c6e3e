import { z } from 'zod';
import { mayDo } from '#kernel/permission.ts';
import { namesOf } from '#modules/identity/index.ts';
import { gateDayOf, type GateDay } from '#modules/lobby/index.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { can } from '../can.ts';
import { netDayOf, type DutyNow, type NetDay } from '../net-day.ts';
import { KINDS } from '../plan.ts';
import { tallyOf } from '../rules-tally.ts';
import { EVIDENCE, GATES, gateOf, MEASURES, measureOf, OWNERS, standOfGate, STANDS_OF_GATE, THREE_GATES, type GateCode, type MeasureCode } from '../rules-three-gates.ts';

const LAST_RECORDS = 6;
const tally = z.object({ done: z.number(), due: z.number(), late: z.number(), missed: z.number(), coming: z.number() });
const record = z.object({ at: z.coerce.date(), kind: z.enum(KINDS), place: z.string(), placeEn: z.string(), by: z.string(), finding: z.string().nullable() });

export const threeGatesShape = z.object({
  date: z.string(), zone: z.string(), people: z.boolean(), places: z.number(),
  gates: z.array(z.object({ code: z.enum(GATES), stand: z.enum(STANDS_OF_GATE), tally })),
  /** `openCases` null: only who screens hears how many wait for a decision */
  door: z.object({ screened: z.number(), turnedAway: z.number(), openCases: z.number().nullable() }),
  hall: z.object({ inside: z.number(), outside: z.number(), cap: z.number(), most: z.number(), minutesAboveCap: z.number(), seats: z.number(), seatsTaken: z.number() }),
  counter: z.object({ served: z.number(), staffed: z.number() }),
  measures: z.array(z.object({
    code: z.enum(MEASURES), gate: z.enum(GATES), owner: z.enum(OWNERS), evidence: z.enum(EVIDENCE),
    /** null where it is not made on rounds */
    tally: tally.nullable(),
    /** who did it today; where nobody notes it (seats), nobody */
    by: z.array(z.string()), onDuty: z.array(z.object({ counter: z.number(), name: z.string() })),
    /** the newest first */
    records: z.array(record),
  })),
});

/** 三道关: door, hall and counter of today: measures with their owners and what proves them. */
export const threeGates = read({
  name: 'protection.threeGates',
  may: can.seeNet,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }): Promise<z.input<typeof threeGatesShape>> => {
    const day = await netDayOf(tx, branch, asking.now);
    const lobby = await gateDayOf(tx, branch, asking.now);
    const duties = dutiesByMeasure(day);
    const actors = [...lobby.door.by, ...lobby.hall.by, ...lobby.counter.onDuty.map((one) => one.staff), ...day.rounds.map((round) => round.done_by)];
    const names = await namesOf(tx, [...new Set(actors)]);
    const seesCases = mayDo(asking.actor, can.signGate, branch);
    const stateOf = (gate: GateCode) => tallyOf(THREE_GATES.filter((one) => one.gate === gate).flatMap((one) => duties.get(one.code) ?? []).map((one) => one.state));
    const { inside, outside, cap, most, minutesAboveCap, seats, seatsTaken } = lobby.hall;
    const people = day.day?.people ?? false;
    return {
      date: day.date, zone: day.zone, people, places: day.places.length,
      gates: GATES.map((code) => ({ code, tally: stateOf(code), stand: standOfGate({ tally: stateOf(code), people, beyond: code === 'hall' && inside > cap, waits: code === 'door' && seesCases && lobby.door.openCases > 0 }) })),
      door: { screened: lobby.door.screened, turnedAway: lobby.hall.turnedAway, openCases: seesCases ? lobby.door.openCases : null },
      hall: { inside, outside, cap, most, minutesAboveCap, seats, seatsTaken },
      counter: { served: lobby.counter.served, staffed: lobby.counter.onDuty.length },
      measures: THREE_GATES.map(({ code, gate, owner, evidence, kinds }) => {
        const own = duties.get(code) ?? [];
        const named = (ids: readonly string[]) => [...new Set(ids)].flatMap((one) => names.get(one) ?? []);
        return {
          code, gate, owner, evidence, tally: kinds.length === 0 ? null : tallyOf(own.map((one) => one.state)),
          by: named(kinds.length === 0 ? byOf(lobby, code) : own.flatMap((one) => one.round?.done_by ?? [])),
          onDuty: code === 'counter-check' ? lobby.counter.onDuty.map((one) => ({ counter: one.counter, name: names.get(one.staff) ?? '' })) : [],
          records: recordsOf(day, own, names),
        };
      }),
    };
  },
});

function dutiesByMeasure(day: NetDay): Map<MeasureCode, DutyNow[]> {
  const gates = new Map(day.places.map((place) => [place.id, gateOf({ class: place.class, zone: place.zone_kind })]));
  const found = new Map<MeasureCode, DutyNow[]>();
  for (const one of day.duties) {
    const gate = gates.get(one.duty.place);
    const code = gate && measureOf(gate, one.duty.kind);
    if (code) found.set(code, [...(found.get(code) ?? []), one]);
  }
  return found;
}

function byOf({ door, hall }: GateDay, code: MeasureCode): readonly string[] {
  if (code === 'screening') return door.by;
  return code === 'cap' ? hall.by : [];
}

function recordsOf(day: NetDay, duties: readonly DutyNow[], names: ReadonlyMap<string, string>): z.input<typeof record>[] {
  const places = new Map(day.places.map((place) => [place.id, place]));
  const rounds = duties.flatMap(({ round }) => round ?? []).sort((a, b) => b.done_at.getTime() - a.done_at.getTime());
  return rounds.slice(0, LAST_RECORDS).map((round) => ({ at: round.done_at, kind: round.kind, place: places.get(round.place_id)?.name ?? '', placeEn: places.get(round.place_id)?.name_en ?? '', by: names.get(round.done_by) ?? '', finding: round.finding }));
}
