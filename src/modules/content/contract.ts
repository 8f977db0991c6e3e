import { z } from 'zod';
import { branchParam, endpoint, id } from '#platform/contract.ts';
import { can } from './can.ts';
import { cardBody, cardCode, cardHead, CHANNELS, OUTCOMES, WAYS } from './rules.ts';

const channel = z.enum(CHANNELS);
const code = z.object({ card: cardCode });
const version = z.int32().min(1);
const days = z.object({ days: z.coerce.number().int().min(1).max(366).optional() });
const usage = z.object({ usage: z.array(z.object({ card: z.string(), handed: z.int(), opened: z.int(), done: z.int(), notDone: z.int() })) });
const card = z.object({ code: z.string(), service: z.string().nullable(), channel, version, body: cardBody });
const stand = z.object({ version, body: cardBody, at: z.string() });

export const contract = {
  'GET /api/public/cards': endpoint({ summary: 'Tip cards: how to do it without coming', may: can.seeCards, cache: 'etag', query: z.object({ service: z.string().max(40).optional() }), answer: z.object({ cards: z.array(card) }) }),
  'GET /api/public/cards/:card': endpoint({
    summary: 'One tip card', may: can.seeCards, cache: 'etag', params: code,
    answer: card.extend({ service: z.object({ code: z.string(), name: z.string(), nameEn: z.string() }).nullable(), withdrawn: z.boolean() }),
  }),
  'GET /api/public/cards/:card/code.svg': endpoint({
    summary: 'QR code of a card’s address', may: can.seeCards, params: code, query: z.object({ of: z.string().regex(/^[0-9a-f-]{36}\.[0-9a-f-]{36}$/).optional() }), media: 'image/svg+xml',
  }),
  'GET /api/public/card-pictures/:picture': endpoint({ summary: 'The picture of a step', may: can.seeCards, params: z.object({ picture: id }), media: 'image/*' }),
  'GET /api/cards': endpoint({
    summary: 'All cards with what is published and what is drafted', may: can.desk,
    answer: z.object({ cards: z.array(z.object({ code: z.string(), service: z.string().nullable(), channel, position: z.int(), withdrawn: z.boolean(), published: stand.nullable(), draft: stand.extend({ mine: z.boolean() }).nullable() })) }),
  }),
  'PUT /api/cards': endpoint({ summary: 'Write a card’s next version, as a draft', may: can.write, body: cardHead.extend({ body: cardBody }), answer: z.object({ code: z.string(), version }) }),
  'POST /api/cards/starting-set': endpoint({ summary: 'Take the starting set as drafts', may: can.write, status: 201, answer: z.object({ codes: z.array(z.string()) }) }),
  'POST /api/cards/pictures': endpoint({ summary: 'Add a picture for a step', may: can.write, body: z.object({ base64: z.string().max(400_000) }), bodyLimitBytes: 450_000, status: 201, answer: z.object({ picture: id }) }),
  'POST /api/cards/:code/publication': endpoint({ summary: 'Publish a draft that somebody else wrote', may: can.publish, params: z.object({ code: cardCode }), body: z.object({ version }), answer: z.object({ code: z.string(), version }) }),
  'POST /api/cards/:code/withdrawal': endpoint({ summary: 'Hand this card out no more', may: can.publish, params: z.object({ code: cardCode }), answer: z.object({ code: z.string() }) }),
  'DELETE /api/cards/:code/withdrawal': endpoint({ summary: 'Hand this card out again', may: can.publish, params: z.object({ code: cardCode }), answer: z.object({ code: z.string() }) }),
  'POST /api/branches/:branch/card-handouts': endpoint({
    summary: 'Hand a card out, by phone or on paper', may: can.handOut, params: branchParam, body: z.object({ card: cardCode, way: z.enum(WAYS) }), status: 201,
    answer: z.object({ handout: id, version, link: z.string() }),
  }),
  'POST /api/branches/:branch/card-handouts/:handout/opening': endpoint({ summary: 'The card was opened', may: can.useCard, params: branchParam.extend({ handout: id }), answer: z.object({}) }),
  'POST /api/branches/:branch/card-handouts/:handout/outcome': endpoint({ summary: 'What came of it', may: can.useCard, params: branchParam.extend({ handout: id }), body: z.object({ outcome: z.enum(OUTCOMES) }), answer: z.object({ outcome: z.enum(OUTCOMES) }) }),
  'GET /api/branches/:branch/card-usage': endpoint({ summary: 'Cards handed out, opened and done at a branch', may: can.usage, params: branchParam, query: days, answer: usage }),
  'GET /api/card-usage': endpoint({ summary: 'Cards handed out, opened and done in one’s reach', may: can.usageOfAll, query: days, answer: usage }),
} as const;
