import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { can } from './can.ts';
import { serviceInput } from './rules.ts';

export const contract = {
  'GET /api/public/services': endpoint({ summary: 'What customers come for, and how to do it without coming', may: can.list, cache: 'etag', answer: z.object({ services: z.array(serviceInput) }) }),
  'PUT /api/services': endpoint({ summary: 'Add or change a service', may: can.put, body: serviceInput, answer: z.object({ code: z.string() }) }),
} as const;
