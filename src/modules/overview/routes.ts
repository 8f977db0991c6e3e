import { serve } from '#platform/serve.ts';
import { contract } from './contract.ts';
import { exposure } from './reads/exposure.ts';
import { exposures } from './reads/exposures.ts';
import { greeting } from './reads/greeting.ts';
import { branchesNow } from './reads/network.ts';
import { outlook } from './reads/outlook.ts';
import { todayOfBranch } from './reads/today.ts';

export const routes = serve(contract, {
  'GET /api/branches/:branch/today': todayOfBranch,
  'GET /api/branches/:branch/outlook': outlook,
  'GET /api/branches/:branch/exposure': exposure,
  'GET /api/branches/:branch/greeting': greeting,
  'GET /api/overview/exposure': exposures,
  'GET /api/overview/branches': branchesNow,
});
