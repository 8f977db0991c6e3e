import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import { CREDITS } from '../rules.ts';
import { verdictOfSecond } from '../rules-door.ts';
import type { AbnormalCaseRow, RegistrationRow } from '../tables.ts';
import { admitted, type Screened } from './screen-visitor.ts';

/** 复测: after a rest the temperature is taken again; who is well now comes in like anybody else. */
export const measureAgain = act({
  name: 'lobby.measureAgain',
  may: can.screen,
  input: z.object({ branch: id, case: id, temperature: z.number().min(30).max(45).multipleOf(0.1), credit: z.enum(CREDITS).default('none') }),
  run: async ({ tx, asking, input }) => {
    const rules = await inForce(tx, input.branch, asking.now);
    await tx.run(sql`select lobby.open_day(${input.branch}, ${rules.today}, ${rules.cap})`);
    const { opened, registration } = await openCase(tx, input.branch, input.case);
    if (registration.verdict !== 'measure_again' || registration.on_date !== rules.today) throw new Refusal('lobby.secondNotDue');
    const verdict = verdictOfSecond(input.temperature, { limit: registration.limit_celsius, comparator: registration.comparator });
    const who = verdict === 'pass' ? await admitted(tx, asking, input.branch, rules, { credit: input.credit, codeBlind: await codeOf(tx, registration) }) : undefined;
    await tx.run(sql`
      update screening.registration set verdict = ${verdict}, visit_id = ${who?.visit ?? null} where branch_id = ${input.branch} and id = ${registration.id}`);
    await tx.run(sql`
      update screening.abnormal_case set second_at = ${asking.now}, second_sealed = ${asking.house.secrets.sealForDay(registration.on_date, String(input.temperature))},
        outcome = ${who ? 'passed_second' : null}, closed_at = ${who ? asking.now : null}, closed_by = ${who ? asking.actor.id : null}
      where branch_id = ${input.branch} and id = ${opened.id}`);
    const answer: Screened = { verdict, visit: who?.visit ?? null, place: who?.place ?? null, case: who ? null : opened.id, registration: registration.id, restMinutes: 0 };
    return {
      answer,
      trace: { object: `case/${opened.id}`, facts: { passed: verdict === 'pass', visit: answer.visit, place: answer.place } },
      announces: [who ? { topic: 'lobby.visitorPassed', facts: who } : { topic: 'lobby.caseChanged', facts: { case: opened.id } }],
    };
  },
});

export async function openCase(tx: Tx, branch: string, at: string): Promise<{ opened: AbnormalCaseRow; registration: RegistrationRow }> {
  const opened = await tx.maybe<AbnormalCaseRow>(sql`select * from screening.abnormal_case where branch_id = ${branch} and id = ${at} for update`);
  if (!opened) throw new Refusal('lobby.caseUnknown', { status: 404 });
  if (opened.closed_at !== null) throw new Refusal('lobby.caseClosed');
  const registration = await tx.one<RegistrationRow>(sql`select * from screening.registration where branch_id = ${branch} and id = ${opened.registration_id}`);
  return { opened, registration };
}

async function codeOf(tx: Tx, registration: RegistrationRow): Promise<string | null> {
  if (registration.form_id === null) return null;
  const form = await tx.maybe<{ code_blind: string }>(sql`select code_blind from screening.door_form where branch_id = ${registration.branch_id} and id = ${registration.form_id}`);
  return form?.code_blind ?? null;
}
