import { z } from 'zod';
import { branchParam, day, endpoint } from '#platform/contract.ts';
import { can } from './can.ts';
import { serviceChange, serviceCode, serviceInput } from './rules.ts';
import { WHY } from './rules-minutes.ts';

const number = z.int32().min(1);
const version = z.object({ number, fromOn: day, state: z.enum(['planned', 'inForce', 'past', 'withdrawn']), writtenAt: z.date(), writtenBy: z.string(), body: serviceInput });
/** what the branch reckons with today and why, and tomorrow where that is something else */
const here = z.object({ minutes: z.number(), learntFrom: day.nullable(), why: z.enum(WHY), tomorrow: z.number().nullable() });
const learnt = z.object({ samples: z.int(), mean: z.number(), p80: z.number(), expected: z.number() });

export const contract = {
  'GET /api/public/services': endpoint({ summary: 'What customers come for, and how to do it without coming', may: can.list, cache: 'etag', answer: z.object({ services: z.array(serviceInput) }) }),
  'PUT /api/services': endpoint({ summary: 'Add or change a service, today or from a later day', may: can.put, body: serviceChange, answer: z.object({ code: z.string(), version: number, fromOn: day }) }),
  'GET /api/branches/:branch/services': endpoint({
    summary: 'The whole catalogue, with what this branch has learnt of its minutes and what is planned', may: can.seeCatalogue, params: branchParam,
    answer: z.object({ services: z.array(serviceInput.extend({ here, learnt: learnt.nullable(), plannedFrom: day.nullable() })) }),
  }),
  'GET /api/services/:code/versions': endpoint({ summary: 'What the catalogue said of a service when, and will say', may: can.seeVersions, params: z.object({ code: serviceCode }), answer: z.object({ versions: z.array(version) }) }),
  'POST /api/services/:code/versions/:number/withdrawal': endpoint({ summary: 'Take back a change that does not hold yet', may: can.withdraw, params: z.object({ code: serviceCode, number: z.coerce.number().int().min(1).max(100_000) }), answer: z.object({ number }) }),
} as const;
