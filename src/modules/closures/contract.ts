import { z } from 'zod';
import { branchParam, endpoint, id } from '#platform/contract.ts';
import { close } from './acts/close.ts';
import { fileClosure } from './acts/file.ts';
import { noteCall } from './acts/note-call.ts';
import { can } from './can.ts';
import { choicesShape } from './reads/choices.ts';
import { closuresShape, ownOfferShape, phoneOf, sumShape } from './reads/closures.ts';
import { behindLink } from './reads/link.ts';
import { numbersOf } from './reads/numbers.ts';
import { outlook, outlookShape } from './reads/outlook.ts';
import { STATES } from './rules.ts';

const proof = z.object({ code: z.string().min(4).max(20), phone: z.string().trim().min(3).max(40).optional(), key: z.string().max(64).optional() });
const wish = z.object({ branch: id, startsAt: z.iso.datetime({ offset: true }) });
const taken = z.object({ branch: id, code: z.string(), key: z.string(), startsAt: z.iso.datetime({ offset: true }) });

export const contract = {
  'GET /api/branches/:branch/closures': endpoint({ summary: 'Closures of a branch: whom they touch, what each was offered, whether it arrived, who must be called', may: can.see, params: branchParam, answer: closuresShape }),
  'POST /api/branches/:branch/closures': endpoint({
    summary: 'Close a branch, today from a clock on or for days: published and looked after in one deed, or drafted for another person', may: can.close, params: branchParam,
    body: close.input.omit({ branch: true }), answer: z.object({ version: z.int().nullable(), draft: id.nullable(), touched: z.int() }), status: 201,
  }),
  'GET /api/branches/:branch/closures/outlook': endpoint({ summary: 'Whom a closure would touch, where they could go, and whether one person may order it', may: can.close, params: branchParam, query: outlook.input.omit({ branch: true }), answer: outlookShape }),
  'GET /api/branches/:branch/closures/:closure/numbers': endpoint({
    summary: 'The whole numbers of a call list, to be printed and worked through', may: can.phoneOf, params: branchParam.extend({ closure: id }), query: numbersOf.input.pick({ reason: true }),
    answer: z.object({ numbers: z.array(z.object({ offer: id, phone: z.string() })) }),
  }),
  'GET /api/closures': endpoint({ summary: 'Branches whose closure still leaves people without an answer', may: can.sum, answer: sumShape }),
  'POST /api/branches/:branch/closures/:closure/filing': endpoint({
    summary: 'Why a branch closed, and the report to the authority', may: can.file, params: branchParam.extend({ closure: id }),
    body: fileClosure.input.omit({ branch: true, closure: true }), answer: z.object({ closure: id }),
  }),
  'POST /api/branches/:branch/closure-offers/:offer/calls': endpoint({
    summary: 'What a call to somebody touched by a closure led to', may: can.call, params: branchParam.extend({ offer: id }),
    body: noteCall.input.pick({ outcome: true, to: true }), answer: z.object({ state: z.enum(STATES) }),
  }),
  'GET /api/branches/:branch/closure-offers/:offer/phone': endpoint({
    summary: 'The whole phone number of somebody who must be called', may: can.phoneOf, params: branchParam.extend({ offer: id }), query: phoneOf.input.pick({ reason: true }), answer: z.object({ phone: z.string().nullable() }),
  }),
  'GET /api/branches/:branch/closure-offers/:offer/choices': endpoint({ summary: 'Other places for somebody on the phone', may: can.call, params: branchParam.extend({ offer: id }), answer: choicesShape }),
  'POST /api/public/branches/:branch/own-offer': endpoint({ summary: 'What is kept for an own booking whose branch is closed then', may: can.own, params: branchParam, body: proof, answer: ownOfferShape }),
  'POST /api/public/branches/:branch/own-offer/acceptance': endpoint({
    summary: 'Take the time that is kept instead', may: can.own, params: branchParam, body: proof,
    answer: taken,
  }),
  'POST /api/public/branches/:branch/own-offer/choices': endpoint({ summary: 'Other places instead of the one that is kept', may: can.own, params: branchParam, body: proof, answer: choicesShape }),
  'POST /api/public/branches/:branch/own-offer/choice': endpoint({ summary: 'Take another place instead', may: can.own, params: branchParam, body: proof.extend({ to: wish }), answer: taken }),
  'POST /api/public/offer-links': endpoint({ summary: 'Whose offer the short address of a text message opens', may: can.own, body: behindLink.input, answer: z.object({ branch: id, code: z.string(), key: z.string() }) }),
} as const;
