import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { normalPhone } from '#kernel/phone.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { day, id, line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import { doorCode, mayFillFor, unanswered } from '../rules-door.ts';
import { blindCode } from '../secrets.ts';

const answers = z.record(z.string().regex(/^[a-z_]{2,30}$/), z.boolean());
export const person = z.object({ phone: z.string().max(40).optional(), name: line(40).optional(), answers });
export type DoorFormContent = { phone?: string; name?: string; answers: Record<string, boolean> };

/** 预填登记: the visitor fills in at home, for several people on one phone if need be. Each gets a code; the answers are sealed here. */
export const fillDoorForm = act({
  name: 'lobby.fillDoorForm',
  may: can.fillDoorForm,
  input: z.object({ branch: id, day, consentVersion: z.string().max(40), people: z.array(person).min(1).max(20) }),
  run: async ({ tx, asking, input }) => {
    const rules = await inForce(tx, input.branch, asking.now);
    if (!mayFillFor(input.day, rules.formDays)) throw new Refusal('lobby.formDay', { status: 422 });
    if (input.consentVersion !== rules.settings.consentText.version) throw new Refusal('lobby.consentChanged', { status: 409 });
    if (input.people.length > rules.settings.formsPerPhone) throw new Refusal('lobby.formTooMany', { status: 422, params: { most: rules.settings.formsPerPhone } });
    const codes: string[] = [];
    for (const one of input.people) {
      if (unanswered(one.answers, rules.door).length > 0) throw new Refusal('lobby.answersMissing', { status: 422 });
      const asked = Object.fromEntries(rules.door.questions.map((code) => [code, one.answers[code] === true]));
      const content: DoorFormContent = {
        ...(one.phone === undefined ? {} : { phone: normalPhone(one.phone) }),
        ...(one.name === undefined || rules.mode === 'minimal' ? {} : { name: one.name }),
        answers: asked,
      };
      const code = doorCode(randomBytes(10));
      codes.push(code);
      await tx.run(sql`
        insert into screening.door_form (branch_id, id, for_date, filled_at, code_blind, sealed, consent_version)
        values (${input.branch}, ${newId()}, ${input.day}, ${asking.now}, ${blindCode(asking.house, code)},
          ${asking.house.secrets.sealForDay(input.day, JSON.stringify(content))}, ${input.consentVersion})`);
    }
    const told = { day: input.day, people: codes.length };
    return { answer: { day: input.day, codes }, trace: { object: `branch/${input.branch}`, facts: told } };
  },
});
