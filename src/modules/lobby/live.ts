import type { LiveView } from '#platform/live.ts';
import { can } from './can.ts';
import { boardOf } from './reads/board.ts';
import { casesAtDoor } from './reads/cases-at-door.ts';
import { queueOf } from './reads/queue.ts';

/** `board`: numbers only, for screens and for a visitor's own page. `queue`: the desks' picture. `door`: how many abnormal cases are open, for who screens. */
export const live: readonly LiveView[] = [
  { name: 'board', may: can.seeHall, wakes: ['lobby.', 'branches.settingChanged', 'risk.'], refreshSeconds: 30, snapshot: (tx, { branch, now }) => boardOf(tx, branch, now) },
  { name: 'queue', may: can.seeQueue, wakes: ['lobby.', 'branches.settingChanged', 'branches.furnished', 'risk.', 'hours.dayOpened'], refreshSeconds: 15, snapshot: (tx, { branch, now }) => queueOf(tx, branch, now) },
  { name: 'door', may: can.countCases, wakes: ['lobby.case', 'lobby.visitorPassed'], refreshSeconds: 30, snapshot: (tx, { branch, now }) => casesAtDoor(tx, branch, now) },
];
