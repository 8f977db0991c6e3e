import { z } from 'zod';
import { businessDate } from '#kernel/time.ts';
import { namesOf } from '#modules/identity/index.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce, peopleToday, type InForce } from '../people.ts';
import { figuresOf, missingOf, ROUNDS, standingOf, stateOfRound, STEPS, stepsLeft, type Figures } from '../rules.ts';
import type { AbsenceRow, ReportRow } from '../tables.ts';

const standing = z.enum(['well', 'unwell', 'away', 'missing', 'waiting']);
const signed = z.object({ by: z.string(), at: z.coerce.date() }).nullable();
export const figuresShape = z.object({ people: z.number(), declared: z.number(), well: z.number(), unwell: z.number(), away: z.number(), missing: z.number(), newlyAway: z.number(), returned: z.number() });
export const boardShape = z.object({
  date: z.string(), zone: z.string(), reportBy: z.string(), travelDays: z.number(),
  rounds: z.array(z.object({ round: z.enum(ROUNDS), from: z.string(), until: z.string(), state: z.enum(['coming', 'open', 'over']), missing: z.number() })),
  people: z.array(z.object({ staff: id, name: z.string(), nameEn: z.string(), employer: z.string(), roles: z.array(z.string()), standing, said: z.array(z.enum(ROUNDS).nullable()), lastAt: z.coerce.date().nullable(), returnsOn: z.string().nullable() })),
  absences: z.array(z.object({ absence: id, staff: id, name: z.string(), openedAt: z.coerce.date(), left: z.array(z.enum(STEPS)), told: signed, cover: z.object({ by: z.string(), at: z.coerce.date(), who: z.string() }).nullable(), reported: z.object({ by: z.string(), at: z.coerce.date(), to: z.string() }).nullable() })),
  figures: figuresShape, reports: z.array(z.object({ version: z.number(), figures: figuresShape, remark: z.string().nullable(), at: z.coerce.date(), by: z.string(), late: z.boolean() })),
});

/** 今天的员工健康: who has declared, who is fit, who stays away and what is still to be done for them. No temperature and no symptom is in it. */
export const board = read({
  name: 'health.board',
  may: can.seeBoard,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const rules = await inForce(tx, branch, asking.now);
    const people = await peopleToday(tx, branch, rules.today);
    const open = await tx.many<AbsenceRow>(sql`select * from health.absence where branch_id = ${branch} and cleared_at is null order by opened_at, id`);
    const reports = await tx.many<ReportRow>(sql`select * from health.report where branch_id = ${branch} and on_date = ${rules.today} order by version desc`);
    const names = await namesOf(tx, [...open.flatMap((row) => [row.staff_id, row.told_by, row.cover_id, row.cover_by, row.reported_by]), ...reports.map((row) => row.signed_by)].filter((one) => one !== null));
    const name = (one: string | null): string => (one === null ? '' : names.get(one) ?? '');
    const by = (who: string | null, at: Date | null) => (who === null || at === null ? null : { by: name(who), at });
    return {
      date: rules.today, zone: rules.zone, reportBy: rules.limits.reportBy, travelDays: rules.limits.travelDays,
      rounds: rules.windows.map((window) => ({ round: window.round, ...rules.limits.rounds[window.round], state: stateOfRound(window, rules.minute), missing: stateOfRound(window, rules.minute) === 'coming' ? 0 : missingOf(people, window, rules.windows).length })),
      people: people.map((person) => ({ staff: person.staff, name: person.name, nameEn: person.nameEn, employer: person.employer, roles: person.roles, standing: standingOf(person, rules.windows, rules.minute), said: person.said.map((one) => one.round), lastAt: person.lastAt, returnsOn: person.returnsOn })),
      absences: open.map((row) => ({
        absence: row.id, staff: row.staff_id, name: name(row.staff_id), openedAt: row.opened_at, left: stepsLeft({ told: row.told_at !== null, cover: row.cover_at !== null, reported: row.reported_at !== null, cleared: false }),
        told: by(row.told_by, row.told_at), cover: row.cover_at && { by: name(row.cover_by), at: row.cover_at, who: name(row.cover_id) }, reported: row.reported_at && { by: name(row.reported_by), at: row.reported_at, to: row.reported_to ?? '' },
      })),
      figures: await figuresToday(tx, branch, rules),
      reports: reports.map((row) => ({ version: row.version, figures: row.figures, remark: row.remark, at: row.signed_at, by: name(row.signed_by), late: row.late })),
    };
  },
});

export async function figuresToday(tx: Tx, branch: string, { today, minute, windows, zone }: InForce): Promise<Figures> {
  const people = await peopleToday(tx, branch, today);
  const lately = await tx.many<{ opened: Date; returns: string | null }>(sql`select opened_at as opened, returns_on as returns from health.absence where branch_id = ${branch} and (cleared_at is null or returns_on >= ${today})`);
  return figuresOf(people, windows, minute, { newlyAway: lately.filter((one) => businessDate(one.opened, zone) === today).length, returned: lately.filter((one) => one.returns === today).length });
}

/** The version of today's report that stands; 0: none yet. */
export const reportOfToday = read({
  name: 'health.reportOfToday',
  may: can.seeBoard,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const { today } = await inForce(tx, branch, asking.now);
    return (await tx.one<{ version: number }>(sql`select coalesce(max(version), 0) as version from health.report where branch_id = ${branch} and on_date = ${today}`)).version;
  },
});

export type HealthTally = Readonly<{ inUse: boolean; people: number; well: number; unwell: number; away: number; missing: number; waiting: number; stepsLeft: number; reportDue: 'coming' | 'late' | 'sent' }>;

/** 一盏灯: how the staff of a branch stand today, for the opening list and the net. Numbers only. */
export async function healthTallyOf(tx: Tx, branch: string, now: Date): Promise<HealthTally> {
  const { today, minute, windows, limits } = await inForce(tx, branch, now);
  const people = await peopleToday(tx, branch, today);
  const stands = people.map((person) => standingOf(person, windows, minute));
  const count = (one: (typeof stands)[number]): number => stands.filter((each) => each === one).length;
  const { open } = await tx.one<{ open: number }>(sql`select count(*)::int as open from health.absence where branch_id = ${branch} and cleared_at is null and (told_at is null or reported_at is null)`);
  const report = await tx.maybe<object>(sql`select 1 from health.report where branch_id = ${branch} and on_date = ${today}`);
  const overdue = limits.reportBy <= `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return {
    inUse: people.some((person) => person.said.length > 0), people: people.length, well: count('well'), unwell: count('unwell'), away: count('away'), missing: count('missing'), waiting: count('waiting'), stepsLeft: open,
    reportDue: report ? 'sent' : overdue ? 'late' : 'coming',
  };
}
