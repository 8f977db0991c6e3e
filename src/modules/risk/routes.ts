import { raw, serve } from '#platform/serve.ts';
import { changeRule } from './acts/change-rule.ts';
import { importCases } from './acts/import-cases.ts';
import { linkArea } from './acts/link-area.ts';
import { liftHand, setByHand } from './acts/set-by-hand.ts';
import { handedIn, previewCases, returnCases } from './cases.ts';
import { contract } from './contract.ts';
import { desk } from './reads/desk.ts';
import { history } from './reads/history.ts';

export const routes = serve(contract, {
  'GET /api/risk': desk,
  'GET /api/risk/areas/:area': history,
  // A file does not fit into an address, so these questions come as a POST.
  'POST /api/risk/cases/preview': raw(async ({ asking, input }) => previewCases(asking, handedIn.parse(input))),
  'POST /api/risk/cases/returned': raw(async ({ asking, input }) => returnCases(asking, handedIn.parse(input))),
  'POST /api/risk/cases': importCases,
  'PUT /api/risk/places/:place': linkArea,
  'POST /api/risk/rules': changeRule,
  'POST /api/risk/areas/:area/level': setByHand,
  'DELETE /api/risk/areas/:area/level': liftHand,
});
