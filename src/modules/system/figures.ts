import { z } from 'zod';

/** A task's name: module and job. */
export const task = z.string().max(80).regex(/^[a-z]+\.[A-Za-z]+$/);

export type JobFigures = { task: string; later: number; due: number; running: number; failing: number; givenUp: number; dueSince: Date | null };

/** What the program can tell of itself and its database, at one moment. Durations in the unit of their name. */
export type Figures = {
  at: Date;
  bank: { kind: string; clockSpeed: number };
  versions: { kaimen: string; node: string; postgresql: string };
  /** PostgreSQL's version as a number, 180004 for 18.4 */
  postgresqlNumber: number;
  program: { upSeconds: number; memoryMb: number; loopP99Ms: number; screens: number };
  /** since the program started; `p95Ms` is the upper end of the bucket that holds it */
  answers: { asked: number; faults: number; p95Ms: number };
  database: { sizeMb: number; connections: number; mostConnections: number; waitingForLocks: number; longestDeedSeconds: number };
  /** tables the program's role owns: must be none */
  owned: number;
  /** rows of a protected table seen without and with context */
  rows: { withoutContext: number; withContext: number };
  outbox: { behind: number; oldestSeconds: number };
  jobs: readonly JobFigures[];
  /** seconds since the last seal of the trail; null when there is none yet */
  sealedSecondsAgo: number | null;
  freeMb: number;
};

export const CHECKS = ['postgresql', 'owner', 'rowSecurity', 'answers', 'outbox', 'jobsLate', 'jobsGivenUp', 'locks', 'connections', 'seal', 'memory', 'loop', 'disk'] as const;
export type Check = (typeof CHECKS)[number];
export type Finding = Readonly<{ check: Check; state: 'well' | 'watch' | 'ill'; facts: Readonly<Record<string, string | number>> }>;
