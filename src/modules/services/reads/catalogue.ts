import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { addDays, businessDate } from '#kernel/time.ts';
import { settingsAt } from '#platform/settings.ts';
import { expectedMinutes, serviceCode, type Service } from '../rules.ts';
import { minutesHere } from '../rules-minutes.ts';
import { settings } from '../settings.ts';
import { columns, measuredHere, servicesAt } from './minutes.ts';
import { catalogueDay } from '../acts/put-service.ts';

/** What is offered, in the bank's order. */
export const listServices = read({
  name: 'services.list',
  may: can.list,
  input: z.object({}),
  run: async ({ tx }) => ({ services: (await allServices(tx)).filter((service) => service.offered) }),
});

export async function allServices(tx: Tx): Promise<Service[]> {
  return tx.many<Service>(sql`select ${columns} from services.service order by position, code`);
}

/** The service with this code, or a Refusal. */
export async function serviceOf(tx: Tx, code: string): Promise<Service> {
  const service = await tx.maybe<Service>(sql`select ${columns} from services.service where code = ${code} and offered`);
  if (!service) throw new Refusal('services.unknown', { status: 404 });
  return service;
}

/** The whole catalogue, also what is not offered, as one branch sees it. */
export const catalogueOf = read({
  name: 'services.catalogue',
  may: can.seeCatalogue,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const today = businessDate(asking.now, await asking.house.places.zoneOf(branch));
    const [learnt, rules] = [await measuredHere(tx, branch), await settingsAt(tx, settings, branch, asking.now)];
    const tomorrow = new Map((await servicesAt(tx, branch, addDays(today, 1))).map((one) => [one.code, one.minutes]));
    const planned = new Map((await tx.many<{ code: string; from: string }>(sql`
      select service_code as code, min(from_on) as from from services.version where applied_at is null and withdrawn_at is null group by service_code`)).map((one) => [one.code, one.from]));
    return {
      services: (await servicesAt(tx, branch, today)).map(({ catalogueMinutes, learntFrom, ...used }) => {
        const service = { ...used, minutes: catalogueMinutes };
        const known = learnt.get(service.code);
        const next = tomorrow.get(service.code) ?? used.minutes;
        const here = { minutes: used.minutes, learntFrom, why: minutesHere(service.minutes, known, next, rules).why, tomorrow: next === used.minutes ? null : next };
        return { ...service, here, learnt: known ? { samples: known.samples, mean: known.mean, p80: known.p80, expected: expectedMinutes(service.minutes, known) } : null, plannedFrom: planned.get(service.code) ?? null };
      }),
    };
  },
});

type VersionRow = { number: number; fromOn: string; writtenAt: Date; writtenBy: string; body: Service; applied: boolean; withdrawn: boolean };

/** A service through time, the latest first. */
export const versionsOf = read({
  name: 'services.versions',
  may: can.seeVersions,
  input: z.object({ code: serviceCode }),
  run: async ({ tx, asking, input: { code } }) => {
    const rows = await tx.many<VersionRow>(sql`
      select number, from_on as "fromOn", written_at as "writtenAt", written_by as "writtenBy", body, applied_at is not null as applied, withdrawn_at is not null as withdrawn
      from services.version where service_code = ${code} order by from_on desc, number desc limit 200`);
    const today = catalogueDay(asking);
    const inForce = rows.find((one) => one.applied && one.fromOn <= today)?.number;
    return {
      versions: rows.map(({ applied, withdrawn, ...row }) => ({ ...row, state: withdrawn ? 'withdrawn' as const : !applied ? 'planned' as const : row.number === inForce ? 'inForce' as const : 'past' as const })),
    };
  },
});

/** For the hourly job: how many planned changes have come to their day. */
export const changesDue = read({
  name: 'services.due',
  may: can.tend,
  input: z.object({}),
  run: async ({ tx, asking }) => tx.one<{ due: number }>(sql`
    select count(*)::int as due from services.version where applied_at is null and withdrawn_at is null and from_on <= ${catalogueDay(asking)}`),
});
