import { Button } from 'antd';
import { caller } from '#ui/call.ts';
import { clockWithSeconds, count } from '#ui/format.ts';
import { Badge, EmptyState, useDeed, useToast } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import type { Job } from './SystemPage.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** What the queue holds, by task; what was given up can be tried again. */
export function JobsPanel({ jobs }: { jobs: readonly Job[] }) {
  const toast = useToast();
  const retry = useDeed((task: string) => call('POST /api/system/job-retries', { body: { task } }), {
    renews: [['system']], done: ({ count: many }, task) => toast.done(w.retried(many, task)),
  });
  return (
    <section className="panel system-jobs" aria-labelledby="jobs">
      <h2 id="jobs">{w.jobs}</h2>
      <p className="soft">{w.jobsHelp}</p>
      {jobs.length === 0 ? <EmptyState title={w.noJobs} help={w.noJobsHelp} /> : (
        <div className="figures" tabIndex={0} role="region" aria-label={w.jobs}>
          <table>
            <thead><tr>{[w.task, w.due, w.running, w.later, w.failing, w.givenUp, w.since].map((name) => <th key={name} scope="col">{name}</th>)}<th scope="col"><span className="unseen">{w.retry}</span></th></tr></thead>
            <tbody>
              {jobs.map((job) => (
                <tr key={job.task}>
                  <th scope="row"><code>{job.task}</code></th>
                  <td>{count(job.due)}</td><td>{count(job.running)}</td><td>{count(job.later)}</td>
                  <td>{job.failing > 0 ? <Badge kind="watch">{count(job.failing)}</Badge> : 0}</td>
                  <td>{job.givenUp > 0 ? <Badge kind="act">{count(job.givenUp)}</Badge> : 0}</td>
                  <td>{job.dueSince === null ? '–' : clockWithSeconds(job.dueSince)}</td>
                  <td>{job.givenUp > 0 && <Button size="small" loading={retry.busy} onClick={() => void retry.run(job.task)}>{w.retry}</Button>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
