import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { fitting, whyNotAParam } from '../rules.ts';
import { templateNames, templates } from '../templates.ts';

const input = z.object({
  branch: z.uuid(),
  /** sealed by secrets.seal('phone', …): this module opens it only to hand it to the gateway */
  phoneSealed: z.string().min(1).max(1_000),
  template: z.enum(templateNames),
  params: z.record(z.string(), z.string().max(200)),
  lang: z.enum(['zh', 'en']).default('zh'),
  /** the same key at the same branch sends once, however often it is asked */
  dedupeKey: z.string().min(1).max(200),
  /** the thing the text is about, as `kind/id`: its delivery is shown there */
  about: z.string().max(200).default('branch'),
  /** after this it is no longer worth sending (a reminder after the appointment) */
  validUntil: z.coerce.date().optional(),
});

/** Puts a text message in line. Sending is a job's work; the deed that asks for it never waits for a gateway. */
export const sendText = act({
  name: 'contact.sendText',
  may: can.sendText,
  input,
  run: async ({ tx, asking, input: text }) => {
    const params = filled(text.template, text.params);
    const id = newId();
    const { secrets } = asking.house;
    const placed = await tx.run(sql`
      insert into contact.message (branch_id, id, about, template, lang, phone_sealed, params_sealed, dedupe_key, queued_at, queued_by, due_at, valid_until)
      values (${text.branch}, ${id}, ${text.about}, ${text.template}, ${text.lang}, ${text.phoneSealed},
        ${secrets.seal('sms', JSON.stringify(params))}, ${text.dedupeKey}, ${asking.now}, ${asking.actor.id}, ${asking.now}, ${text.validUntil ?? null})
      on conflict (branch_id, dedupe_key) do nothing`);
    if (placed === 0) {
      const { first } = await tx.one<{ first: string }>(sql`
        select id as first from contact.message where branch_id = ${text.branch} and dedupe_key = ${text.dedupeKey}`);
      return { answer: { message: first, repeated: true }, trace: { object: `message/${first}`, facts: { repeated: true } } };
    }
    return {
      answer: { message: id, repeated: false },
      trace: { object: `message/${id}`, facts: { template: text.template, lang: text.lang, about: text.about } },
      announces: [{ topic: 'contact.queued', branch: text.branch, facts: { message: id } }],
    };
  },
});

/** Exactly the template's variables, each one fit for a gateway. A module that gets this wrong has a fault, not a refusal. */
function filled(template: keyof typeof templates, given: Readonly<Record<string, string>>): Record<string, string> {
  const entries = templates[template].params.map((name) => {
    const value = given[name];
    const why = value === undefined ? 'missing' : whyNotAParam(value);
    if (value === undefined || why) throw new Refusal('contact.badParam', { status: 422, params: { template, param: name, why: why ?? 'missing' } });
    return [name, fitting(value)] as const;
  });
  return Object.fromEntries(entries);
}
