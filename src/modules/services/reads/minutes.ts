import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import type { Service } from '../rules.ts';

export const columns = sql`code, name, name_en as "nameEn", service_group as "group", service.minutes, mask_off as "maskOff", urgency, machine_minutes as "machineMinutes", bring, bring_en as "bringEn",
  on_app as "onApp", on_web as "onWeb", on_phone_bank as "onPhoneBank", online, online_en as "onlineEn", position, offered`;

/** A service as one branch reckons with it on a day: `minutes` are those in use there, the catalogue's or those learnt. */
export type ServiceHere = Service & Readonly<{ catalogueMinutes: number; learntFrom: string | null }>;

/** 一个数: slots, counter plan, estimate and twin of a branch all take their minutes from here. */
export async function servicesAt(tx: Tx, branch: string, date: string): Promise<ServiceHere[]> {
  return (await tx.many<Service & { here: number | null; basis: string | null; since: string | null }>(sql`
    select ${columns}, here.minutes as here, here.basis, here.from_on::text as since from services.service
    left join lateral (
      select minutes, basis, from_on, catalogue_minutes from services.minutes_here
      where branch_id = ${branch} and service_code = service.code and from_on <= ${date} order by from_on desc limit 1
    ) here on here.catalogue_minutes = service.minutes
    order by position, code`)).map(({ here, basis, since, ...service }) => ({ ...service, minutes: here ?? service.minutes, catalogueMinutes: service.minutes, learntFrom: basis === 'learnt' ? since : null }));
}

/** The service with this code as a branch reckons with it, or a Refusal. */
export async function serviceAt(tx: Tx, branch: string, code: string, date: string): Promise<ServiceHere> {
  const service = (await servicesAt(tx, branch, date)).find((one) => one.code === code && one.offered);
  if (!service) throw new Refusal('services.unknown', { status: 404 });
  return service;
}

export type LearntRow = { code: string; samples: number; mean: number; p80: number };

export async function measuredHere(tx: Tx, branch: string): Promise<Map<string, LearntRow>> {
  return new Map((await tx.many<LearntRow>(sql`
    select service_code as code, sample_count as samples, mean_minutes as mean, p80_minutes as p80 from services.learnt where branch_id = ${branch}`)).map((one) => [one.code, one]));
}

/** For the night: branches that have measured anything, or reckon with something learnt. */
export const whereMeasured = read({
  name: 'services.whereMeasured',
  may: can.seeMeasured,
  input: z.object({}),
  run: async ({ tx }) => tx.many<{ branch: string }>(sql`
    select branch_id as branch from services.learnt union select branch_id from services.minutes_here order by branch`),
});
