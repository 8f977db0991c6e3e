import { serve } from '#platform/serve.ts';
import { changeRule } from './acts/change-rule.ts';
import { confirmFile, handIn } from './acts/case-file.ts';
import { linkArea } from './acts/link-area.ts';
import { liftHand, setByHand } from './acts/set-by-hand.ts';
import { contract } from './contract.ts';
import { regionBranches } from './reads/region-branches.ts';
import { caseFile, returnFile } from './reads/case-file.ts';
import { desk } from './reads/desk.ts';
import { history } from './reads/history.ts';

export const routes = serve(contract, {
  'GET /api/risk': desk,
  'GET /api/risk/areas/:area': history,
  'POST /api/risk/case-files': handIn,
  'GET /api/risk/case-files/:file': caseFile,
  'GET /api/risk/case-files/:file/returned': returnFile,
  'POST /api/risk/case-files/:file/confirmation': confirmFile,
  'GET /api/risk/regions/:region/branches': regionBranches,
  'PUT /api/risk/places/:place': linkArea,
  'POST /api/risk/rules': changeRule,
  'POST /api/risk/areas/:area/level': setByHand,
  'DELETE /api/risk/areas/:area/level': liftHand,
});
