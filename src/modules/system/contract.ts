import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { can } from './can.ts';
import { CHECKS, task } from './figures.ts';

const n = z.number();
const figures = z.object({
  at: z.date(),
  bank: z.object({ kind: z.string(), clockSpeed: n }),
  versions: z.object({ kaimen: z.string(), node: z.string(), postgresql: z.string() }),
  program: z.object({ upSeconds: n, memoryMb: n, loopP99Ms: n, screens: n }),
  answers: z.object({ asked: n, faults: n, p95Ms: n }),
  database: z.object({ sizeMb: n, connections: n, mostConnections: n, waitingForLocks: n, longestDeedSeconds: n }),
  outbox: z.object({ behind: n, oldestSeconds: n }),
  jobs: z.array(z.object({ task: z.string(), later: n, due: n, running: n, failing: n, givenUp: n, dueSince: z.date().nullable() })),
  freeMb: n,
});
const finding = z.object({ check: z.enum(CHECKS), state: z.enum(['well', 'watch', 'ill']), name: z.string(), says: z.string(), cure: z.string().nullable() });

export const contract = {
  'GET /api/system/health': endpoint({ summary: 'Figures of program, database and queue, and what to do about those that are not well', may: can.health, answer: z.object({ figures, findings: z.array(finding) }) }),
  'POST /api/system/job-retries': endpoint({ summary: 'Tries the jobs of a task again that were given up', may: can.retryJobs, body: z.object({ task }), answer: z.object({ count: n }) }),
} as const;
