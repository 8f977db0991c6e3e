import { expect, test } from 'vitest';
import { CHECKS, type Figures } from './figures.ts';
import { en } from './findings.en.ts';
import { zh } from './findings.zh.ts';
import { answersOf } from './reads/metrics.ts';
import { findingsOf, LIMITS } from './rules.ts';
import { sayFinding } from './say-finding.ts';

const at = new Date('2026-03-02T01:00:00Z');
const healthy: Figures = {
  at, bank: { kind: 'real', clockSpeed: 1 }, versions: { kaimen: '0.1.0', node: '24.1.0', postgresql: '18.4' }, postgresqlNumber: 180_004,
  program: { upSeconds: 60, memoryMb: 200, loopP99Ms: 12, screens: 3 }, answers: { asked: 1_000, faults: 0, p95Ms: 50 },
  database: { sizeMb: 40, connections: 12, mostConnections: 100, waitingForLocks: 0, longestDeedSeconds: 0 },
  owned: 0, rows: { withoutContext: 0, withContext: 15 }, outbox: { behind: 0, oldestSeconds: 0 }, jobs: [], sealedSecondsAgo: 40, freeMb: 50_000,
};
const job = { task: 'contact.send', later: 0, due: 0, running: 0, failing: 0, givenUp: 0, dueSince: null };
const secondsAgo = (seconds: number) => new Date(at.getTime() - seconds * 1_000);

test('a healthy bank has every check, all well, and no cure to read', () => {
  const findings = findingsOf(healthy);
  expect(findings.map((one) => one.check).toSorted()).toEqual([...CHECKS].toSorted());
  expect(findings.every((one) => one.state === 'well')).toBe(true);
  expect(findings.every((one) => sayFinding(one, 'zh').cure === null)).toBe(true);
});

const cases: [string, Partial<Figures>, string, string][] = [
  ['an old database', { postgresqlNumber: 140_010 }, 'postgresql', 'ill'],
  ['the owner’s own login', { owned: 80 }, 'owner', 'ill'],
  ['rows seen without context', { rows: { withoutContext: 1, withContext: 15 } }, 'rowSecurity', 'ill'],
  ['context that does not arrive', { rows: { withoutContext: 0, withContext: 0 } }, 'rowSecurity', 'ill'],
  ['one fault in a thousand', { answers: { asked: 1_000, faults: 1, p95Ms: 50 } }, 'answers', 'watch'],
  ['one fault in fifty', { answers: { asked: 1_000, faults: 20, p95Ms: 50 } }, 'answers', 'ill'],
  ['an outbox that is held back', { outbox: { behind: 4, oldestSeconds: 400 } }, 'outbox', 'ill'],
  ['a job due for five minutes', { jobs: [{ ...job, due: 1, dueSince: secondsAgo(300) }] }, 'jobsLate', 'watch'],
  ['a job that was given up', { jobs: [{ ...job, givenUp: 2 }] }, 'jobsGivenUp', 'ill'],
  ['a transaction of two minutes', { database: { ...healthy.database, longestDeedSeconds: 120 } }, 'locks', 'ill'],
  ['a trail that was never sealed', { sealedSecondsAgo: null }, 'seal', 'watch'],
  ['a disk nearly full', { freeMb: LIMITS.freeMb.ill - 1 }, 'disk', 'ill'],
];

test.each(cases)('%s stands first, with a cure in both languages', (_, changed, check, state) => {
  const [first] = findingsOf({ ...healthy, ...changed });
  expect(first).toMatchObject({ check, state });
  if (!first) return;
  for (const lang of ['zh', 'en'] as const) {
    const said = sayFinding(first, lang);
    expect(said.cure).toBeTruthy();
    expect(said.says).not.toMatch(/[{}]|undefined/);
  }
});

test('a bank in which nothing was done yet is not called ill', () => {
  const findings = findingsOf({ ...healthy, rows: { withoutContext: 0, withContext: 0 }, sealedSecondsAgo: null });
  expect(findings.filter((one) => one.state === 'ill')).toEqual([]);
});

test('both languages word every check', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
});

test('95 of 100 answers are within the bucket that holds the ninety-fifth; "come again" is no fault', () => {
  const count = (status: string, value: number) => ({ metricName: 'kaimen_http_seconds_count', labels: { status }, value });
  const bucket = (le: number | string, value: number) => ({ metricName: 'kaimen_http_seconds_bucket', labels: { le }, value });
  const samples = [count('200', 96), count('503', 3), count('500', 1), bucket(0.02, 90), bucket(0.05, 96), bucket(1, 100), bucket('+Inf', 100)];
  expect(answersOf(samples)).toEqual({ asked: 100, faults: 1, p95Ms: 50 });
  expect(answersOf([])).toEqual({ asked: 0, faults: 0, p95Ms: 0 });
});
