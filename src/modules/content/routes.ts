import qr from 'qrcode';
import { z } from 'zod';
import { raw, serve } from '#platform/serve.ts';
import { handOut, openCard, tellOutcome } from './acts/hand-out.ts';
import { publishCard, restoreCard, withdrawCard } from './acts/publish-card.ts';
import { takeStartingSet } from './acts/take-starting-set.ts';
import { addPicture, writeCard } from './acts/write-card.ts';
import { contract } from './contract.ts';
import { linkTo } from './links.ts';
import { cardsOnDesk, listCards, oneCard, pictureOf } from './reads/cards.ts';
import { usageOfAll, usageOfBranch } from './reads/usage.ts';
import { cardCode } from './rules.ts';

const asked = z.object({ card: cardCode, of: z.string().optional() });
const YEAR_SECONDS = 31_536_000;

export const routes = serve(contract, {
  'GET /api/public/cards': listCards,
  'GET /api/public/cards/:card': oneCard,
  'GET /api/public/cards/:card/code.svg': raw(async ({ asking, input }) => {
    const { card, of } = asked.parse(input);
    await oneCard(asking, { card });
    const [branch = '', handout = ''] = of?.split('.') ?? [];
    return qr.toString(linkTo(asking.house.origin, card, of === undefined ? undefined : { branch, handout }), { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  }),
  // A picture never changes: its id is new when it does.
  'GET /api/public/card-pictures/:picture': raw(async ({ asking, input, reply }) => {
    const { media, bytes } = await pictureOf(asking, { picture: String(input['picture']) });
    return reply.header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`).type(media).send(bytes);
  }),
  'GET /api/cards': cardsOnDesk,
  'PUT /api/cards': writeCard,
  'POST /api/cards/starting-set': takeStartingSet,
  'POST /api/cards/pictures': addPicture,
  'POST /api/cards/:code/publication': publishCard,
  'POST /api/cards/:code/withdrawal': withdrawCard,
  'DELETE /api/cards/:code/withdrawal': restoreCard,
  'POST /api/branches/:branch/card-handouts': handOut,
  'POST /api/branches/:branch/card-handouts/:handout/opening': openCard,
  'POST /api/branches/:branch/card-handouts/:handout/outcome': tellOutcome,
  'GET /api/branches/:branch/card-usage': usageOfBranch,
  'GET /api/card-usage': usageOfAll,
});
