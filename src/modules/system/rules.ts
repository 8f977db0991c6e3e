import { type Check, type Figures, type Finding } from './figures.ts';

/** From which figure a check asks for attention (`watch`) or for a deed (`ill`). Ours; IT's page, not a branch's rule. */
export const LIMITS = {
  oldestPostgresql: 150_000,
  faultShare: { watch: 0, ill: 0.01 },
  outboxSeconds: { watch: 30, ill: 300 },
  jobLateSeconds: { watch: 120, ill: 900 },
  deedSeconds: { watch: 10, ill: 60 },
  connectionShare: { watch: 0.7, ill: 0.9 },
  sealSeconds: { watch: 180, ill: 900 },
  memoryMb: { watch: 1_500, ill: 3_000 },
  loopMs: { watch: 200, ill: 1_000 },
  freeMb: { watch: 2_000, ill: 500 },
} as const;

/** 体检:每项结论都由数字得出,不正常的说明怎么办。All checks, the worst first, otherwise in the order in which one would look. */
export function findingsOf(figures: Figures, now = figures.at): Finding[] {
  const { database, answers, outbox, program } = figures;
  const late = lateJobs(figures, now);
  const lost = figures.jobs.filter((one) => one.givenUp > 0);
  const findings: Finding[] = [
    finding('postgresql', figures.postgresqlNumber >= LIMITS.oldestPostgresql ? 'well' : 'ill', { version: figures.versions.postgresql }),
    finding('owner', figures.owned === 0 ? 'well' : 'ill', { owned: figures.owned }),
    finding('rowSecurity', isSeenOnlyInContext(figures) ? 'well' : 'ill', figures.rows),
    finding('answers', above(answers.asked === 0 ? 0 : answers.faults / answers.asked, LIMITS.faultShare), answers),
    finding('outbox', outbox.behind === 0 ? 'well' : above(outbox.oldestSeconds, LIMITS.outboxSeconds), outbox),
    finding('jobsLate', above(late.seconds, LIMITS.jobLateSeconds), late),
    finding('jobsGivenUp', lost.length === 0 ? 'well' : 'ill', { count: lost.reduce((sum, one) => sum + one.givenUp, 0), task: lost.map((one) => one.task).join(', ') }),
    finding('locks', above(database.longestDeedSeconds, LIMITS.deedSeconds), { waiting: database.waitingForLocks, seconds: database.longestDeedSeconds }),
    finding('connections', above(database.connections / database.mostConnections, LIMITS.connectionShare), { used: database.connections, most: database.mostConnections }),
    finding('seal', figures.sealedSecondsAgo === null ? 'watch' : above(figures.sealedSecondsAgo, LIMITS.sealSeconds), { seconds: figures.sealedSecondsAgo ?? '–' }),
    finding('memory', above(program.memoryMb, LIMITS.memoryMb), { mb: program.memoryMb }),
    finding('loop', above(program.loopP99Ms, LIMITS.loopMs), { ms: program.loopP99Ms }),
    finding('disk', below(figures.freeMb, LIMITS.freeMb), { mb: figures.freeMb }),
  ];
  const rank = { ill: 0, watch: 1, well: 2 };
  return findings.toSorted((a, b) => rank[a.state] - rank[b.state]);
}

/** A bank in which nothing was done yet has no row to see. */
function isSeenOnlyInContext({ rows, sealedSecondsAgo }: Figures): boolean {
  return rows.withoutContext === 0 && (rows.withContext > 0 || sealedSecondsAgo === null);
}

function lateJobs({ jobs }: Figures, now: Date): { count: number; task: string; seconds: number } {
  const [oldest] = jobs.filter((one) => one.dueSince !== null).toSorted((a, b) => Number(a.dueSince) - Number(b.dueSince));
  const seconds = oldest?.dueSince ? Math.max(0, Math.round((now.getTime() - oldest.dueSince.getTime()) / 1_000)) : 0;
  return { count: jobs.reduce((sum, one) => sum + one.due, 0), task: oldest?.task ?? '', seconds };
}

function finding(check: Check, state: Finding['state'], facts: Finding['facts']): Finding {
  return { check, state, facts };
}

function above(figure: number, limit: { watch: number; ill: number }): Finding['state'] {
  return figure > limit.ill ? 'ill' : figure > limit.watch ? 'watch' : 'well';
}

function below(figure: number, limit: { watch: number; ill: number }): Finding['state'] {
  return figure < limit.ill ? 'ill' : figure < limit.watch ? 'watch' : 'well';
}
