import { z } from 'zod';
import { sha256 } from '#kernel/digest.ts';
import { newId } from '#kernel/id.ts';
import { daysBetween } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { day, id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';

/** 到期销毁: all that was seen at the door on one day goes, and a certificate stays. A day that is not due yet is left alone. */
export const purgeScreening = act({
  name: 'lobby.purgeScreening',
  may: can.purgeScreening,
  input: z.object({ branch: id, date: day }),
  run: async ({ tx, asking, input: { branch, date } }) => {
    const { today, settings: { screeningRetentionDays: days } } = await inForce(tx, branch, asking.now);
    const nothing = { answer: { purged: 0, certificate: null as string | null }, trace: { object: `branch/${branch}`, facts: { date, purged: 0 } } };
    if (daysBetween(date, today) <= days) return nothing;
    const gone = await tx.one<{ digests: string | null }>(sql`
      with forms as (select 'form ' || id || ' ' || encode(sha256(convert_to(sealed, 'UTF8')), 'hex') as one from screening.door_form where branch_id = ${branch} and for_date = ${date}),
      registrations as (select 'registration ' || id || ' ' || encode(sha256(convert_to(sealed, 'UTF8')), 'hex') as one from screening.registration where branch_id = ${branch} and on_date = ${date})
      select string_agg(one, E'\n' order by one) as digests from (select one from forms union all select one from registrations) everything`);
    if (gone.digests === null) return nothing;
    const cases = await tx.run(sql`
      delete from screening.abnormal_case where branch_id = ${branch} and registration_id in (select id from screening.registration where branch_id = ${branch} and on_date = ${date})`);
    const registrations = await tx.run(sql`delete from screening.registration where branch_id = ${branch} and on_date = ${date}`);
    const forms = await tx.run(sql`delete from screening.door_form where branch_id = ${branch} and for_date = ${date}`);
    await tx.run(sql`update lobby.visit set code_blind = null where branch_id = ${branch} and on_date = ${date} and code_blind is not null`);
    const certificate = newId();
    await tx.run(sql`
      insert into screening.purge_certificate (branch_id, id, of_date, purged_at, purged_by, retention_days, registration_count, form_count, case_count, digest)
      values (${branch}, ${certificate}, ${date}, ${asking.now}, ${asking.actor.id}, ${days}, ${registrations}, ${forms}, ${cases}, ${sha256(gone.digests)})`);
    const told = { date, registrations, forms, cases, digest: sha256(gone.digests) };
    return { answer: { purged: registrations + forms, certificate }, trace: { object: `certificate/${certificate}`, facts: told }, announces: [{ topic: 'lobby.screeningPurged', facts: { date } }] };
  },
});

/** The key of the day is destroyed: written onto the certificates of that day. */
export const noteKeyDestroyed = act({
  name: 'lobby.noteKeyDestroyed',
  may: can.purgeScreening,
  input: z.object({ branch: id, date: day }),
  run: async ({ tx, asking, input: { branch, date } }) => {
    const certificates = await tx.run(sql`
      update screening.purge_certificate set key_destroyed_at = ${asking.now} where branch_id = ${branch} and of_date = ${date} and key_destroyed_at is null`);
    return { answer: { certificates }, trace: { object: `branch/${branch}`, facts: { date, certificates, key: 'destroyed' } } };
  },
});
