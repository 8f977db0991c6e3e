import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { linkKey, personIn } from '../person.ts';
import { codeFrom } from '../rules.ts';
import type { DayRow } from '../tables.ts';
import { person, serviceCode, startsAt } from './book.ts';

/** A day is full and somebody would come if a place came free: the first whose wish fits is told. */
export const joinStandby = act({
  name: 'appointments.joinStandby',
  may: can.standby,
  input: person.omit({ keptFor: true, channel: true }).extend({
    branch: z.uuid(), service: serviceCode, date: z.iso.date(), from: startsAt.optional(), until: startsAt.optional(),
  }),
  run: async ({ tx, asking, input }) => {
    const day = await tx.maybe<Pick<DayRow, 'starts_at' | 'ends_at' | 'services'>>(sql`
      select starts_at, ends_at, services from appointments.day where branch_id = ${input.branch} and business_on = ${input.date}`);
    const errand = day?.services[input.service];
    if (!day || day.ends_at <= asking.now) throw new Refusal('appointments.noSuchDay', { status: 409 });
    if (!errand) throw new Refusal('appointments.serviceUnknown', { status: 422 });
    const from = input.from === undefined ? day.starts_at : new Date(input.from);
    const until = input.until === undefined ? day.ends_at : new Date(input.until);
    if (from >= until) throw new Refusal('appointments.noSuchTime', { status: 409 });
    const { phone_sealed, phone_blind, lang } = personIn({ phone: input.phone }, asking);
    const id = newId();
    const code = codeFrom(asking.random);
    const added = await tx.run(sql`
      insert into appointments.standby (branch_id, id, business_on, service_code, service_group, from_at, until_at, code, phone_sealed, phone_blind, lang, asked_at, asked_by)
      values (${input.branch}, ${id}, ${input.date}, ${input.service}, ${errand.group}, ${from}, ${until}, ${code},
        ${phone_sealed ?? null}, ${phone_blind === undefined ? null : Buffer.from(phone_blind, 'hex')}, ${lang}, ${asking.now}, ${asking.actor.id})
      on conflict do nothing`);
    if (added === 0) throw new Refusal('appointments.alreadyStandby', { status: 409 });
    return {
      answer: { standby: id, code, key: linkKey(asking.house.secrets, id), date: input.date },
      trace: { object: `standby/${id}`, facts: { service: input.service, date: input.date, state: 'waiting' } },
    };
  },
});
