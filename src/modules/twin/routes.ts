import { serve } from '#platform/serve.ts';
import { turnOffMaskRules, turnOnMaskRules } from './acts/turn-mask-rules.ts';
import { turnOnMaskRule } from './acts/turn-on-mask-rule.ts';
import { contract } from './contract.ts';
import { maskRule } from './reads/mask-rule.ts';
import { maskRules } from './reads/mask-rules.ts';
import { whatIf } from './reads/what-if.ts';

export const routes = serve(contract, {
  'GET /api/branches/:branch/what-if': whatIf, 'GET /api/branches/:branch/mask-rule': maskRule, 'POST /api/branches/:branch/mask-rule': turnOnMaskRule,
  'GET /api/mask-rules': maskRules, 'POST /api/mask-rules': turnOnMaskRules, 'POST /api/mask-rules/end': turnOffMaskRules,
});
