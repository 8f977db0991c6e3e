import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { refusalOf, type Facts } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { ownStandby } from '../own.ts';
import { bookedIn, newBooking } from './book.ts';
import { own } from './cancel.ts';

/** The person in line takes the place that is kept: one tap, after the page that the message led to. */
export const takeOffer = act({
  name: 'appointments.takeOffer',
  may: can.standby,
  input: own,
  run: async ({ tx, asking, input }) => {
    const standby = await ownStandby(tx, asking, input);
    if (standby.state !== 'offered' || standby.hold_id === null) throw new Refusal('appointments.noOffer', { status: 409 });
    const { outcome } = await tx.one<{ outcome: Facts }>(sql`
      select appointments.confirm(${input.branch}, ${JSON.stringify({
        ...newBooking(asking), code: standby.code, hold: standby.hold_id, channel: 'online', lang: standby.lang, now: asking.now.toISOString(), actor: asking.actor.id,
        phone_sealed: standby.phone_sealed, phone_blind: standby.phone_blind?.toString('hex') ?? null,
      })}::jsonb) as outcome`);
    if ('refused' in outcome) throw refusalOf(outcome);
    const answer = bookedIn(outcome['answer'] as Facts, asking); // the function's own answer
    await tx.run(sql`
      update appointments.standby set state = 'booked', booking_id = ${answer.booking}, ended_at = ${asking.now} where branch_id = ${input.branch} and id = ${standby.id}`);
    return {
      answer,
      trace: { object: `booking/${answer.booking}`, facts: { state: 'confirmed', standby: standby.id, startsAt: answer.startsAt } },
      announces: [{ topic: 'appointments.booked', branch: input.branch, facts: { booking: answer.booking, date: answer.date, group: answer.group, service: answer.service, startsAt: answer.startsAt } }],
    };
  },
});

/** The person does not wait any more; a place that is kept for them is given back. */
export const leaveStandby = act({
  name: 'appointments.leaveStandby',
  may: can.standby,
  input: z.object(own.shape),
  run: async ({ tx, asking, input }) => {
    const standby = await ownStandby(tx, asking, input);
    if (standby.state !== 'waiting' && standby.state !== 'offered') throw new Refusal('appointments.noOffer', { status: 409 });
    if (standby.hold_id !== null) await tx.run(sql`select appointments.release_hold(${input.branch}, ${standby.hold_id}, ${asking.now})`);
    await tx.run(sql`update appointments.standby set state = 'withdrawn', ended_at = ${asking.now} where branch_id = ${input.branch} and id = ${standby.id} and state in ('waiting', 'offered')`);
    return { answer: { state: 'withdrawn' as const }, trace: { object: `standby/${standby.id}`, facts: { state: 'withdrawn' } } };
  },
});
