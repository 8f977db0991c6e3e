import { z } from 'zod';
import { branchParam, day, endpoint, id } from '#platform/contract.ts';
import { can } from './can.ts';
import { networkShape } from './reads/network.ts';
import { outlookShape } from './reads/outlook.ts';
import { todayShape } from './reads/today.ts';

export const contract = {
  'GET /api/branches/:branch/today': endpoint({ summary: 'A branch’s day: curve, waits, counters, what needs a decision', may: can.today, params: branchParam, query: z.object({ date: day.optional() }), answer: todayShape }),
  'GET /api/branches/:branch/outlook': endpoint({ summary: 'A coming day: expected arrivals against planned counters, and how the estimates of late came true', may: can.today, params: branchParam, query: z.object({ date: day.optional() }), answer: outlookShape }),
  'GET /api/overview/branches': endpoint({ summary: 'All branches of one’s reach, now', may: can.network, query: z.object({ region: id.optional() }), answer: networkShape }),
} as const;
