import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { serviceInput } from '../rules.ts';

/** Adds a service to the catalogue, or changes the one with this code. */
export const putService = act({
  name: 'services.put',
  may: can.put,
  input: serviceInput,
  run: async ({ tx, input }) => {
    await tx.run(sql`
      insert into services.service (code, name, name_en, service_group, minutes, mask_off, urgency, machine_minutes, bring, bring_en, on_app, on_web, on_phone_bank, online, online_en, position, offered)
      values (${input.code}, ${input.name}, ${input.nameEn}, ${input.group}, ${input.minutes}, ${input.maskOff}, ${input.urgency}, ${input.machineMinutes},
        ${input.bring}, ${input.bringEn}, ${input.onApp}, ${input.onWeb}, ${input.onPhoneBank}, ${input.online}, ${input.onlineEn}, ${input.position}, ${input.offered})
      on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, service_group = excluded.service_group, minutes = excluded.minutes,
        mask_off = excluded.mask_off, urgency = excluded.urgency, machine_minutes = excluded.machine_minutes, bring = excluded.bring, bring_en = excluded.bring_en,
        on_app = excluded.on_app, on_web = excluded.on_web, on_phone_bank = excluded.on_phone_bank, online = excluded.online, online_en = excluded.online_en,
        position = excluded.position, offered = excluded.offered`);
    return { answer: { code: input.code }, trace: { object: `service/${input.code}`, facts: { minutes: input.minutes, offered: input.offered } }, announces: [{ topic: 'services.changed' }] };
  },
});
