import { Refusal } from '#kernel/refusal.ts';
import { businessDate } from '#kernel/time.ts';
import { act, type Announcement } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { serviceChange, type Service } from '../rules.ts';

/** The catalogue is the whole bank's, and turns with the day of its head office. */
const ZONE = 'Asia/Shanghai';

/** Adds a service to the catalogue, or changes the one with this code; what is to hold later waits for its day. */
export const putService = act({
  name: 'services.put',
  may: can.put,
  input: serviceChange,
  run: async ({ tx, asking, input: { fromOn: wanted, ...service } }) => {
    const today = catalogueDay(asking);
    const fromOn = wanted ?? today;
    if (fromOn < today) throw new Refusal('services.dayPast', { status: 422, params: { today } });
    const isNow = fromOn === today;
    const number = await nextVersion(tx, asking, { service, fromOn, isNow });
    const isTimed = isNow && await write(tx, service);
    return {
      answer: { code: service.code, version: number, fromOn }, trace: { object: `service/${service.code}`, facts: { minutes: service.minutes, offered: service.offered, version: number, fromOn } },
      announces: isNow ? announced(isTimed) : [],
    };
  },
});

type Written = Readonly<{ service: Service; fromOn: string; isNow: boolean }>;
const TRIES = 20;

/** The next number of this service. Of two who write at once the second waits for the first, and takes the number after it. */
async function nextVersion(tx: Tx, { now, actor }: Asking, { service, fromOn, isNow }: Written): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const written = await tx.maybe<{ number: number }>(sql`
      insert into services.version (service_code, number, from_on, body, written_at, written_by, applied_at)
      select ${service.code}, coalesce(max(number), 0) + 1, ${fromOn}, ${JSON.stringify(service)}::jsonb, ${now}, ${actor.id}, ${isNow ? now : null}
      from services.version where service_code = ${service.code}
      on conflict (service_code, number) do nothing returning number`);
    if (written) return written.number;
  }
  throw new Refusal('request.busy', { status: 503, retryAfterSeconds: 1 });
}

export function catalogueDay({ now }: Pick<Asking, 'now'>): string {
  return businessDate(now, ZONE);
}

/** What else follows: where times or offers are others now, days that are made take them. */
export function announced(isTimed: boolean): Announcement[] {
  return [{ topic: 'services.changed' }, ...(isTimed ? [{ topic: 'services.timesChanged' }] : [])];
}

/** True where bookings reckon otherwise from now on: a service is new, takes other minutes, is of another group, is offered or no longer. */
export async function write(tx: Tx, it: Service): Promise<boolean> {
  const before = await tx.maybe<Pick<Service, 'minutes' | 'group' | 'offered'>>(sql`select minutes, service_group as "group", offered from services.service where code = ${it.code} for update`);
  await tx.run(sql`
    insert into services.service (code, name, name_en, service_group, minutes, mask_off, urgency, machine_minutes, bring, bring_en, on_app, on_web, on_phone_bank, online, online_en, position, offered)
    values (${it.code}, ${it.name}, ${it.nameEn}, ${it.group}, ${it.minutes}, ${it.maskOff}, ${it.urgency}, ${it.machineMinutes},
      ${it.bring}, ${it.bringEn}, ${it.onApp}, ${it.onWeb}, ${it.onPhoneBank}, ${it.online}, ${it.onlineEn}, ${it.position}, ${it.offered})
    on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, service_group = excluded.service_group, minutes = excluded.minutes,
      mask_off = excluded.mask_off, urgency = excluded.urgency, machine_minutes = excluded.machine_minutes, bring = excluded.bring, bring_en = excluded.bring_en,
      on_app = excluded.on_app, on_web = excluded.on_web, on_phone_bank = excluded.on_phone_bank, online = excluded.online, online_en = excluded.online_en,
      position = excluded.position, offered = excluded.offered`);
  if (!before) return it.offered;
  return before.minutes !== it.minutes || before.group !== it.group || before.offered !== it.offered;
}
