import { z } from 'zod';
import { branchParam, day, endpoint, id } from '#platform/contract.ts';
import { can } from './can.ts';
import { exposureShape } from './reads/exposure.ts';
import { exposuresShape } from './reads/exposures.ts';
import { greetingShape } from './reads/greeting.ts';
import { networkShape } from './reads/network.ts';
import { outlookShape } from './reads/outlook.ts';
import { todayShape } from './reads/today.ts';

export const contract = {
  'GET /api/branches/:branch/today': endpoint({ summary: 'A branch’s day: curve, waits, counters, what needs a decision', may: can.today, params: branchParam, query: z.object({ date: day.optional() }), answer: todayShape }),
  'GET /api/branches/:branch/outlook': endpoint({ summary: 'A coming day: expected arrivals against planned counters, and how the estimates of late came true', may: can.today, params: branchParam, query: z.object({ date: day.optional() }), answer: outlookShape }),
  'GET /api/branches/:branch/exposure': endpoint({ summary: 'How much of each other’s company visitors had, day by day', may: can.today, params: branchParam, query: z.object({ days: z.coerce.number().int().min(1).max(60).optional() }), answer: exposureShape }),
  'GET /api/branches/:branch/greeting': endpoint({ summary: 'What was offered at the greeting lately and what was taken', may: can.today, params: branchParam, answer: greetingShape }),
  'GET /api/overview/exposure': endpoint({ summary: 'How much of each other’s company visitors had, branch beside branch', may: can.network, query: z.object({ days: z.coerce.number().int().min(7).max(60).optional() }), answer: exposuresShape }),
  'GET /api/overview/branches': endpoint({ summary: 'All branches of one’s reach, now', may: can.network, query: z.object({ region: id.optional() }), answer: networkShape }),
} as const;
