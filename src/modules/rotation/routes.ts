import { raw, serve } from '#platform/serve.ts';
import { approve } from './acts/approve.ts';
import { changeLimits, changeTurn } from './acts/change.ts';
import { draft } from './acts/draft.ts';
import { importAreas } from './acts/import-areas.ts';
import { plan, stopPlanning } from './acts/plan.ts';
import { publish } from './acts/publish.ts';
import { setAreas } from './acts/set-areas.ts';
import { seeTurns } from './acts/see-turns.ts';
import { setCrew } from './acts/set-crew.ts';
import { withdraw } from './acts/withdraw.ts';
import { contract } from './contract.ts';
import { crewOfBranch } from './reads/crew.ts';
import { desk } from './reads/desk.ts';
import { ownTurns } from './reads/own-turns.ts';
import { rotaById } from './reads/rota.ts';
import { turnsFile } from './turns-file.ts';

export const routes = serve(contract, {
  'GET /api/rotation': desk,
  'PUT /api/rotation/areas/:region': setAreas,
  'POST /api/rotation/areas/:region/list': importAreas,
  'POST /api/rotation/rotas': draft,
  'GET /api/rotation/rotas/:rota': rotaById,
  'PUT /api/rotation/rotas/:rota/limits': changeLimits,
  'PUT /api/rotation/rotas/:rota/turns/:turnOf': changeTurn,
  'POST /api/rotation/rotas/:rota/plan': plan,
  'DELETE /api/rotation/rotas/:rota/plan': stopPlanning,
  'POST /api/rotation/rotas/:rota/approval': approve,
  'POST /api/rotation/rotas/:rota/publication': publish,
  'GET /api/branches/:branch/crew': crewOfBranch,
  'PUT /api/branches/:branch/crew': setCrew,
  'GET /api/rotation/own-turns': ownTurns,
  'GET /api/rotation/own-turns.ics': raw(async ({ asking, reply }) => {
    const own = await ownTurns(asking, {});
    reply.header('content-disposition', 'attachment; filename="kaimen-turns.ics"');
    return turnsFile(own, asking);
  }),
  'POST /api/branches/:branch/own-turns/seen': seeTurns,
  'POST /api/rotation/rotas/:rota/withdrawal': withdraw,
});
