import { z } from 'zod';
import { branchParam, endpoint, id } from '#platform/contract.ts';
import { fileClosure } from './acts/file.ts';
import { noteCall } from './acts/note-call.ts';
import { can } from './can.ts';
import { closuresShape, ownOfferShape, phoneOf, sumShape } from './reads/closures.ts';
import { STATES } from './rules.ts';

const proof = z.object({ code: z.string().min(4).max(20), phone: z.string().trim().min(3).max(40).optional(), key: z.string().max(64).optional() });

export const contract = {
  'GET /api/branches/:branch/closures': endpoint({ summary: 'Closures of a branch: whom they touch, what each was offered, whether it arrived, who must be called', may: can.see, params: branchParam, answer: closuresShape }),
  'GET /api/closures': endpoint({ summary: 'Branches whose closure still leaves people without an answer', may: can.sum, answer: sumShape }),
  'POST /api/branches/:branch/closures/:closure/filing': endpoint({
    summary: 'Why a branch closed, and the report to the authority', may: can.file, params: branchParam.extend({ closure: id }),
    body: fileClosure.input.omit({ branch: true, closure: true }), answer: z.object({ closure: id }),
  }),
  'POST /api/branches/:branch/closure-offers/:offer/calls': endpoint({
    summary: 'What a call to somebody touched by a closure led to', may: can.call, params: branchParam.extend({ offer: id }),
    body: noteCall.input.pick({ outcome: true }), answer: z.object({ state: z.enum(STATES) }),
  }),
  'GET /api/branches/:branch/closure-offers/:offer/phone': endpoint({
    summary: 'The whole phone number of somebody who must be called', may: can.phoneOf, params: branchParam.extend({ offer: id }), query: phoneOf.input.pick({ reason: true }), answer: z.object({ phone: z.string().nullable() }),
  }),
  'POST /api/public/branches/:branch/own-offer': endpoint({ summary: 'What is kept for an own booking whose branch is closed then', may: can.own, params: branchParam, body: proof, answer: ownOfferShape }),
  'POST /api/public/branches/:branch/own-offer/acceptance': endpoint({
    summary: 'Take the time that is kept instead', may: can.own, params: branchParam, body: proof,
    answer: z.object({ branch: id, code: z.string(), key: z.string(), startsAt: z.iso.datetime({ offset: true }) }),
  }),
} as const;
