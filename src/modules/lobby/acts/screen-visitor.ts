import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { normalPhone } from '#kernel/phone.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce, type InForce } from '../in-force.ts';
import { CREDITS } from '../rules.ts';
import { keptOf, plainCode, unanswered, verdictOf, type Verdict } from '../rules-door.ts';
import { blindCode } from '../secrets.ts';
import type { DoorFormRow, HallRow } from '../tables.ts';
import type { DoorFormContent } from './fill-door-form.ts';

export type Screened = { verdict: Verdict; visit: string | null; place: 'inside' | 'outside' | null; case: string | null; registration: string; restMinutes: number };

/** 来访三部曲: temperature, questions, registration, in one step. Who passes has a visit and may take a number; nobody else has. */
export const screenVisitor = act({
  name: 'lobby.screenVisitor',
  may: can.screen,
  input: z.object({
    branch: id,
    temperature: z.number().min(30).max(45).multipleOf(0.1),
    /** filled in beforehand: the code of the QR … */
    code: z.string().min(1).max(40).optional(),
    /** … or asked at the door */
    answers: z.record(z.string().regex(/^[a-z_]{2,30}$/), z.boolean()).optional(),
    phone: z.string().max(40).optional(),
    name: line(40).optional(),
    contact: z.enum(['phone', 'paper', 'none']).default('phone'),
    consentVersion: z.string().max(40).optional(),
    consentBy: z.enum(['spoken', 'paper']).default('spoken'),
    credit: z.enum(CREDITS).default('none'),
  }),
  run: async ({ tx, asking, input }) => {
    const rules = await inForce(tx, input.branch, asking.now);
    await tx.run(sql`select lobby.open_day(${input.branch}, ${rules.today}, ${rules.cap})`);
    const form = input.code === undefined ? undefined : await formOf(tx, asking, input.branch, input.code, rules);
    const answers = form?.content.answers ?? input.answers ?? {};
    if (unanswered(answers, rules.door).length > 0) throw new Refusal('lobby.answersMissing', { status: 422 });
    const consent = form?.row.consent_version ?? input.consentVersion;
    if (consent === undefined || (!form && consent !== rules.settings.consentText.version)) throw new Refusal('lobby.consentMissing', { status: 422 });
    const phone = form?.content.phone ?? (input.phone === undefined ? undefined : normalPhone(input.phone));
    const contact = phone !== undefined ? 'phone' : input.contact;
    if (contact === 'phone' && phone === undefined) throw new Refusal('lobby.contactMissing', { status: 422 });

    const seen = { temperature: input.temperature, answers, phone, name: form?.content.name ?? input.name };
    const verdict = verdictOf(seen, rules.door);
    const who = verdict === 'pass' ? await admitted(tx, asking, input.branch, rules, { credit: input.credit, codeBlind: form?.row.code_blind ?? null }) : undefined;
    const registration = newId();
    await tx.run(sql`
      insert into screening.registration (branch_id, id, on_date, at, by_actor, form_id, visit_id, verdict, mode, limit_celsius, comparator,
        consent_version, consent_by, legal_basis, contact, sealed)
      values (${input.branch}, ${registration}, ${rules.today}, ${asking.now}, ${asking.actor.id}, ${form?.row.id ?? null}, ${who?.visit ?? null}, ${verdict}, ${rules.mode},
        ${rules.door.limit}, ${rules.door.comparator}, ${consent}, ${form ? 'phone' : input.consentBy}, ${basisOf(rules)}, ${contact},
        ${asking.house.secrets.sealForDay(rules.today, JSON.stringify(keptOf(seen, verdict, rules.mode, rules.door)))})`);
    const opened = verdict === 'pass' ? null : newId();
    if (opened !== null) {
      await tx.run(sql`
        insert into screening.abnormal_case (branch_id, id, registration_id, reason, opened_at, opened_by)
        values (${input.branch}, ${opened}, ${registration}, ${verdict === 'exposure' ? 'exposure' : 'fever'}, ${asking.now}, ${asking.actor.id})`);
    }
    const answer: Screened = {
      verdict, visit: who?.visit ?? null, place: who?.place ?? null, case: opened, registration,
      restMinutes: verdict === 'measure_again' ? rules.settings.restBeforeSecondMinutes : 0,
    };
    return {
      answer,
      // The trail outlives the registration: it says that somebody was screened and let in or not, never why.
      trace: { object: `registration/${registration}`, facts: { passed: verdict === 'pass', visit: answer.visit, place: answer.place, mode: rules.mode, beforehand: form !== undefined } },
      announces: [who ? { topic: 'lobby.visitorPassed', facts: who } : { topic: 'lobby.caseOpened', facts: { case: opened } }],
    };
  },
});

/** A visit for somebody who passed: inside if there is a place that nobody outside waits for, else outside. */
export async function admitted(
  tx: Tx, asking: Asking, branch: string, rules: InForce, more: { credit: (typeof CREDITS)[number]; codeBlind: string | null },
): Promise<{ visit: string; place: 'inside' | 'outside' }> {
  const visit = newId();
  const hall = await tx.one<HallRow>(sql`select * from lobby.hall where branch_id = ${branch} and on_date = ${rules.today} for update`);
  const hasPlace = rules.cap - hall.inside_count > hall.outside_count;
  const place = hasPlace && (await entered(tx, asking, branch, rules, visit)) ? 'inside' : 'outside';
  if (place === 'outside') await tx.run(sql`update lobby.hall set outside_count = outside_count + 1 where branch_id = ${branch} and on_date = ${rules.today}`);
  await tx.run(sql`
    insert into lobby.visit (branch_id, id, on_date, state, credit, code_blind, arrived_at, entered_at)
    values (${branch}, ${visit}, ${rules.today}, ${place}, ${more.credit}, ${more.codeBlind}, ${asking.now}, ${place === 'inside' ? asking.now : null})`);
  return { visit, place };
}

async function entered(tx: Tx, asking: Asking, branch: string, rules: InForce, visit: string): Promise<boolean> {
  const row = await tx.one<{ entered: boolean }>(sql`
    select lobby.enter_hall(${branch}, ${rules.today}, ${rules.cap}, ${visit}, ${asking.now}, ${asking.actor.id}, ${newId()}, 'entered') as entered`);
  return row.entered;
}

/** The form behind a code, used once: a second scan of the same code hears so. */
async function formOf(tx: Tx, asking: Asking, branch: string, code: string, rules: InForce): Promise<{ row: DoorFormRow; content: DoorFormContent }> {
  const row = await tx.maybe<DoorFormRow>(sql`
    update screening.door_form set used_at = ${asking.now}
    where branch_id = ${branch} and for_date = ${rules.today} and code_blind = ${blindCode(asking.house, plainCode(code))} and used_at is null returning *`);
  if (!row) throw await whyNoForm(tx, asking, branch, code, rules);
  const content = asking.house.secrets.openForDay(rules.today, row.sealed);
  if (content === undefined) throw new Refusal('lobby.formUnknown', { status: 404 });
  return { row, content: JSON.parse(content) as DoorFormContent }; // sealed by fillDoorForm
}

export async function whyNoForm(tx: Tx, asking: Asking, branch: string, code: string, rules: InForce): Promise<Refusal> {
  const other = await tx.maybe<DoorFormRow>(sql`
    select * from screening.door_form where branch_id = ${branch} and code_blind = ${blindCode(asking.house, plainCode(code))} order by for_date desc limit 1`);
  if (!other) return new Refusal('lobby.formUnknown', { status: 404 });
  if (other.for_date === rules.today) return new Refusal('lobby.formUsed', { status: 409 });
  return new Refusal('lobby.formOtherDay', { status: 409, params: { day: other.for_date } });
}

function basisOf(rules: InForce): string | null {
  const basis = rules.settings.legalBasis;
  return rules.mode === 'extended' && basis !== null ? `${basis.issuer} ${basis.document}` : null;
}
