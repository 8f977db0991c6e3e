import { defineModule } from '#platform/module.ts';
import { settingAtEach } from '#platform/settings.ts';
import type { Tx } from '#platform/sql.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { events, jobs } from './jobs.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

export { approve as approveHours } from './acts/approve.ts';
export { close as closeHours } from './acts/close.ts';
export { mayCloseAlone } from './closing.ts';
export { draftOfVersion, openDraftsAmong } from './drafts.ts';
export { fillCalendar } from './acts/fill-calendar.ts';
export { publishAgreed } from './acts/publish-agreed.ts';
export { setSelfService } from './acts/set-self-service.ts';
export { closedZones, selfServiceAt, ZONE_STATES, type SelfService, type ZoneState } from './self-service.ts';
export { foresee } from './standing.ts';
export { signDay } from './acts/sign-day.ts';
export { awaitsGate } from './gate.ts';
export { refreshBoard } from './acts/refresh-board.ts';
export { offerInstead, OFFERED_IN_NOTICE } from './reads/notice-for.ts';
export { setException, setWeeklyHours } from './acts/set-as-given.ts';
export { isOpenAt, nextOpenDay, openingOf, openingsBetween, openingsOf, openingsOfDays, publicationOf, spansOf, weekInForce, weekOf, type Opening } from './opening.ts';
export { GROUPS, WHENS } from './nearest/doors.ts';
export { openNear, placesNamed, type OpenBranch } from './nearest/open-near.ts';
export { fontLink } from './poster-font.ts';
export type { Change as HoursChange, DayHours, Exception, Plan, Week } from './plan.ts';
export type { Span } from './rules.ts';
export { BANKING_MODES, doorAt, MODES, servesPeople, sessionsText, type DayKind, type DoorState, type Mode, type Session } from './wall.ts';
export { withoutComingNow } from './ways.ts';
export { card, door, withoutComing } from './feed-shape.ts';
export { dayOf, ordinaryWeek, weekOfDays, type DaySketch } from './week.ts';

/** The phone bank's number that notices of each branch name. */
export const bankPhonesAt = (tx: Tx, branches: readonly string[], now: Date): Promise<Map<string, string>> => settingAtEach(tx, settings.bankPhone, branches, now);

export const hours = defineModule({ name: 'hours', contract, routes, can, settings, events, jobs, refusals: { zh, en } });
