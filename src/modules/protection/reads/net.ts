import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import type { Tx } from '#platform/sql.ts';
import { cashTallyOf } from '#modules/cash/index.ts';
import { namesOf } from '#modules/identity/index.ts';
import { awaitsGate } from '#modules/hours/index.ts';
import { can } from '../can.ts';
import { gateNow, signedGate } from '../gate.ts';
import { CHECKS, LIGHTS } from '../rules-gate.ts';
import { STANDS } from '../rules-supplies.ts';
import { limitsOf } from '../supplies.ts';
import { roundsFrom, roundsShape } from './rounds.ts';

const check = z.object({ kind: z.enum(CHECKS), light: z.enum(LIGHTS), open: z.number(), of: z.number(), about: z.array(z.string()) });
export const netShape = z.object({
  rounds: roundsShape,
  gate: z.object({
    /** no channel shows the day open before it is signed */
    holds: z.boolean(), people: z.boolean(), verdict: z.enum(['green', 'red', 'unsaid']), checks: z.array(check), leastStaff: z.number(),
    signed: z.object({ verdict: z.enum(['green', 'override']), staff: z.number(), by: z.string(), at: z.coerce.date(), why: z.string().nullable(), checks: z.array(check) }).nullable(),
  }),
  cash: z.object({ waiting: z.number(), held: z.number(), due: z.number(), toHandOver: z.number(), unwitnessed: z.number(), evening: z.enum(['none', 'coming', 'due', 'late']) }),
  health: z.object({ inUse: z.boolean(), people: z.number(), well: z.number(), unwell: z.number(), away: z.number(), missing: z.number(), waiting: z.number(), stepsLeft: z.number(), reportDue: z.enum(['coming', 'late', 'sent']) }),
  limits: z.object({ reserveDays: z.number(), alarmDays: z.number(), stopDays: z.number() }),
  supplies: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string(), unit: z.string(), unitEn: z.string(), mustHave: z.boolean(), quantity: z.number(), days: z.number().nullable(), stand: z.enum(STANDS) })),
});
export type Net = z.output<typeof netShape>;

/** 防护网: rounds, supplies and the gate of one branch in one look. */
export const netOfBranch = read({
  name: 'protection.net',
  may: can.seeNet,
  input: z.object({ branch: id }),
  run: ({ tx, asking, input }) => netOf(tx, input.branch, asking.now),
});

export async function netOf(tx: Tx, branch: string, now: Date): Promise<Net> {
  const { day, shelves, checks, verdict, leastStaff, health } = await gateNow(tx, branch, now);
  const signed = await signedGate(tx, branch, day.date);
  const names = await namesOf(tx, signed ? [signed.signed_by] : []);
  return {
    rounds: await roundsFrom(tx, day, now),
    gate: {
      holds: await awaitsGate(tx, branch, day.date, now), people: day.day?.people ?? false, verdict, checks, leastStaff,
      signed: signed ? { verdict: signed.verdict, staff: signed.staff_count, by: names.get(signed.signed_by) ?? '', at: signed.signed_at, why: signed.why, checks: signed.checks } : null,
    },
    health,
    cash: await cashTallyOf(tx, branch, now),
    limits: (await limitsOf(tx, branch, now)).cover,
    supplies: shelves.map(({ item, quantity, days, stand }) => ({ code: item.code, name: item.name, nameEn: item.nameEn, unit: item.unit, unitEn: item.unitEn, mustHave: item.mustHave, quantity, days, stand })),
  };
}
