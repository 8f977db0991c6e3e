import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { raw, serve } from '#platform/serve.ts';
import { addPlace, layOutPlaces, removePlace, restorePlace } from './acts/lay-out-places.ts';
import { recordRound, settleFinding, undoRound } from './acts/record-round.ts';
import { setRegionRisk, setRisk } from './acts/set-risk.ts';
import { contract } from './contract.ts';
import { labelSheet } from './label-sheet.ts';
import { placesOfBranch } from './reads/places.ts';
import { planOfBranch } from './reads/plan.ts';
import { roundsNow } from './reads/rounds.ts';

const labels = z.object({ branch: id, lang: z.enum(['zh', 'en']).optional(), only: z.string().optional() });

export const routes = serve(contract, {
  'GET /api/branches/:branch/rounds': roundsNow,
  'POST /api/branches/:branch/rounds': recordRound,
  'DELETE /api/branches/:branch/walks/:walk': undoRound,
  'POST /api/branches/:branch/findings/:round/settlement': settleFinding,
  'GET /api/branches/:branch/rounds-plan': planOfBranch,
  'POST /api/branches/:branch/risk-level': setRisk,
  'POST /api/regions/:region/risk-level': setRegionRisk,
  'GET /api/branches/:branch/places': placesOfBranch,
  'POST /api/branches/:branch/places': addPlace,
  'POST /api/branches/:branch/places/layout': layOutPlaces,
  'DELETE /api/branches/:branch/places/:place': removePlace,
  'POST /api/branches/:branch/places/:place/restoration': restorePlace,
  'GET /api/branches/:branch/place-labels': raw(async ({ asking, input, reply }) => {
    const { branch, lang, only } = labels.parse(input);
    const places = await placesOfBranch(asking, { branch });
    return reply.send(await labelSheet(places, { id: branch, origin: asking.house.origin, lang: lang ?? asking.lang, only: only ? only.split(',') : [] }));
  }),
});
