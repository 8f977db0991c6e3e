import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { raw, serve } from '#platform/serve.ts';
import { addPlace, layOutPlaces, removePlace, restorePlace } from './acts/lay-out-places.ts';
import { changePlan, changeWidePlan } from './acts/change-plan.ts';
import { recordRound, settleFinding, undoRound } from './acts/record-round.ts';
import { setRegionRisk, setRisk } from './acts/set-risk.ts';
import { countShelves } from './acts/count-shelves.ts';
import { correctStock, issueStock, receiveDelivery, receiveStock, writeOff } from './acts/keep-stock.ts';
import { putItem } from './acts/put-item.ts';
import { overrideGate, signGate } from './acts/sign-gate.ts';
import { askTransfer, declineTransfer, receiveTransfer, sendTransfer } from './acts/transfer.ts';
import { contract } from './contract.ts';
import { confirmCount, countSheet, previewCount } from './count-sheet.ts';
import { labelSheet } from './label-sheet.ts';
import { netOfBranch } from './reads/net.ts';
import { netsOfNetwork } from './reads/network.ts';
import { roundPhoto } from './reads/photos.ts';
import { placesOfBranch } from './reads/places.ts';
import { planOfBranch } from './reads/plan.ts';
import { roundsNow } from './reads/rounds.ts';
import { movementsOfBranch, suppliesNow } from './reads/supplies.ts';
import { threeGates } from './reads/three-gates.ts';
import { visitorsWay } from './reads/way.ts';

const labels = z.object({ branch: id, lang: z.enum(['zh', 'en']).optional(), only: z.string().optional() });

export const routes = serve(contract, {
  'GET /api/branches/:branch/rounds': roundsNow,
  'POST /api/branches/:branch/rounds': recordRound,
  'GET /api/branches/:branch/walks/:walk/photo': raw(({ asking, input }) => roundPhoto(asking, roundPhoto.input.parse(input))),
  'DELETE /api/branches/:branch/walks/:walk': undoRound,
  'POST /api/branches/:branch/findings/:round/settlement': settleFinding,
  'GET /api/branches/:branch/rounds-plan': planOfBranch,
  'POST /api/branches/:branch/rounds-plan': changePlan,
  'POST /api/rounds-plan': changeWidePlan,
  'POST /api/branches/:branch/risk-level': setRisk,
  'POST /api/regions/:region/risk-level': setRegionRisk,
  'GET /api/branches/:branch/places': placesOfBranch,
  'POST /api/branches/:branch/places': addPlace,
  'POST /api/branches/:branch/places/layout': layOutPlaces,
  'DELETE /api/branches/:branch/places/:place': removePlace,
  'POST /api/branches/:branch/places/:place/restoration': restorePlace,
  'GET /api/branches/:branch/supplies': suppliesNow,
  'GET /api/branches/:branch/supplies/movements': movementsOfBranch,
  'POST /api/branches/:branch/supplies/receipts': receiveStock,
  'POST /api/branches/:branch/supplies/deliveries': receiveDelivery,
  'POST /api/branches/:branch/supplies/issues': issueStock,
  'POST /api/branches/:branch/supplies/write-offs': writeOff,
  'POST /api/branches/:branch/supplies/corrections': correctStock,
  'GET /api/branches/:branch/supplies/count-sheet': raw(async ({ asking, input, reply }) => reply.header('content-disposition', 'attachment; filename="count.xlsx"').send(await countSheet(asking, { branch: id.parse(input['branch']) }))),
  // A preview changes nothing; it is a POST only because a file does not fit into an address.
  'POST /api/branches/:branch/supplies/counts/preview': raw(({ asking, input }) => previewCount(asking, previewCount.input.parse(input))),
  'POST /api/branches/:branch/supplies/counts': confirmCount,
  'POST /api/branches/:branch/supplies/shelf-counts': countShelves,
  'POST /api/branches/:branch/transfers': askTransfer,
  'POST /api/branches/:branch/transfers/:transfer/sending': sendTransfer,
  'POST /api/branches/:branch/transfers/:transfer/receipt': receiveTransfer,
  'POST /api/branches/:branch/transfers/:transfer/refusal': declineTransfer,
  'PUT /api/supply-items': putItem,
  'POST /api/branches/:branch/gate': signGate,
  'POST /api/branches/:branch/gate/override': overrideGate,
  'GET /api/branches/:branch/net': netOfBranch,
  'GET /api/branches/:branch/three-gates': threeGates,
  'GET /api/branches/:branch/days/:date/ways/:number': visitorsWay,
  'GET /api/protection/branches': netsOfNetwork,
  'GET /api/branches/:branch/place-labels': raw(async ({ asking, input, reply }) => {
    const { branch, lang, only } = labels.parse(input);
    const places = await placesOfBranch(asking, { branch });
    return reply.send(await labelSheet(places, { id: branch, origin: asking.house.origin, lang: lang ?? asking.lang, only: only ? only.split(',') : [] }));
  }),
});
