import { permissions } from '#kernel/permission.ts';
import type { TicketState } from './tables.ts';

const DOOR = ['lobby_manager', 'branch_head'] as const;
const COUNTER = ['teller', 'wealth_manager', 'lobby_manager', 'branch_head'] as const;
const WATCH = ['teller', 'lobby_manager', 'wealth_manager', 'branch_head', 'regional_manager', 'hq_operations', 'auditor'] as const;
const VISITOR = ['anonymous', 'customer'] as const;

export const can = permissions('lobby', {
  // before coming
  seeDoorQuestions: { roles: [...VISITOR, 'kiosk', ...WATCH], scope: 'branch' },
  fillDoorForm: { roles: [...VISITOR, 'lobby_manager', 'branch_head'], scope: 'branch' },
  // at the door: who screens, and nobody who sells
  readDoorForm: { roles: DOOR, scope: 'branch', reading: 'personal' },
  screen: { roles: DOOR, scope: 'branch' },
  decideCase: { roles: DOOR, scope: 'branch' },
  seeCases: { roles: DOOR, scope: 'branch', reading: 'personal' },
  countCases: { roles: DOOR, scope: 'branch' },
  seeRegistrations: { roles: ['lobby_manager', 'branch_head', 'auditor'], scope: 'branch', reading: 'personal' },
  unmaskRegistration: { roles: ['branch_head'], scope: 'branch' },
  seeCertificates: { roles: ['branch_head', 'regional_manager', 'hq_operations', 'auditor'], scope: 'branch' },
  purgeScreening: { roles: ['system'], scope: 'branch' },
  seeExpired: { roles: ['system'], scope: 'public' },
  // the hall
  seeHall: { roles: [...WATCH, 'screen', 'kiosk', ...VISITOR], scope: 'branch' },
  countHall: { roles: DOOR, scope: 'branch' },
  closeDay: { roles: ['lobby_manager', 'branch_head', 'system'], scope: 'branch' },
  /** what to offer at the greeting, and what was taken */
  suggest: { roles: DOOR, scope: 'branch' },
  // tickets
  takeTicket: { roles: ['lobby_manager', 'branch_head', 'kiosk'], scope: 'branch' },
  takeOwnTicket: { roles: [...VISITOR, 'kiosk'], scope: 'branch' },
  seeOwnTicket: { roles: [...VISITOR, 'kiosk', 'lobby_manager'], scope: 'branch' },
  changeOwnTicket: { roles: VISITOR, scope: 'branch' },
  printSlip: { roles: ['lobby_manager', 'branch_head', 'kiosk'], scope: 'branch' },
  settlePrint: { roles: ['lobby_manager', 'branch_head', 'kiosk', 'system'], scope: 'branch' },
  // calling
  seeQueue: { roles: WATCH, scope: 'branch' },
  staffCounter: { roles: COUNTER, scope: 'branch' },
  call: { roles: COUNTER, scope: 'branch' },
  handTicket: { roles: COUNTER, scope: 'branch' },
  undo: { roles: COUNTER, scope: 'branch' },
  // the wait estimate and the arrival forecast
  forecastWaits: { roles: ['system'], scope: 'branch' },
  learnWaits: { roles: ['system'], scope: 'network' },
  seeLessons: { roles: ['system'], scope: 'public' },
  seeForecasts: { roles: ['lobby_manager', 'branch_head', 'regional_manager', 'hq_operations', 'auditor'], scope: 'branch' },
  /** the log of the branch's old queue machine */
  bringPast: { roles: ['branch_head', 'regional_manager', 'hq_operations', 'system'], scope: 'branch' },
  seePast: { roles: ['branch_head', 'regional_manager', 'hq_operations', 'auditor'], scope: 'branch' },
  // afterwards
  seeDay: { roles: ['lobby_manager', 'branch_head', 'regional_manager', 'hq_operations', 'auditor'], scope: 'branch' },
});

export type Move = 'announce' | 'start' | 'finish' | 'noShow' | 'park' | 'resume' | 'takeBack' | 'postpone' | 'transfer' | 'leave';

/** What may be done with a ticket in which state. */
export const MOVES: Readonly<Record<Move, readonly TicketState[]>> = {
  announce: ['called'],
  start: ['called'],
  finish: ['called', 'serving'],
  noShow: ['called'],
  park: ['waiting', 'called', 'serving'],
  resume: ['parked'],
  takeBack: ['missed'],
  postpone: ['waiting'],
  transfer: ['waiting', 'called', 'serving', 'parked'],
  leave: ['waiting', 'called', 'parked', 'missed'],
};

export function movesOf(state: TicketState): Move[] {
  return (Object.keys(MOVES) as Move[]).filter((move) => MOVES[move].includes(state)); // keys of the table above
}
