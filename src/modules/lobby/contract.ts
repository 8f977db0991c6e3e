import { z } from 'zod';
import { branchParam, day, endpoint, id } from '#platform/contract.ts';
import { takenShape, ticketShape } from './answers.ts';
import { fillDoorForm } from './acts/fill-door-form.ts';
import { decideCase } from './acts/decide-case.ts';
import { measureAgain } from './acts/measure-again.ts';
import { printDeferral, printSlip, settleSlip } from './acts/print-slip.ts';
import { screenVisitor } from './acts/screen-visitor.ts';
import { seatVisit } from './acts/seat-visit.ts';
import { giveCredit, placeVisit } from './acts/place-visit.ts';
import { takeSuggestion } from './acts/take-suggestion.ts';
import { takeBookedTicket } from './acts/take-booked-ticket.ts';
import { transfer } from './acts/transfer.ts';
import { unmaskRegistration } from './acts/unmask-registration.ts';
import { can } from './can.ts';
import { handedIn, limit } from './past/plan.ts';
import { pastShape, previewShape, returnedShape } from './reads/past.ts';
import { boardShape } from './reads/board.ts';
import { occupancyShape, waitsShape } from './reads/day.ts';
import { caseShape, certificateShape, doorQuestionsShape, formShape, registrationShape } from './reads/door.ts';
import { hallShape } from './reads/hall.ts';
import { ownTicketShape } from './reads/own-ticket.ts';
import { suggestionQuery, suggestionShape } from './reads/suggestion.ts';
import { queueShape } from './reads/queue.ts';

const ticketParams = branchParam.extend({ ticket: id });
const deferralParams = branchParam.extend({ deferral: id });
const slipQuery = z.object({ form: z.enum(['svg', 'escpos']).optional(), lang: z.enum(['zh', 'en']).optional() });
const secretParams = branchParam.extend({ secret: z.string().min(16).max(64) });
const counterParams = branchParam.extend({ counter: z.coerce.number().int().min(1).max(999) });
const dayParams = branchParam.extend({ date: day });
const atCounter = z.object({ counter: z.int().min(1).max(999).optional() });
const moved = z.object({ ticket: ticketShape, deed: id });
const screened = z.object({ verdict: z.enum(['pass', 'measure_again', 'fever', 'exposure']), visit: id.nullable(), place: z.enum(['inside', 'outside']).nullable(), case: id.nullable(), registration: id, restMinutes: z.number() });
const ownMoved = z.object({ number: z.string(), state: z.string() });

export const contract = {
  // Before coming
  'GET /api/branches/:branch/door-questions': endpoint({ summary: 'What is asked at the door, and for which days the form is open', may: can.seeDoorQuestions, params: branchParam, answer: doorQuestionsShape, cache: 'etag' }),
  'POST /api/branches/:branch/door-forms': endpoint({ summary: 'Fill in the door form beforehand, for several people if need be', may: can.fillDoorForm, params: branchParam, body: fillDoorForm.input.omit({ branch: true }), status: 201, answer: z.object({ day, codes: z.array(z.string()) }) }),

  // At the door
  'GET /api/branches/:branch/door-forms/:code': endpoint({ summary: 'A form filled in beforehand, masked', may: can.readDoorForm, params: branchParam.extend({ code: z.string().min(1).max(40) }), answer: formShape }),
  'POST /api/branches/:branch/door-screenings': endpoint({ summary: 'Temperature, questions, registration in one step', may: can.screen, params: branchParam, body: screenVisitor.input.omit({ branch: true }), status: 201, answer: screened }),
  'GET /api/branches/:branch/abnormal-cases': endpoint({ summary: 'Abnormal cases that are still open', may: can.seeCases, params: branchParam, answer: z.object({ cases: z.array(caseShape) }) }),
  'POST /api/branches/:branch/abnormal-cases/:case/second-measurement': endpoint({ summary: 'The second measurement', may: can.screen, params: branchParam.extend({ case: id }), body: measureAgain.input.omit({ branch: true, case: true }), answer: screened }),
  'POST /api/branches/:branch/abnormal-cases/:case/outcome': endpoint({ summary: 'What is done in an abnormal case', may: can.decideCase, params: branchParam.extend({ case: id }), body: decideCase.input.omit({ branch: true, case: true }), answer: z.object({ case: id, outcome: z.string(), alternative: z.string().nullable(), helpCalled: z.boolean() }) }),
  'GET /api/branches/:branch/registrations': endpoint({ summary: 'The register of a day, phones masked', may: can.seeRegistrations, params: branchParam, query: z.object({ date: day, before: z.iso.datetime().optional(), limit: z.coerce.number().int().min(1).max(200).optional() }), answer: z.object({ more: z.boolean(), registrations: z.array(registrationShape) }) }),
  'POST /api/branches/:branch/registrations/:registration/unmasking': endpoint({ summary: 'The phone of one registration in clear, with a reason', may: can.unmaskRegistration, params: branchParam.extend({ registration: id }), body: unmaskRegistration.input.omit({ branch: true, registration: true }), answer: z.object({ phone: z.string().nullable() }) }),
  'GET /api/branches/:branch/purge-certificates': endpoint({ summary: 'Proofs that expired registrations were destroyed', may: can.seeCertificates, params: branchParam, answer: z.object({ certificates: z.array(certificateShape) }) }),
  'GET /api/branches/:branch/paper-sheet': endpoint({ summary: 'Paper register and queue, to be printed', may: can.screen, params: branchParam, query: z.object({ lang: z.enum(['zh', 'en']).optional() }), media: 'text/html; charset=utf-8' }),

  // The hall
  'GET /api/branches/:branch/hall': endpoint({ summary: 'How many are inside, outside, and may be', may: can.seeHall, params: branchParam, answer: hallShape }),
  'GET /api/branches/:branch/board': endpoint({ summary: 'The last calls and who may come in: numbers only', may: can.seeHall, params: branchParam, answer: boardShape }),
  'POST /api/branches/:branch/hall/admission': endpoint({ summary: 'Let the next one in from outside', may: can.countHall, params: branchParam, body: z.object({ visit: id.optional() }), answer: z.object({ visit: id, ticket: id.nullable(), number: z.string().nullable(), deed: id }) }),
  'POST /api/branches/:branch/hall/leaving': endpoint({ summary: 'Count one person out', may: can.countHall, params: branchParam, answer: z.object({ inside: z.number(), deed: id }) }),
  'POST /api/branches/:branch/hall/closing': endpoint({ summary: 'End of day: close all numbers, count the hall empty', may: can.closeDay, params: branchParam, answer: z.object({ date: z.string(), tickets: z.number(), inside: z.number() }) }),
  'POST /api/branches/:branch/visits/:visit/seat': endpoint({ summary: 'Show a visitor to a spaced seat, the best one or the one named', may: can.countHall, params: branchParam.extend({ visit: id }), body: seatVisit.input.omit({ branch: true, visit: true }), answer: z.object({ visit: id, seat: z.string() }) }),
  'POST /api/branches/:branch/visits/:visit/zone': endpoint({ summary: 'Place a visitor in a zone', may: can.countHall, params: branchParam.extend({ visit: id }), body: placeVisit.input.omit({ branch: true, visit: true }), answer: z.object({ visit: id, zone: z.string() }) }),
  'POST /api/branches/:branch/visits/:visit/credit': endpoint({ summary: 'Green channel: the class of care of a visitor', may: can.countHall, params: branchParam.extend({ visit: id }), body: giveCredit.input.omit({ branch: true, visit: true }), answer: z.object({ visit: id, credit: z.string() }) }),
  'GET /api/branches/:branch/visits/:visit/suggestion': endpoint({ summary: 'What can be offered to the person at the door, best first, with reasons', may: can.suggest, params: branchParam.extend({ visit: id }), query: suggestionQuery, answer: suggestionShape }),
  'POST /api/branches/:branch/visits/:visit/suggestion': endpoint({ summary: 'What the person chose: done in one tap, and noted for the next suggestion', may: can.suggest, params: branchParam.extend({ visit: id }), body: takeSuggestion.input.omit({ branch: true, visit: true }), answer: z.object({ taken: z.string(), booked: z.object({ deferral: id, code: z.string(), key: z.string(), startsAt: z.string(), undoMinutes: z.number() }).nullable() }) }),
  'GET /api/branches/:branch/deferrals/:deferral/slip': endpoint({ summary: 'The slip of a better time as a picture (svg) or as ESC/POS bytes (escpos)', may: can.suggest, params: deferralParams, query: slipQuery, media: 'image/svg+xml' }),
  'POST /api/branches/:branch/deferrals/:deferral/print-jobs': endpoint({ summary: 'Print the slip of a better time once', may: can.suggest, params: deferralParams, body: printDeferral.input.omit({ branch: true, deferral: true }), status: 201, answer: z.object({ job: id, deferral: id, way: z.string() }) }),
  'POST /api/branches/:branch/deferrals/:deferral/undo': endpoint({ summary: 'The visitor stays after all: the booking is given back and the visit goes on', may: can.suggest, params: deferralParams, answer: z.object({ visit: id, place: z.enum(['inside', 'outside']) }) }),
  'POST /api/branches/:branch/visits/:visit/leaving': endpoint({ summary: 'A visitor leaves', may: can.countHall, params: branchParam.extend({ visit: id }), answer: z.object({ visit: id, ticket: id.nullable(), deed: id.nullable() }) }),

  // Numbers
  'POST /api/branches/:branch/tickets': endpoint({ summary: 'Take a number for a visitor who passed the door', may: can.takeTicket, params: branchParam, body: z.object({ visit: id, service: z.string().trim().min(1).max(40) }), status: 201, answer: takenShape }),
  'POST /api/branches/:branch/booked-tickets': endpoint({ summary: 'Check a booking in and take its number', may: can.takeTicket, params: branchParam, body: takeBookedTicket.input.omit({ branch: true }), status: 201, answer: takenShape }),
  'POST /api/branches/:branch/own-tickets': endpoint({ summary: 'Take one’s own number with the code of the door form', may: can.takeOwnTicket, params: branchParam, body: z.object({ code: z.string().min(1).max(40), service: z.string().trim().min(1).max(40) }), status: 201, answer: takenShape }),
  'GET /api/branches/:branch/own-tickets/:secret': endpoint({ summary: 'A visitor’s own number: how many go before, and why', may: can.seeOwnTicket, params: secretParams, answer: ownTicketShape }),
  'POST /api/branches/:branch/own-tickets/:secret/rest': endpoint({ summary: 'Not ready yet: keeps the place', may: can.changeOwnTicket, params: secretParams, body: z.object({ minutes: z.int().min(1).max(30).optional() }), answer: ownMoved }),
  'POST /api/branches/:branch/own-tickets/:secret/return': endpoint({ summary: 'Back after being missed', may: can.changeOwnTicket, params: secretParams, answer: ownMoved }),
  'POST /api/branches/:branch/own-tickets/:secret/leaving': endpoint({ summary: 'Give the number up', may: can.changeOwnTicket, params: secretParams, answer: ownMoved }),
  'GET /api/branches/:branch/tickets/:ticket/slip': endpoint({ summary: 'The slip as a picture (svg) or as ESC/POS bytes (escpos)', may: can.printSlip, params: ticketParams, query: slipQuery, media: 'image/svg+xml' }),
  'POST /api/branches/:branch/tickets/:ticket/print-jobs': endpoint({ summary: 'Print the slip once', may: can.printSlip, params: ticketParams, body: printSlip.input.omit({ branch: true, ticket: true }), status: 201, answer: z.object({ job: id, ticket: id, way: z.string() }) }),
  'POST /api/branches/:branch/print-jobs/:job/claim': endpoint({ summary: 'Claim a print job: only the first one prints', may: can.settlePrint, params: branchParam.extend({ job: id }), answer: z.object({ claimed: z.boolean(), ticket: id.nullable(), deferral: id.nullable() }) }),
  'POST /api/branches/:branch/print-jobs/:job/end': endpoint({ summary: 'What became of a print job', may: can.settlePrint, params: branchParam.extend({ job: id }), body: settleSlip.input.omit({ branch: true, job: true }), answer: z.object({ settled: z.boolean() }) }),

  // Calling
  'GET /api/branches/:branch/queue': endpoint({ summary: 'Who waits in which order, what each counter does, where people are', may: can.seeQueue, params: branchParam, answer: queueShape }),
  'POST /api/branches/:branch/counters/:counter/duty': endpoint({ summary: 'Sit down at a counter', may: can.staffCounter, params: counterParams, answer: z.object({ counter: z.number(), staffed: z.boolean() }) }),
  'DELETE /api/branches/:branch/counters/:counter/duty': endpoint({ summary: 'Leave a counter', may: can.staffCounter, params: counterParams, answer: z.object({ counter: z.number(), staffed: z.boolean() }) }),
  'POST /api/branches/:branch/counters/:counter/call': endpoint({ summary: 'Call the next customer; with `after`, finish that one first', may: can.call, params: counterParams, body: z.object({ after: id.optional() }), answer: z.object({ ticket: ticketShape.nullable(), again: z.boolean(), finished: id.nullable(), deed: id.nullable() }) }),
  'POST /api/branches/:branch/tickets/:ticket/announcement': endpoint({ summary: 'Announce the call again', may: can.call, params: ticketParams, body: atCounter, answer: moved }),
  'POST /api/branches/:branch/tickets/:ticket/start': endpoint({ summary: 'The customer is at the counter', may: can.call, params: ticketParams, body: atCounter, answer: moved }),
  'POST /api/branches/:branch/tickets/:ticket/no-show': endpoint({ summary: 'Nobody came', may: can.call, params: ticketParams, body: atCounter, answer: moved }),
  'POST /api/branches/:branch/tickets/:ticket/finish': endpoint({ summary: 'The errand is done', may: can.call, params: ticketParams, body: atCounter, answer: moved }),
  'POST /api/branches/:branch/tickets/:ticket/parking': endpoint({ summary: 'Park: the counter is free meanwhile', may: can.handTicket, params: ticketParams, body: atCounter, answer: moved }),
  'POST /api/branches/:branch/tickets/:ticket/resumption': endpoint({ summary: 'Back into the line from parking', may: can.handTicket, params: ticketParams, body: atCounter, answer: moved }),
  'POST /api/branches/:branch/tickets/:ticket/return': endpoint({ summary: 'Back into the line after being missed', may: can.handTicket, params: ticketParams, answer: moved }),
  'POST /api/branches/:branch/tickets/:ticket/rest': endpoint({ summary: 'Not ready yet: keeps the place', may: can.handTicket, params: ticketParams, body: z.object({ minutes: z.int().min(1).max(30).optional() }), answer: moved }),
  'POST /api/branches/:branch/tickets/:ticket/transfer': endpoint({ summary: 'To another errand or counter', may: can.handTicket, params: ticketParams, body: transfer.input.omit({ branch: true, ticket: true }), answer: moved }),
  'POST /api/branches/:branch/tickets/:ticket/leaving': endpoint({ summary: 'The person gives the number up and leaves', may: can.handTicket, params: ticketParams, answer: moved }),
  'POST /api/branches/:branch/deeds/:deed/undo': endpoint({ summary: 'Undo one’s own tap of the last seconds', may: can.undo, params: branchParam.extend({ deed: id }), answer: z.object({ tickets: z.array(ticketShape) }) }),

  // Before Kaimen
  'GET /api/branches/:branch/past': endpoint({ summary: 'Which logs of the old queue machine were brought in', may: can.seePast, params: branchParam, answer: pastShape }),
  'POST /api/branches/:branch/past/preview': endpoint({ summary: 'What a log of the old queue machine would bring; nothing is written', may: can.bringPast, params: branchParam, body: handedIn.omit({ branch: true }), answer: previewShape, ...limit }),
  'POST /api/branches/:branch/past/returned': endpoint({ summary: 'The rows of a log that would be left out, with the reasons: to be mended and brought in again', may: can.bringPast, params: branchParam, body: handedIn.omit({ branch: true }), answer: returnedShape, ...limit }),
  'POST /api/branches/:branch/past': endpoint({ summary: 'Bring in a log of the old queue machine: whole days, none that is known already, and rows that were mended', may: can.bringPast, params: branchParam, body: handedIn.omit({ branch: true }), status: 201, answer: z.object({ past: id.nullable(), days: z.number(), numbers: z.number(), mended: z.number(), kept: z.number(), aside: z.number() }), ...limit }),
  'DELETE /api/branches/:branch/past/:past': endpoint({ summary: 'Take a log that was brought in back', may: can.bringPast, params: branchParam.extend({ past: id }), answer: z.object({ past: id, days: z.number() }) }),

  // Afterwards
  'GET /api/branches/:branch/days/:date/waits': endpoint({ summary: 'How long people waited on a day', may: can.seeDay, params: dayParams, answer: waitsShape }),
  'GET /api/branches/:branch/days/:date/occupancy': endpoint({ summary: 'People inside over a day, and the exposure', may: can.seeDay, params: dayParams, answer: occupancyShape }),
} as const;
