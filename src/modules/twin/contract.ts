import { z } from 'zod';
import { branchParam, endpoint, id } from '#platform/contract.ts';
import { turnOnMaskRule } from './acts/turn-on-mask-rule.ts';
import { can } from './can.ts';
import { maskRuleShape } from './reads/mask-rule.ts';
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
} as const;
