import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import type { Service } from '../rules.ts';

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
