import { businessDate, clockOf, minutesOf } from '#kernel/time.ts';
import { staffAt, type StaffAt } from '#modules/identity/index.ts';
import type { Secrets } from '#platform/secrets.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { type Declared, type PersonNow, type Round, type Window } from './rules.ts';
import { settings } from './settings.ts';
import type { DeclarationRow } from './tables.ts';

/** Health of staff has a key of its own for each day: destroyed with it, it can be read from no backup. */
const keyOf = (day: string): string => `${day}-staff`;
export const sealed = (secrets: Secrets, day: string, said: Declared): string => secrets.sealForDay(keyOf(day), JSON.stringify(said));
export const opened = (secrets: Secrets, row: Pick<DeclarationRow, 'on_date' | 'sealed'>): Declared | undefined => {
  const text = secrets.openForDay(keyOf(row.on_date), row.sealed);
  return text === undefined ? undefined : (JSON.parse(text) as Declared); // sealed above
};
export const destroyed = (secrets: Secrets, day: string): boolean => secrets.destroyDay(keyOf(day));

export type InForce = Readonly<{ today: string; minute: number; windows: readonly Window[]; limits: Awaited<ReturnType<typeof settingsAt<typeof settings>>>; zone: string }>;

export async function inForce(tx: Tx, branch: string, now: Date): Promise<InForce> {
  const limits = await settingsAt(tx, settings, branch, now);
  const { zone } = await tx.one<{ zone: string }>(sql`select time_zone as zone from app.place where id = ${branch}`);
  return { today: businessDate(now, zone), minute: minutesOf(clockOf(now, zone)), windows: windowsOf(limits.rounds), limits, zone };
}

export function windowsOf(rounds: Readonly<Record<Round, { from: string; until: string }>>): Window[] {
  return (['morning', 'evening'] as const).map((round) => ({ round, from: minutesOf(rounds[round].from), until: minutesOf(rounds[round].until) }));
}

export type PersonToday = PersonNow & StaffAt & Readonly<{ lastAt: Date | null; absence: string | null; returnsOn: string | null }>;

/** Everybody with a post at this branch, what each has said today, and who stays away. */
export async function peopleToday(tx: Tx, branch: string, today: string): Promise<PersonToday[]> {
  const people = await staffAt(tx, branch);
  const said = await tx.many<Pick<DeclarationRow, 'staff_id' | 'round' | 'fit' | 'declared_at'>>(sql`
    select staff_id, round, fit, declared_at from health.declaration where branch_id = ${branch} and on_date = ${today} order by declared_at, id`);
  const away = await tx.many<{ id: string; staff: string; returns: string | null }>(sql`
    select id, staff_id as staff, returns_on as returns from health.absence where branch_id = ${branch} and (cleared_at is null or returns_on > ${today})`);
  const absences = new Map(away.map((one) => [one.staff, one]));
  return people.map((person) => {
    const own = said.filter((one) => one.staff_id === person.staff);
    const absence = absences.get(person.staff);
    return { ...person, said: own.map(({ round, fit }) => ({ round, fit })), lastAt: own.at(-1)?.declared_at ?? null, away: absence !== undefined, absence: absence?.id ?? null, returnsOn: absence?.returns ?? null };
  });
}
