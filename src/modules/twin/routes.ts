import { serve } from '#platform/serve.ts';
import { contract } from './contract.ts';
import { whatIf } from './reads/what-if.ts';

export const routes = serve(contract, { 'GET /api/branches/:branch/what-if': whatIf });
