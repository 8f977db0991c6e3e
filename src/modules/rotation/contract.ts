import { z } from 'zod';
import { branchParam, endpoint, id } from '#platform/contract.ts';
import { approve } from './acts/approve.ts';
import { changeTurn } from './acts/change.ts';
import { draft } from './acts/draft.ts';
import { importAreas } from './acts/import-areas.ts';
import { plan } from './acts/plan.ts';
import { publish } from './acts/publish.ts';
import { setAreas } from './acts/set-areas.ts';
import { seeTurns } from './acts/see-turns.ts';
import { setCrew } from './acts/set-crew.ts';
import { can } from './can.ts';
import { limits } from './limits.ts';
import { crewShape } from './reads/crew.ts';
import { deskShape } from './reads/desk.ts';
import { ownTurnsShape } from './reads/own-turns.ts';
import { rotaShape } from './reads/rota.ts';

const rotaParam = z.object({ rota: id });
const changed = z.object({ rota: id, revision: z.int() });
const named = z.object({ rota: id });

export const contract = {
  'GET /api/rotation': endpoint({ may: can.see, summary: 'What one may plan, and the rotas there', answer: deskShape }),
  'PUT /api/rotation/areas/:region': endpoint({
    may: can.setAreas, summary: 'Say where people of a region live and how many they are', params: z.object({ region: id }), body: setAreas.input.omit({ region: true }), answer: z.object({ areas: z.int() }), bodyLimitBytes: 2_000_000,
  }),
  'POST /api/rotation/areas/:region/list': endpoint({
    may: can.setAreas, summary: 'Resident areas from a list: CSV, xlsx, JSON or GeoJSON, base64', params: z.object({ region: id }), body: importAreas.input.omit({ region: true }), answer: z.object({ areas: z.int(), left: z.int() }), status: 201, bodyLimitBytes: 4_100_000,
  }),
  'POST /api/rotation/rotas': endpoint({ may: can.draft, summary: 'Begin a rota for a week', body: draft.input, answer: z.object({ rota: id, branches: z.int() }), status: 201 }),
  'GET /api/rotation/rotas/:rota': endpoint({ may: can.see, summary: 'A rota with its plan, figures and map', params: rotaParam, answer: rotaShape }),
  'PUT /api/rotation/rotas/:rota/limits': endpoint({ may: can.change, summary: 'Change what a rota must keep', params: rotaParam, body: z.object({ limits }), answer: changed }),
  'PUT /api/rotation/rotas/:rota/turns/:turnOf': endpoint({
    may: can.change, summary: 'Pin a branch’s day, or say which of its teams can work', params: rotaParam.extend({ turnOf: id }), body: changeTurn.input.omit({ rota: true, turnOf: true }), answer: changed,
  }),
  'POST /api/rotation/rotas/:rota/plan': endpoint({ may: can.plan, summary: 'Have a rota worked out', params: rotaParam, body: plan.input.omit({ rota: true }), answer: z.object({ rota: id, run: id }), status: 201 }),
  'DELETE /api/rotation/rotas/:rota/plan': endpoint({ may: can.plan, summary: 'Stop a running plan', params: rotaParam, answer: named }),
  'POST /api/rotation/rotas/:rota/approval': endpoint({ may: can.approve, summary: 'Approve another person’s rota', params: rotaParam, body: approve.input.omit({ rota: true }), answer: named }),
  'POST /api/rotation/rotas/:rota/publication': endpoint({ may: can.publish, summary: 'Publish an approved rota as hours of all its branches', params: rotaParam, body: publish.input.omit({ rota: true }), answer: z.object({ rota: id, versions: z.int() }), status: 201 }),
  'GET /api/branches/:branch/crew': endpoint({ may: can.seeCrew, summary: 'Who of a branch stands in which team, holds keys, is certified for cash', params: branchParam, answer: crewShape }),
  'PUT /api/branches/:branch/crew': endpoint({ may: can.setCrew, summary: 'Say who stands in which team of a branch', params: branchParam, body: setCrew.input.omit({ branch: true }), answer: z.object({ people: z.number() }) }),
  'GET /api/rotation/own-turns': endpoint({ may: can.own, summary: 'One’s own turns in the coming four weeks, from published rotas', answer: ownTurnsShape }),
  'GET /api/rotation/own-turns.ics': endpoint({ may: can.own, summary: 'One’s own turns as a calendar file', media: 'text/calendar; charset=utf-8' }),
  'POST /api/branches/:branch/own-turns/seen': endpoint({ may: can.seeOwn, summary: 'Say that one knows one’s turns as they were shown', params: branchParam, body: seeTurns.input.omit({ branch: true }), answer: z.object({ seen: z.int() }) }),
  'POST /api/rotation/rotas/:rota/withdrawal': endpoint({ may: can.withdraw, summary: 'Take a rota back', params: rotaParam, answer: named }),
} as const;
