import type { zh } from './findings.zh.ts';

export const en: typeof zh = {
  postgresql: { name: 'Database version', says: 'PostgreSQL {version}', cure: 'PostgreSQL 15 or newer is needed; upgrade it and start again.' },
  owner: { name: 'Program role owns nothing', says: '{owned} tables owned', cure: 'The program is connected as the owner. Drop DATABASE_APP_URL, or name a member of kaimen_app.' },
  rowSecurity: { name: 'Row security', says: '{withoutContext} rows without context, {withContext} with', cure: 'The context does not reach the database. On Citus set citus.propagate_set_commands = local for the program’s role.' },
  answers: { name: 'Answers', says: '{asked} since the start, {faults} faults, 95 % within {p95Ms} ms', cure: 'Look in the log for answers of 5xx; each has its request id.' },
  outbox: { name: 'Events to be carried', says: '{behind} waiting, the oldest for {oldestSeconds} s', cure: 'See whether a long transaction holds them back (“Locks and long transactions”), or whether the jobs run at all.' },
  jobsLate: { name: 'Jobs that are due', says: '{count} due and not done, the oldest for {seconds} s {task}', cure: 'The jobs are too busy or do not run. Look in the log; a second program can share the work.' },
  jobsGivenUp: { name: 'Jobs given up', says: '{count} {task}', cure: 'Find the cause in the log and mend it, then press “Try again” below.' },
  locks: { name: 'Locks and long transactions', says: '{waiting} waiting for a lock, longest transaction {seconds} s', cure: 'Look for the oldest transaction in pg_stat_activity; end it if it must be.' },
  connections: { name: 'Database connections', says: '{used} of {most}', cure: 'Let other programs use fewer, or raise max_connections.' },
  seal: { name: 'Seal of the trail', says: 'last sealed {seconds} s ago', cure: 'It is sealed every minute. Check that the jobs run and that KAIMEN_HOME/seals can be written.' },
  memory: { name: 'Memory of the program', says: '{mb} MB', cure: 'Keep a copy of /metrics and restart the program; report it if it comes back.' },
  loop: { name: 'Delay of the program', says: '99 % within {ms} ms', cure: 'The processor is too small. Start a second program beside it, or move to a faster machine.' },
  disk: { name: 'Disk', says: '{mb} MB free', cure: 'Free space before the database stops.' },
};
