import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NETWORK, newId } from '#kernel/id.ts';
import { sql } from '#platform/sql.ts';
import { hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { retryJobs } from './acts/retry-jobs.ts';

let bank: TestBank;
let owner: pg.Client;
let admin: string;

beforeAll(async () => {
  bank = await openBank();
  owner = new pg.Client({ connectionString: bank.ownerUrl });
  await owner.connect();
  await bank.work(); // the queue's own tables are there
  const { password } = await hire(bank, 'admin.it', 'system_admin');
  admin = await signIn(bank.server, 'admin.it', password);
});
afterAll(async () => {
  await owner?.end();
  await bank?.close();
});

const health = async (cookie: string, lang = 'zh') =>
  bank.server.inject({ url: '/api/system/health', headers: { cookie, 'accept-language': lang } });
const giveUp = (task: string, many: number) => owner.query(
  `select graphile_worker.add_job($1, payload := '{"phone":"13900000000"}', max_attempts := 1) from generate_series(1, $2::int)`, [task, many],
).then(() => owner.query(`update graphile_worker._private_jobs set attempts = max_attempts where task_id = (select id from graphile_worker._private_tasks where identifier = $1)`, [task]));

test('the system administrator sees figures and findings, in the language asked for; row security is seen to hold', async () => {
  const answer = await health(admin, 'en');
  expect(answer.statusCode).toBe(200);
  const { figures, findings } = answer.json();
  expect(figures.database.mostConnections).toBeGreaterThan(0);
  expect(findings.find((one: { check: string }) => one.check === 'rowSecurity')).toMatchObject({ state: 'well', name: 'Row security' });
  expect((await health(admin)).json().findings.find((one: { check: string }) => one.check === 'disk').name).toBe('磁盘');
});

test('others are refused', async () => {
  const { password } = await hire(bank, 'auditor.it', 'auditor');
  expect((await health(await signIn(bank.server, 'auditor.it', password))).json()).toMatchObject({ status: 403, code: 'forbidden' });
  await expect(retryJobs(bank.as('security_admin', 'all', newId()), { task: 'contact.send' })).rejects.toMatchObject({ code: 'forbidden' });
});

test('jobs that were given up are shown without what they carry, tried again once, and the trail keeps who did it', async () => {
  await giveUp('contact.send', 3);
  const before = await health(admin, 'en');
  expect(before.body).not.toContain('13900000000');
  const finding = before.json().findings.find((one: { check: string }) => one.check === 'jobsGivenUp');
  expect(finding).toMatchObject({ state: 'ill', says: '3 contact.send' });

  const asking = bank.as('system_admin', 'all', newId());
  expect(await retryJobs(asking, { task: 'contact.send' })).toEqual({ count: 3 });
  expect(await retryJobs(asking, { task: 'contact.send' })).toEqual({ count: 3 }); // the same wish, answered again
  await expect(retryJobs(bank.as('system_admin', 'all', newId()), { task: 'contact.send' })).rejects.toMatchObject({ code: 'system.nothingGivenUp' });
  const jobs: { task: string; due: number; givenUp: number }[] = (await health(admin)).json().figures.jobs;
  expect(jobs.find((one) => one.task === 'contact.send')).toMatchObject({ due: 3, givenUp: 0 });
  const trail = await bank.house.db.look({ branch: NETWORK }, (tx) => tx.many<{ facts: string }>(sql`
    select facts from app.trail where branch_id = ${NETWORK} and act = 'system.retryJobs' and outcome = 'done'`));
  expect(trail).toEqual([{ facts: '{"count": 3}' }]);
});

test('a task with a strange name is refused with a sentence', async () => {
  const answer = await bank.server.inject({ method: 'POST', url: '/api/system/job-retries', headers: { cookie: admin, 'idempotency-key': newId() }, payload: { task: 'x; drop' } });
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.statusCode).toBeLessThan(500);
});
