import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { publishCard, takeStartingSet } from '#modules/content/index.ts';

/** One card stays a draft, so that head office finds something to publish. */
const DRAFT = 'corporate-web';

/** The starting set of tip cards, written by one and published by another, as a bank must. */
export async function seedCards(tx: Tx, asking: Asking): Promise<void> {
  const { codes } = await takeStartingSet.within(tx, asking, {});
  const another: Asking = { ...asking, actor: { ...asking.actor, id: `${asking.actor.id}-reader` } };
  for (const code of codes) if (code !== DRAFT) await publishCard.within(tx, another, { code, version: 1 });
}
