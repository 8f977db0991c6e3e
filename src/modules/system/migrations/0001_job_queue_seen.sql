-- The job queue belongs to the owner. These are the two doors through which the system administrator looks at it and tries again;
-- neither shows what a job carries.
create schema system;
grant usage on schema system to kaimen_app;

-- The queue runs on real time, not on a sample bank's clock: the caller names it.
-- How many jobs of each task wait for their time, are due, run, failed and will be tried again, or were given up.
create function system.job_figures(at_time timestamptz) returns table (task text, later bigint, due bigint, running bigint, failing bigint, given_up bigint, due_since timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query
    select jobs.task_identifier,
      count(*) filter (where jobs.locked_at is null and jobs.attempts < jobs.max_attempts and jobs.run_at > at_time),
      count(*) filter (where jobs.locked_at is null and jobs.attempts < jobs.max_attempts and jobs.run_at <= at_time),
      count(*) filter (where jobs.locked_at is not null),
      count(*) filter (where jobs.attempts > 0 and jobs.attempts < jobs.max_attempts and jobs.locked_at is null),
      count(*) filter (where jobs.attempts >= jobs.max_attempts and jobs.locked_at is null),
      min(jobs.run_at) filter (where jobs.locked_at is null and jobs.attempts < jobs.max_attempts and jobs.run_at <= at_time)
    from graphile_worker.jobs
    group by jobs.task_identifier
    order by jobs.task_identifier;
end $$;
revoke all on function system.job_figures from public;
grant execute on function system.job_figures to kaimen_app;

-- Jobs of a task that were given up are due again, from the first try. Answers how many.
create function system.retry_jobs(of_task text, at_time timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  found_ids bigint[];
begin
  select array_agg(jobs.id) into found_ids from graphile_worker.jobs
  where jobs.task_identifier = of_task and jobs.attempts >= jobs.max_attempts and jobs.locked_at is null;
  if found_ids is null then return 0; end if;
  perform graphile_worker.reschedule_jobs(found_ids, run_at := at_time, attempts := 0);
  return cardinality(found_ids);
end $$;
revoke all on function system.retry_jobs from public;
grant execute on function system.retry_jobs to kaimen_app;
