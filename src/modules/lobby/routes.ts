import { businessDate } from '#kernel/time.ts';
import type { FastifyReply } from 'fastify';
import { raw, serve } from '#platform/serve.ts';
import { admitNext } from './acts/admit-next.ts';
import { announce } from './acts/announce.ts';
import { bringPast, withdrawPast } from './acts/bring-past.ts';
import { callNext } from './acts/call-next.ts';
import { closeDay } from './acts/close-day.ts';
import { countLeaving } from './acts/count-leaving.ts';
import { decideCase } from './acts/decide-case.ts';
import { sitDown, standUp } from './acts/duty.ts';
import { fillDoorForm } from './acts/fill-door-form.ts';
import { finish } from './acts/finish.ts';
import { leave, leaveVisit } from './acts/leave.ts';
import { measureAgain } from './acts/measure-again.ts';
import { noShow } from './acts/no-show.ts';
import { leaveOwn, postponeOwn, returnOwn } from './acts/own-ticket.ts';
import { park, resume } from './acts/park.ts';
import { seatVisit } from './acts/seat-visit.ts';
import { giveCredit, placeVisit } from './acts/place-visit.ts';
import { postpone } from './acts/postpone.ts';
import { claimSlip, printDeferral, printSlip, settleSlip } from './acts/print-slip.ts';
import { screenVisitor } from './acts/screen-visitor.ts';
import { start } from './acts/start.ts';
import { takeBack } from './acts/take-back.ts';
import { takeSuggestion } from './acts/take-suggestion.ts';
import { takeBookedTicket } from './acts/take-booked-ticket.ts';
import { takeOwnTicket, takeTicket } from './acts/take-ticket.ts';
import { transfer } from './acts/transfer.ts';
import { undo } from './acts/undo.ts';
import { undoDeferral } from './acts/undo-deferral.ts';
import { unmaskRegistration } from './acts/unmask-registration.ts';
import { contract } from './contract.ts';
import { deferralSlip } from './deferral-slip.ts';
import { paperSheet } from './paper-sheet.ts';
import { board } from './reads/board.ts';
import { occupancy, waits } from './reads/day.ts';
import { certificates, doorForm, doorQuestions, openCases, registrations } from './reads/door.ts';
import { hall } from './reads/hall.ts';
import { ownTicket } from './reads/own-ticket.ts';
import { pastOfBranch, previewPast, returnedPast } from './reads/past.ts';
import { queue } from './reads/queue.ts';
import { suggestion } from './reads/suggestion.ts';
import { deferralSlipOf } from './reads/deferral-slip.ts';
import { slip } from './reads/slip.ts';
import { escPos, slipSvg, ticketSlip, type Slip } from './slip.ts';

export const routes = serve(contract, {
  'GET /api/branches/:branch/door-questions': doorQuestions,
  'POST /api/branches/:branch/door-forms': fillDoorForm,
  'GET /api/branches/:branch/door-forms/:code': doorForm,
  'POST /api/branches/:branch/door-screenings': screenVisitor,
  'GET /api/branches/:branch/abnormal-cases': openCases,
  'POST /api/branches/:branch/abnormal-cases/:case/second-measurement': measureAgain,
  'POST /api/branches/:branch/abnormal-cases/:case/outcome': decideCase,
  'GET /api/branches/:branch/registrations': registrations,
  'POST /api/branches/:branch/registrations/:registration/unmasking': unmaskRegistration,
  'GET /api/branches/:branch/purge-certificates': certificates,
  'GET /api/branches/:branch/paper-sheet': raw(async ({ asking, input }) => {
    const branch = String(input['branch']);
    const door = await doorQuestions({ ...asking }, { branch });
    return paperSheet(door, businessDate(asking.now, await asking.house.places.zoneOf(branch)), input['lang'] === 'en' ? 'en' : input['lang'] === 'zh' ? 'zh' : asking.lang);
  }),
  'GET /api/branches/:branch/hall': hall,
  'GET /api/branches/:branch/board': board,
  'POST /api/branches/:branch/hall/admission': admitNext,
  'POST /api/branches/:branch/hall/leaving': countLeaving,
  'POST /api/branches/:branch/hall/closing': closeDay,
  'POST /api/branches/:branch/visits/:visit/seat': seatVisit,
  'POST /api/branches/:branch/visits/:visit/zone': placeVisit,
  'POST /api/branches/:branch/visits/:visit/credit': giveCredit,
  'GET /api/branches/:branch/visits/:visit/suggestion': suggestion,
  'POST /api/branches/:branch/visits/:visit/suggestion': takeSuggestion,
  'POST /api/branches/:branch/visits/:visit/leaving': leaveVisit,
  'POST /api/branches/:branch/tickets': takeTicket,
  'POST /api/branches/:branch/booked-tickets': takeBookedTicket,
  'POST /api/branches/:branch/own-tickets': takeOwnTicket,
  'GET /api/branches/:branch/own-tickets/:secret': ownTicket,
  'POST /api/branches/:branch/own-tickets/:secret/rest': postponeOwn,
  'POST /api/branches/:branch/own-tickets/:secret/return': returnOwn,
  'POST /api/branches/:branch/own-tickets/:secret/leaving': leaveOwn,
  'GET /api/branches/:branch/tickets/:ticket/slip': raw(async ({ asking, input, reply }) => {
    const content = await slip(asking, { branch: String(input['branch']), ticket: String(input['ticket']), ...langIn(input) });
    return printable(ticketSlip(content), input, reply);
  }),
  'GET /api/branches/:branch/deferrals/:deferral/slip': raw(async ({ asking, input, reply }) => {
    const content = await deferralSlipOf(asking, { branch: String(input['branch']), deferral: String(input['deferral']), ...langIn(input) });
    return printable(deferralSlip(content), input, reply);
  }),
  'POST /api/branches/:branch/deferrals/:deferral/print-jobs': printDeferral,
  'POST /api/branches/:branch/deferrals/:deferral/undo': undoDeferral,
  'POST /api/branches/:branch/tickets/:ticket/print-jobs': printSlip,
  'POST /api/branches/:branch/print-jobs/:job/claim': claimSlip,
  'POST /api/branches/:branch/print-jobs/:job/end': settleSlip,
  'GET /api/branches/:branch/queue': queue,
  'POST /api/branches/:branch/counters/:counter/duty': sitDown,
  'DELETE /api/branches/:branch/counters/:counter/duty': standUp,
  'POST /api/branches/:branch/counters/:counter/call': callNext,
  'POST /api/branches/:branch/tickets/:ticket/announcement': announce,
  'POST /api/branches/:branch/tickets/:ticket/start': start,
  'POST /api/branches/:branch/tickets/:ticket/no-show': noShow,
  'POST /api/branches/:branch/tickets/:ticket/finish': finish,
  'POST /api/branches/:branch/tickets/:ticket/parking': park,
  'POST /api/branches/:branch/tickets/:ticket/resumption': resume,
  'POST /api/branches/:branch/tickets/:ticket/return': takeBack,
  'POST /api/branches/:branch/tickets/:ticket/rest': postpone,
  'POST /api/branches/:branch/tickets/:ticket/transfer': transfer,
  'POST /api/branches/:branch/tickets/:ticket/leaving': leave,
  'POST /api/branches/:branch/deeds/:deed/undo': undo,
  'GET /api/branches/:branch/past': pastOfBranch,
  'POST /api/branches/:branch/past/preview': raw(({ asking, input }) => previewPast(asking, previewPast.input.parse(input))),
  'POST /api/branches/:branch/past/returned': raw(({ asking, input }) => returnedPast(asking, returnedPast.input.parse(input))),
  'POST /api/branches/:branch/past': bringPast,
  'DELETE /api/branches/:branch/past/:past': withdrawPast,
  'GET /api/branches/:branch/days/:date/waits': waits,
  'GET /api/branches/:branch/days/:date/occupancy': occupancy,
});

function langIn(input: Readonly<Record<string, unknown>>): { lang?: 'zh' | 'en' } {
  return input['lang'] === 'en' || input['lang'] === 'zh' ? { lang: input['lang'] } : {};
}

function printable(slipOf: Slip, input: Readonly<Record<string, unknown>>, reply: FastifyReply): FastifyReply | string {
  return input['form'] === 'escpos' ? reply.type('application/octet-stream').send(escPos(slipOf)) : slipSvg(slipOf);
}
