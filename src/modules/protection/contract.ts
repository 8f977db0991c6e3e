import { z } from 'zod';
import { branchParam, day, endpoint, id } from '#platform/contract.ts';
import { addPlace } from './acts/lay-out-places.ts';
import { changePlan, changeWidePlan } from './acts/change-plan.ts';
import { MOST_PHOTO, recordRound, settleFinding } from './acts/record-round.ts';
import { setRegionRisk, setRisk } from './acts/set-risk.ts';
import { countShelves } from './acts/count-shelves.ts';
import { correctStock, issueStock, receiveDelivery, receiveStock, writeOff } from './acts/keep-stock.ts';
import { putItem } from './acts/put-item.ts';
import { overrideGate, signGate } from './acts/sign-gate.ts';
import { askTransfer, declineTransfer, receiveTransfer, sendTransfer } from './acts/transfer.ts';
import { can } from './can.ts';
import { confirmCount, countedShape, MOST_CHARACTERS, previewCount } from './count-sheet.ts';
import { netShape } from './reads/net.ts';
import { networkShape } from './reads/network.ts';
import { placesShape } from './reads/places.ts';
import { planShape } from './reads/plan.ts';
import { roundsShape } from './reads/rounds.ts';
import { movementsShape, suppliesShape } from './reads/supplies.ts';
import { threeGatesShape } from './reads/three-gates.ts';
import { wayShape } from './reads/way.ts';

const placeParam = branchParam.extend({ place: id });
const added = z.object({ added: z.number() });
const place = z.object({ place: id });
const moved = z.object({ item: z.string(), quantity: z.number() });
const part = z.object({ batch: z.string(), expires: z.string().nullable(), quantity: z.number() });
const transferParam = branchParam.extend({ transfer: id });
const signed = z.object({ date: z.string(), verdict: z.enum(['green', 'override']) });
const inBranch = { branch: true } as const;
const ofTransfer = { branch: true, transfer: true } as const;
const limit = { bodyLimitBytes: MOST_CHARACTERS + 64 * 1024 };

export const contract = {
  // Rounds
  'GET /api/branches/:branch/rounds': endpoint({ summary: 'Disinfection, ventilation and patrols of today: due, done, late, missed', may: can.seeRounds, params: branchParam, answer: roundsShape }),
  'POST /api/branches/:branch/rounds': endpoint({
    summary: 'Record what was just done at a place', may: can.recordRound, params: branchParam, body: recordRound.input.omit({ branch: true }), status: 201,
    answer: z.object({ walk: id, recorded: z.number(), already: z.number() }), bodyLimitBytes: MOST_PHOTO + 64 * 1024,
  }),
  'GET /api/branches/:branch/walks/:walk/photo': endpoint({ summary: 'The picture taken on a walk', may: can.seePhoto, params: branchParam.extend({ walk: id }), media: 'image/jpeg' }),
  'DELETE /api/branches/:branch/walks/:walk': endpoint({ summary: 'Take back what one recorded by mistake a moment ago', may: can.undoRound, params: branchParam.extend({ walk: id }), answer: z.object({ undone: z.number() }) }),
  'POST /api/branches/:branch/findings/:round/settlement': endpoint({ summary: 'A finding was put right', may: can.settleFinding, params: branchParam.extend({ round: id }), body: settleFinding.input.pick({ how: true }), answer: z.object({ round: id }) }),

  // Plan and risk level
  'GET /api/branches/:branch/rounds-plan': endpoint({ summary: 'The plan in force, by risk level', may: can.seeRounds, params: branchParam, answer: planShape }),
  'POST /api/branches/:branch/rounds-plan': endpoint({ summary: 'Another plan for one branch from a day on', may: can.changePlan, params: branchParam, body: changePlan.input.omit({ branch: true }), status: 201, answer: z.object({ from: z.string() }) }),
  'POST /api/rounds-plan': endpoint({ summary: 'Another plan for a region or the network from a day on', may: can.changeWidePlan, body: changeWidePlan.input, status: 201, answer: z.object({ from: z.string() }) }),
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

  // Supplies
  'GET /api/branches/:branch/supplies': endpoint({ summary: 'Items with batches, days of cover, proposals and transfers', may: can.seeSupplies, params: branchParam, answer: suppliesShape }),
  'GET /api/branches/:branch/supplies/movements': endpoint({ summary: 'What came and went, the newest first', may: can.seeSupplies, params: branchParam, query: z.object({ item: z.string().max(40).optional() }), answer: movementsShape }),
  'POST /api/branches/:branch/supplies/receipts': endpoint({ summary: 'Supplies came in', may: can.keepSupplies, params: branchParam, body: receiveStock.input.omit(inBranch), status: 201, answer: moved }),
  'POST /api/branches/:branch/supplies/deliveries': endpoint({ summary: 'A whole delivery note came in', may: can.keepSupplies, params: branchParam, body: receiveDelivery.input.omit(inBranch), status: 201, answer: z.object({ lines: z.number() }) }),
  'POST /api/branches/:branch/supplies/issues': endpoint({ summary: 'Supplies were handed out, what expires first before the rest', may: can.keepSupplies, params: branchParam, body: issueStock.input.omit(inBranch), status: 201, answer: z.object({ item: z.string(), parts: z.array(part) }) }),
  'POST /api/branches/:branch/supplies/write-offs': endpoint({ summary: 'Supplies expired or spoilt', may: can.keepSupplies, params: branchParam, body: writeOff.input.omit(inBranch), status: 201, answer: moved }),
  'POST /api/branches/:branch/supplies/corrections': endpoint({ summary: 'A marked correction, which may go below zero', may: can.correctStock, params: branchParam, body: correctStock.input.omit(inBranch), status: 201, answer: moved }),
  'GET /api/branches/:branch/supplies/count-sheet': endpoint({ summary: 'The count sheet, to be filled in', may: can.seeSupplies, params: branchParam, media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
  'POST /api/branches/:branch/supplies/counts/preview': endpoint({ summary: 'What a filled-in count sheet would change; nothing is written', may: can.keepSupplies, params: branchParam, body: previewCount.input.omit(inBranch), answer: countedShape, ...limit }),
  'POST /api/branches/:branch/supplies/counts': endpoint({ summary: 'Enter the count, all rows together', may: can.keepSupplies, params: branchParam, body: confirmCount.input.omit(inBranch), status: 201, answer: z.object({ counted: z.number() }), ...limit }),
  'POST /api/branches/:branch/supplies/shelf-counts': endpoint({ summary: 'Count at the shelf: what lies there now', may: can.keepSupplies, params: branchParam, body: countShelves.input.omit(inBranch), status: 201, answer: z.object({ counted: z.number(), changed: z.number() }) }),
  'POST /api/branches/:branch/transfers': endpoint({ summary: 'Ask another branch, or head office, for supplies', may: can.askTransfer, params: branchParam, body: askTransfer.input.omit(inBranch), status: 201, answer: z.object({ transfer: id }) }),
  'POST /api/branches/:branch/transfers/:transfer/sending': endpoint({ summary: 'Send what was asked for, and sign', may: can.signTransfer, params: transferParam, body: sendTransfer.input.omit(ofTransfer), answer: z.object({ transfer: id, parts: z.array(part) }) }),
  'POST /api/branches/:branch/transfers/:transfer/receipt': endpoint({ summary: 'Count what arrived, and sign', may: can.signTransfer, params: transferParam, body: receiveTransfer.input.omit(ofTransfer), answer: z.object({ transfer: id, lost: z.number() }) }),
  'POST /api/branches/:branch/transfers/:transfer/refusal': endpoint({ summary: 'Do not send, or no longer want', may: can.signTransfer, params: transferParam, body: declineTransfer.input.omit(ofTransfer), answer: z.object({ transfer: id }) }),
  'PUT /api/supply-items': endpoint({ summary: 'An item of the bank’s list, and how much of it goes in a day', may: can.putItem, body: putItem.input, answer: z.object({ code: z.string() }) }),

  // The gate and the whole net
  'POST /api/branches/:branch/gate': endpoint({ summary: 'Sign the opening gate: all is green', may: can.signGate, params: branchParam, body: signGate.input.omit(inBranch), status: 201, answer: signed }),
  'POST /api/branches/:branch/gate/override': endpoint({ summary: 'Open although something is red, with a name and a reason', may: can.overrideGate, params: branchParam, body: overrideGate.input.omit(inBranch), status: 201, answer: signed }),
  'GET /api/branches/:branch/net': endpoint({ summary: 'Rounds, supplies and gate of a branch', may: can.seeNet, params: branchParam, answer: netShape }),
  'GET /api/branches/:branch/three-gates': endpoint({ summary: 'Door, hall and counter of today: measures with owners and evidence', may: can.seeNet, params: branchParam, answer: threeGatesShape }),
  'GET /api/branches/:branch/days/:date/ways/:number': endpoint({ summary: 'The way of one visitor through the branch, by ticket number; no name, no phone, no health value', may: can.seeWay, params: branchParam.extend({ date: day, number: z.string().max(12) }), answer: wayShape }),
  'GET /api/protection/branches': endpoint({ summary: 'The nets of all branches of one’s reach', may: can.seeNetwork, answer: networkShape }),
} as const;
