import { z } from 'zod';
import { maskPhone } from '#kernel/mask.ts';
import { Refusal } from '#kernel/refusal.ts';
import { branchOf } from '#modules/branches/index.ts';
import { day, id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import type { DoorFormContent } from '../acts/fill-door-form.ts';
import { whyNoForm } from '../acts/screen-visitor.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import { exposuresIn, plainCode, type Kept } from '../rules-door.ts';
import { blindCode } from '../secrets.ts';
import type { AbnormalCaseRow, DoorFormRow, PurgeCertificateRow, RegistrationRow } from '../tables.ts';

const questionShape = z.object({ code: z.string(), zh: z.string(), en: z.string() });
export const doorQuestionsShape = z.object({
  branchName: z.string(), branchNameEn: z.string(), days: z.array(z.string()), questions: z.array(questionShape),
  consent: z.object({ version: z.string(), zh: z.string(), en: z.string() }), mode: z.enum(['minimal', 'extended']), legalBasis: z.string().nullable(),
  mostPeople: z.number(), retentionDays: z.number(), limit: z.number(), comparator: z.enum(['>', '>=']), services: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string(), group: z.string(), maskOff: z.boolean() })),
});
export type DoorQuestions = z.output<typeof doorQuestionsShape>;

/** What is asked at the door of a branch, for which days the form is open, and what is agreed to. */
export const doorQuestions = read({
  name: 'lobby.doorQuestions',
  may: can.seeDoorQuestions,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input }): Promise<DoorQuestions> => {
    const rules = await inForce(tx, input.branch, asking.now);
    const place = await branchOf(tx, input.branch);
    const basis = rules.settings.legalBasis;
    const here = rules.services.filter((one) => one.offered && rules.counters.some((counter) => counter.service_groups.includes(one.group) && (!one.maskOff || counter.mask_off)));
    return {
      branchName: place.name, branchNameEn: place.name_en, days: [...rules.formDays], questions: rules.settings.exposureQuestions, consent: rules.settings.consentText,
      mode: rules.mode, legalBasis: rules.mode === 'extended' && basis !== null ? `${basis.issuer} ${basis.document}` : null,
      mostPeople: rules.settings.formsPerPhone, retentionDays: rules.settings.screeningRetentionDays, limit: rules.door.limit, comparator: rules.door.comparator,
      services: here.map(({ code, name, nameEn, group, maskOff }) => ({ code, name, nameEn, group, maskOff })),
    };
  },
});

export const formShape = z.object({ phone: z.string().nullable(), clear: z.boolean(), exposures: z.array(z.string()), filledAt: z.coerce.date(), consentVersion: z.string() });

/** A form filled in beforehand, as its code is scanned: is all answered with no, and is there a phone. Masked; the reading is on the trail. */
export const doorForm = read({
  name: 'lobby.doorForm',
  may: can.readDoorForm,
  input: z.object({ branch: id, code: z.string().min(1).max(40) }),
  run: async ({ tx, asking, input }) => {
    const rules = await inForce(tx, input.branch, asking.now);
    const row = await tx.maybe<DoorFormRow>(sql`
      select * from screening.door_form where branch_id = ${input.branch} and for_date = ${rules.today} and code_blind = ${blindCode(asking.house, plainCode(input.code))} and used_at is null`);
    if (!row) throw await whyNoForm(tx, asking, input.branch, input.code, rules);
    const content = asking.house.secrets.openForDay(rules.today, row.sealed);
    if (content === undefined) throw new Refusal('lobby.formUnknown', { status: 404 });
    const form = JSON.parse(content) as DoorFormContent; // sealed by fillDoorForm
    const exposures = exposuresIn(form.answers, rules.door);
    return { phone: form.phone === undefined ? null : maskPhone(form.phone), clear: exposures.length === 0, exposures, filledAt: row.filled_at, consentVersion: row.consent_version };
  },
});

export const caseShape = z.object({
  id, reason: z.enum(['fever', 'exposure']), openedAt: z.coerce.date(), secondDue: z.boolean(), secondFrom: z.coerce.date().nullable(), registration: id,
});

/** The abnormal cases that are still open: who rests before the second measurement, who waits for a decision. */
export const openCases = read({
  name: 'lobby.openCases',
  may: can.seeCases,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input }) => {
    const rules = await inForce(tx, input.branch, asking.now);
    const rows = await tx.many<AbnormalCaseRow & { verdict: RegistrationRow['verdict'] }>(sql`
      select c.*, r.verdict from screening.abnormal_case c join screening.registration r on r.branch_id = c.branch_id and r.id = c.registration_id
      where c.branch_id = ${input.branch} and c.closed_at is null and r.on_date = ${rules.today} order by c.opened_at`);
    return {
      cases: rows.map((row) => ({
        id: row.id, reason: row.reason, openedAt: row.opened_at, registration: row.registration_id, secondDue: row.verdict === 'measure_again',
        secondFrom: row.verdict === 'measure_again' ? new Date(row.opened_at.getTime() + rules.settings.restBeforeSecondMinutes * 60_000) : null,
      })),
    };
  },
});

export const registrationShape = z.object({
  id, at: z.coerce.date(), passed: z.boolean(), beforehand: z.boolean(), contact: z.enum(['phone', 'paper', 'none']), phone: z.string().nullable(),
  mode: z.enum(['minimal', 'extended']), consentVersion: z.string(), consentBy: z.enum(['phone', 'spoken', 'paper']), legalBasis: z.string().nullable(), limit: z.number(), comparator: z.enum(['>', '>=']),
});

/** The register of a day, phones masked. */
export const registrations = read({
  name: 'lobby.registrations',
  may: can.seeRegistrations,
  input: z.object({ branch: id, date: day, before: z.coerce.date().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  object: (input) => `registrations/${input.date}`,
  run: async ({ tx, asking, input }) => {
    const rows = await tx.many<RegistrationRow>(sql`
      select * from screening.registration where branch_id = ${input.branch} and on_date = ${input.date}
        and (${input.before ?? null}::timestamptz is null or at < ${input.before ?? null}) order by at desc, id desc limit ${input.limit + 1}`);
    return {
      more: rows.length > input.limit,
      registrations: rows.slice(0, input.limit).map((row) => {
        const content = asking.house.secrets.openForDay(row.on_date, row.sealed);
        const phone = content === undefined ? undefined : (JSON.parse(content) as Kept).phone; // sealed by screenVisitor
        return {
          id: row.id, at: row.at, passed: row.verdict === 'pass', beforehand: row.form_id !== null, contact: row.contact, phone: phone === undefined ? null : maskPhone(phone),
          mode: row.mode, consentVersion: row.consent_version, consentBy: row.consent_by, legalBasis: row.legal_basis, limit: row.limit_celsius, comparator: row.comparator,
        };
      }),
    };
  },
});

export const certificateShape = z.object({
  id, ofDate: z.string(), purgedAt: z.coerce.date(), retentionDays: z.number(), registrations: z.number(), forms: z.number(), cases: z.number(), digest: z.string(), keyDestroyedAt: z.coerce.date().nullable(),
});

/** Proofs of destruction, newest first. */
export const certificates = read({
  name: 'lobby.certificates',
  may: can.seeCertificates,
  input: z.object({ branch: id }),
  run: async ({ tx, input }) => {
    const rows = await tx.many<PurgeCertificateRow>(sql`select * from screening.purge_certificate where branch_id = ${input.branch} order by of_date desc, purged_at desc limit 200`);
    return {
      certificates: rows.map((row) => ({
        id: row.id, ofDate: row.of_date, purgedAt: row.purged_at, retentionDays: row.retention_days, registrations: row.registration_count, forms: row.form_count,
        cases: row.case_count, digest: row.digest, keyDestroyedAt: row.key_destroyed_at,
      })),
    };
  },
});

/** For the purge job: each branch and day that still holds something older than the shortest retention allowed, and days whose key is due. */
export const expired = read({
  name: 'lobby.expired',
  may: can.seeExpired,
  input: z.object({ olderThan: day }),
  run: async ({ tx, input }) => ({
    held: await tx.many<{ branch: string; date: string }>(sql`
      select branch_id as branch, on_date as date from screening.registration where on_date < ${input.olderThan} group by 1, 2
      union select branch_id, for_date from screening.door_form where for_date < ${input.olderThan} group by 1, 2`),
    awaitingKey: await tx.many<{ branch: string; date: string }>(sql`
      select distinct branch_id as branch, of_date as date from screening.purge_certificate certificate
      where key_destroyed_at is null and of_date < ${input.olderThan}`),
  }),
});
