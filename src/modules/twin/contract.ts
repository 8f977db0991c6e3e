import { branchParam, endpoint } from '#platform/contract.ts';
import { can } from './can.ts';
import { whatIfQuery, whatIfShape } from './reads/what-if.ts';

export const contract = {
  'GET /api/branches/:branch/what-if': endpoint({
    summary: 'A branch day as it is and as it might be, simulated on the product’s own rules; asked again until it is done', may: can.whatIf, params: branchParam, query: whatIfQuery, answer: whatIfShape,
  }),
} as const;
