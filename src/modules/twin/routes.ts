import { serve } from '#platform/serve.ts';
import { turnOnMaskRule } from './acts/turn-on-mask-rule.ts';
import { contract } from './contract.ts';
import { maskRule } from './reads/mask-rule.ts';
import { whatIf } from './reads/what-if.ts';

export const routes = serve(contract, { 'GET /api/branches/:branch/what-if': whatIf, 'GET /api/branches/:branch/mask-rule': maskRule, 'POST /api/branches/:branch/mask-rule': turnOnMaskRule });
