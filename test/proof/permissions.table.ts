import { ROLES, STAFF_ROLES, type Role } from '#kernel/actor.ts';

/**
 * Who may do what: said here once more, by hand, and read by a person who knows a bank (SECURITY 2). It is not made from the code: the
 * contracts must agree with it, over HTTP, for every role at their own, another and an unknown branch. A route without a row fails, and
 * says the line to add. `branch`: at a branch of theirs; `network`: above branches; `everywhere`: needs no branch at all. `sample`:
 * fields of a valid request that cannot be made from the schema.
 */
export type Row = Readonly<{ scope: 'branch' | 'network' | 'public'; roles: readonly string[]; sample?: Readonly<Record<string, unknown>> }>;

const GROUPS: Readonly<Record<string, readonly Role[]>> = {
  ANYBODY: ROLES.filter((role) => role !== 'system'),
  STAFF: STAFF_ROLES,
  /** who serves a ticket */
  COUNTER: ['teller', 'wealth_manager', 'lobby_manager', 'branch_head'],
  /** who receives at the door and answers for the hall */
  DOOR: ['lobby_manager', 'branch_head'],
  ABOVE: ['regional_manager', 'hq_operations'],
  PUBLIC: ['anonymous', 'customer'],
  DEVICES: ['screen', 'kiosk'],
};

const rolesIn = (said: string): readonly string[] => said.split(' ').flatMap((word): readonly string[] => GROUPS[word] ?? [word]);
const branch = (said: string, sample?: Row['sample']): Row => ({ scope: 'branch', roles: rolesIn(said), ...(sample && { sample }) });
const network = (said: string, sample?: Row['sample']): Row => ({ scope: 'network', roles: rolesIn(said), ...(sample && { sample }) });
const everywhere = (said: string, sample?: Row['sample']): Row => ({ scope: 'public', roles: rolesIn(said), ...(sample && { sample }) });

const A_LIFT = { lifts: [{ exception: '0195b000-0000-7000-8000-000000000000', from: '2026-04-01' }] };

export const table: Readonly<Record<string, Row>> = {
  // branches
  'GET /api/public/branches': everywhere('ANYBODY'),
  'GET /api/branches/:branch/premises': branch('STAFF DEVICES'),
  'POST /api/regions': network('hq_operations'),
  'POST /api/branches': network('hq_operations', { timeZone: 'Asia/Shanghai' }),
  'PUT /api/branches/:branch': branch('ABOVE', { timeZone: 'Asia/Shanghai' }),
  'POST /api/branches/:branch/premises': branch('ABOVE branch_head'),
  'GET /api/branches/:branch/devices': branch('ABOVE branch_head system_admin'),
  'POST /api/branches/:branch/devices': branch('ABOVE branch_head system_admin'),
  'POST /api/branches/:branch/devices/:device/token': branch('ABOVE branch_head system_admin'),
  'DELETE /api/branches/:branch/devices/:device': branch('ABOVE branch_head system_admin'),
  'GET /api/branches/:branch/clock': branch('ANYBODY'),
  'GET /api/branches/:branch/settings': branch('ABOVE branch_head auditor system_admin'),
  'POST /api/branches/:branch/settings': branch('ABOVE'),
  'POST /api/settings': network('hq_operations'),
  'POST /api/branches/imports/preview': network('hq_operations'),
  'POST /api/branches/imports/returned': network('hq_operations'),
  'POST /api/branches/imports': network('hq_operations'),
  // identity
  'POST /api/session': everywhere('ANYBODY'),
  'DELETE /api/session': everywhere('STAFF DEVICES'),
  'POST /api/device-sessions': everywhere('ANYBODY'),
  'GET /api/me': everywhere('ANYBODY'),
  'POST /api/invitations/acceptance': everywhere('ANYBODY'),
  'PUT /api/me/password': everywhere('STAFF'),
  'GET /api/people': network('system_admin security_admin auditor'),
  'POST /api/people': network('system_admin'),
  'POST /api/people/:staff/invitation': network('system_admin'),
  'POST /api/people/:staff/posts': network('security_admin'),
  'DELETE /api/people/:staff/posts': network('security_admin'),
  'POST /api/people/:staff/disabling': network('system_admin security_admin'),
  'DELETE /api/people/:staff/sessions': network('system_admin security_admin'),
  // audit
  'GET /api/branches/:branch/trail': branch('ABOVE auditor branch_head security_admin'),
  'GET /api/trail': network('auditor security_admin'),
  'GET /api/trail/verification': network('auditor security_admin'),
  // system
  'GET /api/system/health': network('system_admin'),
  'POST /api/system/job-retries': network('system_admin', { task: 'contact.send' }),
  // services
  'GET /api/public/services': everywhere('ANYBODY'),
  'PUT /api/services': network('hq_operations'),
  // content
  'GET /api/public/cards': everywhere('ANYBODY'),
  'GET /api/public/cards/:card': everywhere('ANYBODY'),
  'GET /api/public/cards/:card/code.svg': everywhere('ANYBODY'),
  'GET /api/public/card-pictures/:picture': everywhere('ANYBODY'),
  'GET /api/cards': network('ABOVE auditor'),
  'PUT /api/cards': network('hq_operations'),
  'POST /api/cards/starting-set': network('hq_operations'),
  'POST /api/cards/pictures': network('hq_operations', { base64: 'iVBORw0KGgo=' }),
  'POST /api/cards/:code/publication': network('hq_operations'),
  'POST /api/cards/:code/withdrawal': network('hq_operations'),
  'DELETE /api/cards/:code/withdrawal': network('hq_operations'),
  'POST /api/branches/:branch/card-handouts': branch('COUNTER relationship_manager'),
  'POST /api/branches/:branch/card-handouts/:handout/opening': branch('PUBLIC'),
  'POST /api/branches/:branch/card-handouts/:handout/outcome': branch('PUBLIC'),
  'GET /api/branches/:branch/card-usage': branch('DOOR ABOVE auditor'),
  'GET /api/card-usage': network('ABOVE auditor'),
  // contact
  'GET /api/branches/:branch/messages': branch('DOOR ABOVE auditor'),
  'POST /api/contact/receipts/:key': everywhere('anonymous'),
  // rotation
  'GET /api/rotation': network('ABOVE auditor'),
  'PUT /api/rotation/areas/:region': network('ABOVE', { areas: [] }),
  'POST /api/rotation/rotas': network('ABOVE', { limits: {} }),
  'GET /api/rotation/rotas/:rota': network('ABOVE auditor'),
  'PUT /api/rotation/rotas/:rota/limits': network('ABOVE', { limits: {} }),
  'PUT /api/rotation/rotas/:rota/turns/:turnOf': network('ABOVE'),
  'POST /api/rotation/rotas/:rota/plan': network('ABOVE'),
  'DELETE /api/rotation/rotas/:rota/plan': network('ABOVE'),
  'POST /api/rotation/rotas/:rota/approval': network('ABOVE'),
  'POST /api/rotation/rotas/:rota/publication': network('ABOVE'),
  'POST /api/rotation/rotas/:rota/withdrawal': network('ABOVE'),

  // hours
  'GET /api/public/hours/branches': everywhere('ANYBODY'),
  'GET /api/public/branches/:branch/hours': everywhere('ANYBODY'),
  'GET /api/public/branches/:branch/page': everywhere('ANYBODY'),
  'GET /api/public/hours': everywhere('ANYBODY'),
  'GET /embed/hours.js': everywhere('ANYBODY'),
  'GET /b/:branch/poster': everywhere('ANYBODY'),
  'GET /api/hours/grid': network('COUNTER ABOVE relationship_manager auditor duty_phone'),
  'GET /api/hours/drafts': network('COUNTER ABOVE relationship_manager auditor duty_phone'),
  'GET /api/branches/:branch/hours/plan': branch('COUNTER ABOVE relationship_manager auditor duty_phone'),
  'GET /api/branches/:branch/hours/versions/:number': branch('COUNTER ABOVE relationship_manager auditor duty_phone'),
  'GET /api/branches/:branch/hours/notice': branch('COUNTER ABOVE relationship_manager auditor duty_phone'),
  'POST /api/branches/:branch/hours/drafts': branch('ABOVE branch_head', { change: A_LIFT }),
  'PUT /api/branches/:branch/hours/drafts/:draft': branch('ABOVE branch_head', { change: A_LIFT }),
  'POST /api/branches/:branch/hours/drafts/:draft/approval': branch('ABOVE branch_head'),
  'POST /api/branches/:branch/hours/drafts/:draft/publication': branch('ABOVE branch_head'),
  'POST /api/branches/:branch/hours/drafts/:draft/withdrawal': branch('ABOVE branch_head'),
  'POST /api/branches/:branch/hours/closures': branch('ABOVE branch_head'),
  'PUT /api/branches/:branch/hours/channels/:channel': branch('DOOR ABOVE screen'),
  'GET /api/hours/calendar': network('COUNTER ABOVE relationship_manager auditor duty_phone'),
  'PUT /api/hours/calendar/:place/:day': network('ABOVE branch_head'),
  'DELETE /api/hours/calendar/:place/:day': network('ABOVE branch_head'),
  'POST /api/hours/calendar/years/:year': network('hq_operations'),
  // lobby
  'GET /api/branches/:branch/door-questions': branch('COUNTER ABOVE PUBLIC kiosk auditor'),
  'POST /api/branches/:branch/door-forms': branch('DOOR PUBLIC'),
  'GET /api/branches/:branch/door-forms/:code': branch('DOOR'),
  'POST /api/branches/:branch/door-screenings': branch('DOOR'),
  'GET /api/branches/:branch/abnormal-cases': branch('DOOR'),
  'POST /api/branches/:branch/abnormal-cases/:case/second-measurement': branch('DOOR'),
  'POST /api/branches/:branch/abnormal-cases/:case/outcome': branch('DOOR'),
  'GET /api/branches/:branch/registrations': branch('DOOR auditor'),
  'POST /api/branches/:branch/registrations/:registration/unmasking': branch('branch_head'),
  'GET /api/branches/:branch/purge-certificates': branch('ABOVE branch_head auditor'),
  'GET /api/branches/:branch/paper-sheet': branch('DOOR'),
  'GET /api/branches/:branch/hall': branch('COUNTER ABOVE DEVICES PUBLIC auditor'),
  'GET /api/branches/:branch/board': branch('COUNTER ABOVE DEVICES PUBLIC auditor'),
  'POST /api/branches/:branch/hall/admission': branch('DOOR'),
  'POST /api/branches/:branch/hall/leaving': branch('DOOR'),
  'POST /api/branches/:branch/hall/closing': branch('DOOR'),
  'POST /api/branches/:branch/visits/:visit/zone': branch('DOOR'),
  'POST /api/branches/:branch/visits/:visit/credit': branch('DOOR'),
  'GET /api/branches/:branch/visits/:visit/suggestion': branch('DOOR', { service: 'transfer' }),
  'POST /api/branches/:branch/visits/:visit/suggestion': branch('DOOR'),
  'POST /api/branches/:branch/visits/:visit/leaving': branch('DOOR'),
  'POST /api/branches/:branch/tickets': branch('DOOR kiosk'),
  'POST /api/branches/:branch/booked-tickets': branch('DOOR kiosk'),
  'POST /api/branches/:branch/own-tickets': branch('PUBLIC kiosk'),
  'GET /api/branches/:branch/own-tickets/:secret': branch('PUBLIC kiosk lobby_manager'),
  'POST /api/branches/:branch/own-tickets/:secret/rest': branch('PUBLIC'),
  'POST /api/branches/:branch/own-tickets/:secret/return': branch('PUBLIC'),
  'POST /api/branches/:branch/own-tickets/:secret/leaving': branch('PUBLIC'),
  'GET /api/branches/:branch/tickets/:ticket/slip': branch('DOOR kiosk'),
  'POST /api/branches/:branch/tickets/:ticket/print-jobs': branch('DOOR kiosk'),
  'POST /api/branches/:branch/print-jobs/:job/claim': branch('DOOR kiosk'),
  'POST /api/branches/:branch/print-jobs/:job/end': branch('DOOR kiosk'),
  'GET /api/branches/:branch/queue': branch('COUNTER ABOVE auditor'),
  'POST /api/branches/:branch/counters/:counter/duty': branch('COUNTER'),
  'DELETE /api/branches/:branch/counters/:counter/duty': branch('COUNTER'),
  'POST /api/branches/:branch/counters/:counter/call': branch('COUNTER'),
  'POST /api/branches/:branch/tickets/:ticket/announcement': branch('COUNTER'),
  'POST /api/branches/:branch/tickets/:ticket/start': branch('COUNTER'),
  'POST /api/branches/:branch/tickets/:ticket/no-show': branch('COUNTER'),
  'POST /api/branches/:branch/tickets/:ticket/finish': branch('COUNTER'),
  'POST /api/branches/:branch/tickets/:ticket/parking': branch('COUNTER'),
  'POST /api/branches/:branch/tickets/:ticket/resumption': branch('COUNTER'),
  'POST /api/branches/:branch/tickets/:ticket/return': branch('COUNTER'),
  'POST /api/branches/:branch/tickets/:ticket/rest': branch('COUNTER'),
  'POST /api/branches/:branch/tickets/:ticket/transfer': branch('COUNTER'),
  'POST /api/branches/:branch/tickets/:ticket/leaving': branch('COUNTER'),
  'POST /api/branches/:branch/deeds/:deed/undo': branch('COUNTER'),
  'GET /api/branches/:branch/days/:date/waits': branch('DOOR ABOVE auditor'),
  'GET /api/branches/:branch/days/:date/occupancy': branch('DOOR ABOVE auditor'),
  // signage
  'GET /api/branches/:branch/playlist': branch('COUNTER ABOVE auditor'),
  'POST /api/branches/:branch/playlist/items': branch('DOOR ABOVE'),
  'PUT /api/branches/:branch/playlist/items/:item': branch('DOOR ABOVE'),
  'DELETE /api/branches/:branch/playlist/items/:item': branch('DOOR ABOVE'),
  'GET /api/playlist': network('ABOVE auditor'),
  'POST /api/playlist/items': network('ABOVE'),
  'PUT /api/playlist/items/:item': network('ABOVE'),
  'DELETE /api/playlist/items/:item': network('ABOVE'),
  // appointments, overview
  'GET /api/branches/:branch/errands': branch('COUNTER ABOVE DEVICES PUBLIC duty_phone relationship_manager auditor'),
  'GET /api/branches/:branch/free-times': branch('COUNTER ABOVE DEVICES PUBLIC duty_phone relationship_manager auditor'),
  'POST /api/branches/:branch/holds': branch('COUNTER PUBLIC duty_phone relationship_manager kiosk'),
  'DELETE /api/branches/:branch/holds/:hold': branch('COUNTER PUBLIC duty_phone relationship_manager kiosk'),
  'POST /api/branches/:branch/holds/:hold/booking': branch('COUNTER PUBLIC duty_phone relationship_manager kiosk'),
  'POST /api/branches/:branch/bookings': branch('COUNTER PUBLIC duty_phone relationship_manager kiosk'),
  'POST /api/branches/:branch/own-booking': branch('COUNTER PUBLIC duty_phone relationship_manager kiosk'),
  'POST /api/branches/:branch/own-booking/cancellation': branch('COUNTER PUBLIC duty_phone relationship_manager kiosk'),
  'POST /api/branches/:branch/own-booking/move': branch('COUNTER PUBLIC duty_phone relationship_manager kiosk'),
  'GET /api/branches/:branch/own-booking/:code/calendar.ics': branch('COUNTER PUBLIC duty_phone relationship_manager kiosk'),
  'GET /api/branches/:branch/own-booking/:code/code.svg': branch('COUNTER PUBLIC duty_phone relationship_manager kiosk'),
  'POST /api/branches/:branch/standbys': branch('COUNTER PUBLIC duty_phone relationship_manager kiosk'),
  'POST /api/branches/:branch/own-standby/booking': branch('COUNTER PUBLIC duty_phone relationship_manager kiosk'),
  'POST /api/branches/:branch/own-standby/end': branch('COUNTER PUBLIC duty_phone relationship_manager kiosk'),
  'GET /api/branches/:branch/days/:date/bookings': branch('COUNTER ABOVE duty_phone relationship_manager auditor'),
  'POST /api/branches/:branch/bookings/:booking/cancellation': branch('COUNTER duty_phone relationship_manager'),
  'POST /api/branches/:branch/bookings/:booking/move': branch('COUNTER duty_phone relationship_manager'),
  'GET /api/branches/:branch/bookings/:booking/phone': branch('DOOR duty_phone'),
  'POST /api/branches/:branch/days/:date/slots': branch('ABOVE branch_head'),
  'POST /api/branches/:branch/counter-plans': branch('ABOVE branch_head'),
  'DELETE /api/branches/:branch/counter-plans/:plan': branch('ABOVE branch_head'),
  'GET /api/branches/:branch/days/:date/counter-plan': branch('DOOR ABOVE auditor'),
  'GET /api/branches/:branch/today': branch('ABOVE branch_head auditor'),
  'GET /api/branches/:branch/outlook': branch('ABOVE branch_head auditor'),
  'GET /api/branches/:branch/what-if': branch('ABOVE branch_head'),
  'GET /api/overview/branches': network('ABOVE auditor'),
};

/** The live pictures of a branch. */
export const live: Readonly<Record<string, Row>> = {
  board: branch('COUNTER ABOVE DEVICES PUBLIC auditor'),
  queue: branch('COUNTER ABOVE auditor'),
  calls: branch('COUNTER ABOVE screen auditor'),
  screen: branch('COUNTER ABOVE screen auditor'),
  door: branch('DOOR'),
  today: branch('ABOVE branch_head auditor'),
};

/** A row as it would stand above, for a route that has none: to be judged by a person before it is put there. */
export function lineFor(key: string, may: Readonly<{ scope: Row['scope']; roles: readonly string[] }>): string {
  let left = may.roles.filter((role) => role !== 'system');
  const said = Object.entries(GROUPS).flatMap(([name, roles]) => {
    if (!roles.every((role) => left.includes(role))) return [];
    left = left.filter((role) => !(roles as readonly string[]).includes(role));
    return [name];
  });
  return `  '${key}': ${may.scope === 'public' ? 'everywhere' : may.scope}('${[...said, ...left].join(' ')}'),`;
}
