import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { constraintOf } from '#platform/db.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { cardBody, cardHead, mediaOf } from '../rules.ts';

/** A card's next version, as a draft: what people hold in their hands stays as it is until somebody else publishes this one. */
export const writeCard = act({
  name: 'content.writeCard',
  may: can.write,
  input: cardHead.extend({ body: cardBody }),
  run: async ({ tx, asking, input: { code, service, channel, position, body } }) => {
    await tx.run(sql`
      insert into content.card (code, service_code, channel, position) values (${code}, ${service}, ${channel}, ${position})
      on conflict (code) do update set service_code = excluded.service_code, channel = excluded.channel, position = excluded.position`)
      .catch((fault: unknown) => { throw constraintOf(fault).includes('service_code') ? new Refusal('content.serviceUnknown', { status: 422 }) : fault; });
    // A draft that nobody has published yet is written over; a published version never.
    const { version } = await tx.one<{ version: number }>(sql`
      insert into content.card_version (card_code, version, body, written_at, written_by)
      select ${code}, coalesce(max(version) filter (where published_at is not null), 0) + 1, ${JSON.stringify(body)}::jsonb, ${asking.now}, ${asking.actor.id}
      from content.card_version where card_code = ${code}
      on conflict (card_code, version) do update set body = excluded.body, written_at = excluded.written_at, written_by = excluded.written_by
        where card_version.published_at is null
      returning version`);
    return { answer: { code, version }, trace: { object: `card/${code}`, facts: { version } }, announces: [{ topic: 'content.cardsChanged' }] };
  },
});

/** A picture for a step, told by its bytes. */
export const addPicture = act({
  name: 'content.addPicture',
  may: can.write,
  input: z.object({ base64: z.base64().max(400_000) }),
  run: async ({ tx, asking, input }) => {
    const bytes = Buffer.from(input.base64, 'base64');
    const media = mediaOf(bytes);
    if (!media || bytes.length > 300_000) throw new Refusal('content.noPicture', { status: 422 });
    const picture = newId();
    await tx.run(sql`insert into content.picture (id, media, bytes, added_at, added_by) values (${picture}, ${media}, ${bytes}, ${asking.now}, ${asking.actor.id})`);
    return { answer: { picture }, trace: { object: `picture/${picture}`, facts: { media, size: bytes.length } } };
  },
});
