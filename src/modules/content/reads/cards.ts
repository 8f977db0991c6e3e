import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { allServices } from '#modules/services/index.ts';
import { can } from '../can.ts';
import { cardCode, type CardBody, type Channel } from '../rules.ts';

export type Card = { code: string; service: string | null; channel: Channel; version: number; body: CardBody };

/** The cards that are handed out now, in the bank's order; `service`: only those of an errand. */
export const listCards = read({
  name: 'content.listCards',
  may: can.seeCards,
  input: z.object({ service: z.string().max(40).optional() }),
  run: async ({ tx, input }) => ({ cards: await cardsFor(tx, input.service) }),
});

/** For other modules: the published cards of an errand, or all of them. */
export async function cardsFor(tx: Tx, service?: string): Promise<Card[]> {
  return tx.many<Card>(sql`
    select distinct on (card.position, card.code) card.code, service_code as service, channel, version, body
    from content.card join content.card_version on card_code = card.code and published_at is not null
    where withdrawn_at is null and (${service ?? null}::text is null or service_code = ${service ?? null})
    order by card.position, card.code, version desc`);
}

/** One card as it is handed out now; a withdrawn one is known, and says so. */
export const oneCard = read({
  name: 'content.oneCard',
  may: can.seeCards,
  input: z.object({ card: cardCode }),
  run: async ({ tx, input: { card } }) => {
    const found = await tx.maybe<Card & { withdrawn: boolean }>(sql`
      select card.code, service_code as service, channel, version, body, withdrawn_at is not null as withdrawn
      from content.card join content.card_version on card_code = card.code and published_at is not null
      where card.code = ${card} order by version desc limit 1`);
    if (!found) throw new Refusal('content.cardUnknown', { status: 404 });
    const service = (await allServices(tx)).find((one) => one.code === found.service);
    return { ...found, service: service ? { code: service.code, name: service.name, nameEn: service.nameEn } : null };
  },
});

type DeskRow = { code: string; service: string | null; channel: Channel; position: number; withdrawn: boolean; published: { version: number; body: CardBody; at: string } | null; draft: { version: number; body: CardBody; at: string; mine: boolean } | null };

/** Every card with what is published and what waits to be; `mine`: one's own draft is for somebody else to publish. */
export const cardsOnDesk = read({
  name: 'content.cardsOnDesk',
  may: can.desk,
  input: z.object({}),
  run: async ({ tx, asking }) => ({
    cards: await tx.many<DeskRow>(sql`
      select card.code, service_code as service, channel, position, withdrawn_at is not null as withdrawn,
        (select jsonb_build_object('version', version, 'body', body, 'at', published_at) from content.card_version
          where card_code = card.code and published_at is not null order by version desc limit 1) as published,
        (select jsonb_build_object('version', version, 'body', body, 'at', written_at, 'mine', written_by = ${asking.actor.id}) from content.card_version
          where card_code = card.code and published_at is null order by version desc limit 1) as draft
      from content.card order by position, code`),
  }),
});

/** The bytes of a step's picture. */
export const pictureOf = read({
  name: 'content.picture',
  may: can.seeCards,
  input: z.object({ picture: z.uuid() }),
  run: async ({ tx, input: { picture } }) => {
    const found = await tx.maybe<{ media: string; bytes: Buffer }>(sql`select media, bytes from content.picture where id = ${picture}`);
    if (!found) throw new Refusal('content.pictureUnknown', { status: 404 });
    return found;
  },
});
