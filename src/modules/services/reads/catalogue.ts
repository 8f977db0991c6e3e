import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { expectedMinutes, serviceCode, type Service } from '../rules.ts';
import { catalogueDay } from '../acts/put-service.ts';

/** What is offered, in the bank's order. */
export const listServices = read({
  name: 'services.list',
  may: can.list,
  input: z.object({}),
  run: async ({ tx }) => ({ services: (await allServices(tx)).filter((service) => service.offered) }),
});

const columns = sql`code, name, name_en as "nameEn", service_group as "group", minutes, mask_off as "maskOff", urgency, machine_minutes as "machineMinutes", bring, bring_en as "bringEn",
  on_app as "onApp", on_web as "onWeb", on_phone_bank as "onPhoneBank", online, online_en as "onlineEn", position, offered`;

export async function allServices(tx: Tx): Promise<Service[]> {
  return tx.many<Service>(sql`select ${columns} from services.service order by position, code`);
}

/** The service with this code, or a Refusal. */
export async function serviceOf(tx: Tx, code: string): Promise<Service> {
  const service = await tx.maybe<Service>(sql`select ${columns} from services.service where code = ${code} and offered`);
  if (!service) throw new Refusal('services.unknown', { status: 404 });
  return service;
}

type LearntRow = { code: string; samples: number; mean: number; p80: number };

/** The whole catalogue, also what is not offered, as one branch sees it. */
export const catalogueOf = read({
  name: 'services.catalogue',
  may: can.seeCatalogue,
  input: z.object({ branch: id }),
  run: async ({ tx, input: { branch } }) => {
    const learnt = new Map((await tx.many<LearntRow>(sql`
      select service_code as code, sample_count as samples, mean_minutes as mean, p80_minutes as p80 from services.learnt where branch_id = ${branch}`)).map((one) => [one.code, one]));
    const planned = new Map((await tx.many<{ code: string; from: string }>(sql`
      select service_code as code, min(from_on) as from from services.version where applied_at is null and withdrawn_at is null group by service_code`)).map((one) => [one.code, one.from]));
    return {
      services: (await allServices(tx)).map((service) => {
        const known = learnt.get(service.code);
        return { ...service, learnt: known ? { samples: known.samples, mean: known.mean, p80: known.p80, expected: expectedMinutes(service.minutes, known) } : null, plannedFrom: planned.get(service.code) ?? null };
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
