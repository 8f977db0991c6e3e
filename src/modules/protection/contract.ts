import { z } from 'zod';
import { branchParam, endpoint, id } from '#platform/contract.ts';
import { addPlace } from './acts/lay-out-places.ts';
import { recordRound, settleFinding } from './acts/record-round.ts';
import { setRegionRisk, setRisk } from './acts/set-risk.ts';
import { can } from './can.ts';
import { placesShape } from './reads/places.ts';
import { planShape } from './reads/plan.ts';
import { roundsShape } from './reads/rounds.ts';

const placeParam = branchParam.extend({ place: id });
const added = z.object({ added: z.number() });
const place = z.object({ place: id });

export const contract = {
  // Rounds
  'GET /api/branches/:branch/rounds': endpoint({ summary: 'Disinfection, ventilation and patrols of today: due, done, late, missed', may: can.seeRounds, params: branchParam, answer: roundsShape }),
  'POST /api/branches/:branch/rounds': endpoint({
    summary: 'Record what was just done at a place', may: can.recordRound, params: branchParam, body: recordRound.input.omit({ branch: true }), status: 201,
    answer: z.object({ walk: id, recorded: z.number(), already: z.number() }),
  }),
  'DELETE /api/branches/:branch/walks/:walk': endpoint({ summary: 'Take back what one recorded by mistake a moment ago', may: can.undoRound, params: branchParam.extend({ walk: id }), answer: z.object({ undone: z.number() }) }),
  'POST /api/branches/:branch/findings/:round/settlement': endpoint({ summary: 'A finding was put right', may: can.settleFinding, params: branchParam.extend({ round: id }), body: settleFinding.input.pick({ how: true }), answer: z.object({ round: id }) }),

  // Plan and risk level
  'GET /api/branches/:branch/rounds-plan': endpoint({ summary: 'The plan in force, by risk level', may: can.seeRounds, params: branchParam, answer: planShape }),
  'POST /api/branches/:branch/risk-level': endpoint({ summary: 'Set the risk level of a branch from now on', may: can.setRisk, params: branchParam, body: setRisk.input.omit({ branch: true }), status: 201, answer: z.object({ level: z.string() }) }),
  'POST /api/regions/:region/risk-level': endpoint({ summary: 'Set the risk level of all branches of a region from now on', may: can.setRegionRisk, params: z.object({ region: id }), body: setRegionRisk.input.omit({ region: true }), status: 201, answer: z.object({ branches: z.number() }) }),

  // Places and labels
  'GET /api/branches/:branch/places': endpoint({ summary: 'Places that are looked after', may: can.seePlaces, params: branchParam, answer: placesShape }),
  'POST /api/branches/:branch/places': endpoint({ summary: 'Add a place', may: can.changePlaces, params: branchParam, body: addPlace.input.omit({ branch: true }), status: 201, answer: added }),
  'POST /api/branches/:branch/places/layout': endpoint({ summary: 'Give every zone, counter and machine its place', may: can.layOutPlaces, params: branchParam, status: 201, answer: added }),
  'DELETE /api/branches/:branch/places/:place': endpoint({ summary: 'A place is no longer looked after', may: can.changePlaces, params: placeParam, answer: place }),
  'POST /api/branches/:branch/places/:place/restoration': endpoint({ summary: 'A place is looked after again', may: can.changePlaces, params: placeParam, answer: place }),
  'GET /api/branches/:branch/place-labels': endpoint({
    summary: 'A sheet of labels with QR codes, to be printed', may: can.seePlaces, params: branchParam, query: z.object({ lang: z.enum(['zh', 'en']).optional(), only: z.string().max(800).optional() }), media: 'text/html; charset=utf-8',
  }),
} as const;
