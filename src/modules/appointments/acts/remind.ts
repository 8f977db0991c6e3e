import { z } from 'zod';
import { addMinutes } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { settings } from '../settings.ts';
import { tell } from '../tell.ts';

const MOST_AT_ONCE = 500;
type Due = { id: string; starts_at: Date; phone_sealed: string | null; lang: 'zh' | 'en'; code: string; soon: boolean };

/**
 * Reminds those who come: the day before and two hours before. Who booked after the moment of a reminder has just been told and
 * is spared it. Each reminder says who gets the place if it is given back.
 */
export const remind = act({
  name: 'appointments.remind',
  may: can.tend,
  input: z.object({ branch: z.uuid() }),
  run: async ({ tx, asking, input: { branch } }) => {
    const { day, soon } = await settingsAt(tx, { day: settings.remindDayMinutes, soon: settings.remindSoonMinutes }, branch, asking.now);
    const due = await tx.many<Due>(sql`
      select id, starts_at, phone_sealed, lang, code, starts_at <= ${addMinutes(asking.now, soon)} as soon from appointments.booking
      where branch_id = ${branch} and state = 'confirmed' and phone_sealed is not null and starts_at > ${asking.now} and starts_at <= ${addMinutes(asking.now, day)}
        and (
          (reminded_soon_at is null and starts_at <= ${addMinutes(asking.now, soon)} and booked_at < starts_at - ${soon} * interval '1 minute')
          or (reminded_day_at is null and reminded_soon_at is null and starts_at > ${addMinutes(asking.now, soon)} and booked_at < starts_at - ${day} * interval '1 minute')
        )
        -- Whoever stands before a closed door then is looked after otherwise.
        and not exists (select from appointments.slot where slot.branch_id = booking.branch_id and slot.service_group = booking.service_group
          and slot.starts_at >= booking.starts_at and slot.starts_at < booking.ends_at and slot.planned_minutes = 0)
      order by starts_at, id limit ${MOST_AT_ONCE}`);
    for (const one of due) {
      await tell(tx, asking, { ...one, branch_id: branch }, 'booking.reminder', { occasion: `${one.soon ? 'soon' : 'day'} ${one.starts_at.toISOString()}`, params: { code: one.code }, validUntil: one.starts_at });
    }
    await tx.run(sql`
      update appointments.booking set
        reminded_soon_at = case when starts_at <= ${addMinutes(asking.now, soon)} then ${asking.now} else reminded_soon_at end,
        reminded_day_at = case when starts_at > ${addMinutes(asking.now, soon)} then ${asking.now} else reminded_day_at end
      where branch_id = ${branch} and id = any (${due.map((one) => one.id)}::uuid[])`);
    return { answer: { reminded: due.length }, trace: { object: `branch/${branch}`, facts: { reminded: due.length } } };
  },
});
