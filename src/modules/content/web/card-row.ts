import type { Answer } from '#ui/call.ts';
import { pickText } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import type { CardBody } from '../rules.ts';

type OnDesk = Answer<typeof contract, 'GET /api/cards'>['cards'][number];
type Shown = Answer<typeof contract, 'GET /api/public/cards'>['cards'][number];

/** A card as a row of the list: what stands on it now, or on its first draft. */
export type CardRow = Omit<OnDesk, 'published'> & { published: { version: number; body: CardBody } | null; body: CardBody };
export type Service = { code: string; name: string; nameEn: string };
export type CardState = 'on' | 'draft' | 'changed' | 'off';

export function rowOfDesk(card: OnDesk): CardRow[] {
  const body = card.published?.body ?? card.draft?.body;
  return body ? [{ ...card, body }] : [];
}

export function rowOfShown(card: Shown): CardRow {
  return { code: card.code, service: card.service, channel: card.channel, position: 0, withdrawn: false, published: { version: card.version, body: card.body }, draft: null, body: card.body };
}

export function titleOf(row: CardRow): string {
  return pickText(row.body.title, row.body.titleEn);
}

export function stateOf(row: CardRow): CardState {
  if (row.withdrawn) return 'off';
  if (row.published === null) return 'draft';
  return row.draft ? 'changed' : 'on';
}
