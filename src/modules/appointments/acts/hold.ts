import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { act } from '#platform/act.ts';
import { can } from '../can.ts';
import { personIn } from '../person.ts';
import { keptFor, person, serviceCode, startsAt } from './book.ts';

/** A time is kept while somebody fills in a form; a deferral or a standby's offer keeps it longer. */
export const hold = act({
  name: 'appointments.hold',
  may: can.hold,
  input: person.omit({ phone: true }).extend({
    branch: z.uuid(), service: serviceCode, startsAt,
    /** not open to the public line: set by the lobby's deferral and by the standby list */
    kind: z.enum(['form', 'deferral', 'standby']).default('form'),
    minutes: z.int().min(1).max(2_880).optional(),
  }),
  hot: {
    function: 'appointments.hold',
    deed: (input, asking) => ({
      id: newId(), ...personIn(input, asking), service: input.service, starts_at: input.startsAt, order: new Date(input.startsAt).toISOString(),
      kind: input.kind,
      // Only our own deeds keep a time in place of another: what they say of the share it comes from holds, whoever asks.
      ...(input.kind === 'deferral' && input.channel !== undefined && { channel: input.channel }),
      ...(input.minutes !== undefined && { minutes: input.minutes }),
    }),
    answer: (raw) => ({
      hold: String(raw['hold']),
      service: String(raw['service']),
      group: String(raw['group']),
      date: String(raw['date']),
      startsAt: new Date(String(raw['startsAt'])).toISOString(),
      endsAt: new Date(String(raw['endsAt'])).toISOString(),
      keptFor: keptFor.parse(raw['keptFor']),
      expiresAt: new Date(String(raw['expiresAt'])).toISOString(),
    }),
  },
});
