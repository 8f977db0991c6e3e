import { raw, serve } from '#platform/serve.ts';
import { verifyTrail } from '#platform/trail.ts';
import { contract } from './contract.ts';
import { networkTrailOfDay, trailOfDay } from './reads/trail.ts';

export const routes = serve(contract, {
  'GET /api/branches/:branch/trail': trailOfDay,
  'GET /api/trail': networkTrailOfDay,
  'GET /api/trail/verification': raw(({ asking }) => verifyTrail(asking.house)),
});
