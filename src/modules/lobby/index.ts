import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { events, jobs } from './jobs.ts';
import { live } from './live.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

// Deeds: for the living day, and for other modules inside their own deeds (`.within`).
export { admitNext } from './acts/admit-next.ts';
export { announce } from './acts/announce.ts';
export { bringPast } from './acts/bring-past.ts';
export { callNext } from './acts/call-next.ts';
export { closeDay } from './acts/close-day.ts';
export { countLeaving } from './acts/count-leaving.ts';
export { decideCase } from './acts/decide-case.ts';
export { sitDown, standUp } from './acts/duty.ts';
export { fillDoorForm } from './acts/fill-door-form.ts';
export { finish } from './acts/finish.ts';
export { forecastArrivals } from './acts/forecast-arrivals.ts';
export { forecastWaits } from './acts/forecast-waits.ts';
export { leave, leaveVisit } from './acts/leave.ts';
export { measureAgain } from './acts/measure-again.ts';
export { noShow } from './acts/no-show.ts';
export { park, resume } from './acts/park.ts';
export { seatVisit } from './acts/seat-visit.ts';
export { giveCredit, placeVisit } from './acts/place-visit.ts';
export { postpone } from './acts/postpone.ts';
export { screenVisitor } from './acts/screen-visitor.ts';
export { start } from './acts/start.ts';
export { takeBack } from './acts/take-back.ts';
export { takeBookedTicket } from './acts/take-booked-ticket.ts';
export { takeTicket } from './acts/take-ticket.ts';
export { transfer } from './acts/transfer.ts';
export { undo } from './acts/undo.ts';
export { purgeExpired } from './jobs.ts';

// Questions: numbers for screens (boardOf, hallOf), the desks' picture (queueOf), a day afterwards (waitsOfDay, occupancyCurve).
export { expectedArrivals, minutesOfGroups } from './reads/arrivals.ts';
export { forecastScores } from './reads/forecast-scores.ts';
export { boardOf, type Board } from './reads/board.ts';
export { occupancyCurve, waitsOfDay, type DayWaits, type Occupancy } from './reads/day.ts';
export { crowdOf, type Crowd } from './reads/crowd.ts';
export { acceptanceOf, LEARN_DAYS } from './reads/acceptance.ts';
export { exposureByDay, exposureOfBranches, type DayExposure, type PeriodExposure } from './reads/exposure.ts';
export { doorQuestions } from './reads/door.ts';
export { gateDayOf, type GateDay } from './reads/gates.ts';
export { hallOf, type HallNow } from './reads/hall.ts';
export { hallsOf, idleSince, type HallSummary } from './reads/network.ts';
export { peopleByDay } from './reads/people-by-day.ts';
export { suggestion } from './reads/suggestion.ts';
export { queue, queueOf, type Queue } from './reads/queue.ts';
export { wayOfNumber, type Way } from './reads/way.ts';
export { visitsByHour, type VisitsByHour } from './reads/visits-by-hour.ts';
export { settings } from './settings.ts';

// Rules: pure; the twin runs these.
export { aheadOf, afterNoShow, bookedInRowAfter, inCallingOrder, isGuarded, mayCall, nextFor, placeInLine, placeOfReturned } from './rules.ts';
export type { CallRules, CallingCounter, Credit, Origin, Turn, Waiting } from './rules.ts';
export { isAbnormal, verdictOf } from './rules-door.ts';
export { capOf, curveOf, exposureOf, waitsOf } from './rules-hall.ts';
export { mayUseMachine, nextForMachine, remainingMinutes, startAtMachine, startInOf, whoComesIn, type Errand as ErrandAtDoor, type MachineKind, type MachinePlace, type Seat, type Steerable } from './rules-balance.ts';
export { DEFERRAL, timesToOffer, type DeferralRules } from './rules-deferral.ts';
export { exposureOfStays } from './rules-exposure.ts';
export { mayBeSentToMachine, suggestionsFor, type Greeted, type HallSeen, type Option, type SuggestionRules } from './rules-suggestion.ts';

// The arrival forecast: pure.
export type { DayCount } from './arrivals/day-count.ts';
export { correctedBy, expectDay, trustFrom, wape, type Told } from './arrivals/expect-day.ts';

// The wait estimate: pure; the score replays real queues through these.
export { pastOf, type Past } from './estimate/alike.ts';
export { forecastLine } from './estimate/forecast-line.ts';
export { learn, estimate, stretchFor, type Learnt, type Lesson } from './estimate/learn.ts';
export type { Band, Lived, OfToday } from './estimate/moment.ts';
export { scoreOf } from './estimate/scored.ts';
export { sightOf, SIGHTS, type Sight } from './estimate/sight.ts';
export { branchSlip, leaning, usualOf } from './estimate/usual.ts';

export const lobby = defineModule({ name: 'lobby', contract, routes, can, settings, events, jobs, live, refusals: { zh, en } });
