import { z } from 'zod';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { allServices } from '#modules/services/index.ts';
import { can } from '../can.ts';
import { STARTING_CARDS } from '../starting-cards.ts';
import { writeCard } from './write-card.ts';

/** The starting set, as drafts, for errands that the bank offers and cards it has not written yet. */
export const takeStartingSet = act({
  name: 'content.takeStartingSet',
  may: can.write,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const services = new Set((await allServices(tx)).filter((one) => one.offered).map((one) => one.code));
    const known = new Set((await tx.many<{ code: string }>(sql`select code from content.card`)).map((one) => one.code));
    const wanted = STARTING_CARDS.filter((card) => services.has(card.service) && !known.has(card.code));
    for (const [position, card] of wanted.entries()) await writeCard.within(tx, asking, { ...card, position });
    return { answer: { codes: wanted.map((card) => card.code) }, trace: { object: 'card/starting-set', facts: { count: wanted.length } }, announces: [{ topic: 'content.cardsChanged' }] };
  },
});
