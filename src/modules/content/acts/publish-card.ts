import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { constraintOf } from '#platform/db.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { cardCode } from '../rules.ts';

/** A draft becomes what is handed out; by somebody else than its writer, so that four eyes have read it. */
export const publishCard = act({
  name: 'content.publishCard',
  may: can.publish,
  input: z.object({ code: cardCode, version: z.int32().min(1) }),
  run: async ({ tx, asking, input: { code, version } }) => {
    const published = await tx.run(sql`
      update content.card_version set published_at = ${asking.now}, published_by = ${asking.actor.id}
      where card_code = ${code} and version = ${version} and published_at is null`)
      .catch((fault: unknown) => { throw constraintOf(fault) === 'card_version_published_by_another' ? new Refusal('content.ownCard', { status: 403 }) : fault; });
    if (published === 0) throw new Refusal('content.noDraft', { status: 409 });
    await tx.run(sql`update content.card set withdrawn_at = null, withdrawn_by = null where code = ${code}`);
    return { answer: { code, version }, trace: { object: `card/${code}`, facts: { version } }, announces: [{ topic: 'content.cardsChanged' }] };
  },
});

/** Nobody is handed this card any more; what was handed out says so when it is opened. */
export const withdrawCard = act({
  name: 'content.withdrawCard',
  may: can.publish,
  input: z.object({ code: cardCode }),
  run: async ({ tx, asking, input: { code } }) => {
    const withdrawn = await tx.run(sql`update content.card set withdrawn_at = ${asking.now}, withdrawn_by = ${asking.actor.id} where code = ${code} and withdrawn_at is null`);
    if (withdrawn === 0) throw new Refusal('content.cardUnknown', { status: 404 });
    return { answer: { code }, trace: { object: `card/${code}` }, announces: [{ topic: 'content.cardsChanged' }] };
  },
});

/** A withdrawn card is handed out again. */
export const restoreCard = act({
  name: 'content.restoreCard',
  may: can.publish,
  input: z.object({ code: cardCode }),
  run: async ({ tx, input: { code } }) => {
    const restored = await tx.run(sql`update content.card set withdrawn_at = null, withdrawn_by = null where code = ${code} and withdrawn_at is not null`);
    if (restored === 0) throw new Refusal('content.cardUnknown', { status: 404 });
    return { answer: { code }, trace: { object: `card/${code}` }, announces: [{ topic: 'content.cardsChanged' }] };
  },
});
