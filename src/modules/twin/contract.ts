import { z } from 'zod';
import { branchParam, endpoint, id } from '#platform/contract.ts';
import { turnOffMaskRules, turnOnMaskRules } from './acts/turn-mask-rules.ts';
import { turnOnMaskRule } from './acts/turn-on-mask-rule.ts';
import { can } from './can.ts';
import { maskRuleShape } from './reads/mask-rule.ts';
import { maskRulesShape } from './reads/mask-rules.ts';
import { whatIfQuery, whatIfShape } from './reads/what-if.ts';

export const contract = {
  'GET /api/branches/:branch/what-if': endpoint({
    summary: 'A branch day as it is and as it might be, simulated on the product’s own rules; asked again until it is done', may: can.whatIf, params: branchParam, query: whatIfQuery, answer: whatIfShape,
  }),
  'GET /api/branches/:branch/mask-rule': endpoint({
    summary: 'What “mask off only at counters” costs this branch and what makes it bearable, simulated; asked again until it is done', may: can.whatIf, params: branchParam, answer: maskRuleShape,
  }),
  'POST /api/branches/:branch/mask-rule': endpoint({
    summary: 'Turn the mask rule on, after its cost was shown and accepted', may: can.turnOnMaskRule, params: branchParam, body: turnOnMaskRule.input.omit({ branch: true }), status: 201, answer: z.object({ setting: id }),
  }),
  'GET /api/mask-rules': endpoint({ summary: 'Where in one’s reach the mask rule holds', may: can.turnMaskRules, answer: maskRulesShape }),
  'POST /api/mask-rules': endpoint({ summary: 'Turn the mask rule on at several branches, after the cost of each was shown and accepted', may: can.turnMaskRules, body: turnOnMaskRules.input, status: 201, answer: z.object({ branches: z.number() }) }),
  'POST /api/mask-rules/end': endpoint({ summary: 'Turn the mask rule off at several branches', may: can.turnMaskRules, body: turnOffMaskRules.input, answer: z.object({ branches: z.number() }) }),
} as const;
