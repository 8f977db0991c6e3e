import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { linkTo } from '../links.ts';
import { cardCode, OUTCOMES, WAYS } from '../rules.ts';

/** A card goes to a visitor, on the phone or on paper. Only that it went is kept, never to whom. */
export const handOut = act({
  name: 'content.handOut',
  may: can.handOut,
  input: z.object({ branch: z.uuid(), card: cardCode, way: z.enum(WAYS) }),
  run: async ({ tx, asking, input: { branch, card, way } }) => {
    const handout = newId();
    const row = await tx.maybe<{ version: number }>(sql`
      insert into content.handout (branch_id, id, card_code, version, way, handed_at, handed_by)
      select ${branch}, ${handout}, card.code, card_version.version, ${way}, ${asking.now}, ${asking.actor.id}
      from content.card join content.card_version on card_version.card_code = card.code and card_version.published_at is not null
      where card.code = ${card} and card.withdrawn_at is null
      order by card_version.version desc limit 1
      returning version`);
    if (!row) throw new Refusal('content.cardUnknown', { status: 404 });
    return {
      answer: { handout, version: row.version, link: linkTo(asking.house.origin, card, { branch, handout }) },
      trace: { object: `handout/${handout}`, facts: { card, version: row.version, way } },
      announces: [{ topic: 'content.handedOut', branch, facts: { card } }],
    };
  },
});

/** The card was opened on a phone: counted once. */
export const openCard = act({
  name: 'content.openCard',
  may: can.useCard,
  input: z.object({ branch: z.uuid(), handout: z.uuid() }),
  run: async ({ tx, asking, input: { branch, handout } }) => {
    const row = await tx.maybe<{ card: string }>(sql`
      update content.handout set opened_at = coalesce(opened_at, ${asking.now}) where branch_id = ${branch} and id = ${handout} returning card_code as card`);
    if (!row) throw new Refusal('content.handoutUnknown', { status: 404 });
    return { answer: {}, trace: { object: `handout/${handout}` }, announces: [{ topic: 'content.cardUsed', branch, facts: { card: row.card } }] };
  },
});

/** What the person says came of it; a later word replaces an earlier one. */
export const tellOutcome = act({
  name: 'content.tellOutcome',
  may: can.useCard,
  input: z.object({ branch: z.uuid(), handout: z.uuid(), outcome: z.enum(OUTCOMES) }),
  run: async ({ tx, asking, input: { branch, handout, outcome } }) => {
    const row = await tx.maybe<{ card: string }>(sql`
      update content.handout set outcome = ${outcome}, outcome_at = ${asking.now}, opened_at = coalesce(opened_at, ${asking.now})
      where branch_id = ${branch} and id = ${handout} returning card_code as card`);
    if (!row) throw new Refusal('content.handoutUnknown', { status: 404 });
    return { answer: { outcome }, trace: { object: `handout/${handout}`, facts: { outcome } }, announces: [{ topic: 'content.cardUsed', branch, facts: { card: row.card } }] };
  },
});
