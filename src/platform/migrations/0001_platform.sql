-- The ground under all modules: row security, places and their settings, trail, deed keys, outbox, clock of a sample bank.
create schema app;
create schema graphile_worker;

do $$
begin
  if not exists (select from pg_roles where rolname = 'kaimen_app') then create role kaimen_app nologin; end if;
end $$;

grant usage on schema app to kaimen_app;

-- Data classes (JR/T 0171): C2 and C1 are personal, C0 is not. Every column carries one, as the start of its comment.
create function app.classify(of_table text, classes jsonb) returns void language plpgsql as $$
declare
  col text;
begin
  for col in select attname from pg_attribute where attrelid = of_table::regclass and attnum > 0 and not attisdropped loop
    execute format('comment on column %s.%I is %L', of_table, col, coalesce(classes ->> col, 'C0'));
  end loop;
end $$;

-- A table of a branch's rows: security forced, seen only through the transaction's app.branch or app.branches. No subquery (Citus).
create function app.protect(of_table text) returns void language plpgsql as $$
declare
  sees constant text := $sees$(
    branch_id::text = current_setting('app.branch', true)
    or current_setting('app.branches', true) = '*'
    or branch_id::text = any (string_to_array(current_setting('app.branches', true), ','))
  )$sees$;
begin
  execute format('alter table %s enable row level security', of_table);
  execute format('alter table %s force row level security', of_table);
  execute format('create policy of_branch on %s using %s with check %s', of_table, sees, sees);
  execute format('grant usage on schema %I to kaimen_app', split_part(of_table, '.', 1));
  execute format('grant select, insert, update, delete on %s to kaimen_app', of_table);
end $$;

-- A small table that all branches share (a reference table on Citus).
create function app.share(of_table text) returns void language plpgsql as $$
begin
  execute format('grant usage on schema %I to kaimen_app', split_part(of_table, '.', 1));
  execute format('grant select, insert, update, delete on %s to kaimen_app', of_table);
  execute format('comment on table %s is %L', of_table, 'reference');
end $$;

-- A table that stays on the coordinator (sessions, outbox).
create function app.keep_local(of_table text) returns void language plpgsql as $$
begin
  execute format('grant usage on schema %I to kaimen_app', split_part(of_table, '.', 1));
  execute format('grant select, insert, update, delete on %s to kaimen_app', of_table);
  execute format('comment on table %s is %L', of_table, 'local');
end $$;

-- The bank itself: one row, written once. A real bank never becomes a sample, nor a sample real.
create table app.bank (
  only_one boolean primary key default true check (only_one),
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('sample', 'real')),
  founded_at timestamptz not null default now()
);
grant select on app.bank to kaimen_app;
select app.classify('app.bank', '{}');
comment on table app.bank is 'reference';

-- The business clock of a sample bank: bank time = at + (real now - real_at) * speed. A real bank has no row.
create table app.bank_clock (
  only_one boolean primary key default true check (only_one),
  at timestamptz not null,
  real_at timestamptz not null,
  speed numeric not null check (speed >= 0 and speed <= 600)
);
select app.keep_local('app.bank_clock');
select app.classify('app.bank_clock', '{}');

-- Places: network > region > branch. Settings hang on them; a branch id known here is a branch.
create table app.place (
  id uuid primary key,
  parent_id uuid references app.place (id) on delete restrict,
  kind text not null check (kind in ('network', 'region', 'branch')),
  time_zone text not null default 'Asia/Shanghai'
);
select app.share('app.place');
select app.classify('app.place', '{}');
insert into app.place (id, kind) values ('00000000-0000-0000-0000-000000000000', 'network');

-- Dated settings; the closest level wins, then the latest start.
create table app.setting (
  place_id uuid not null references app.place (id) on delete cascade,
  id uuid not null,
  name text not null,
  value jsonb not null,
  from_on date not null,
  until_on date,
  source text,
  set_by text not null,
  set_at timestamptz not null,
  primary key (place_id, id),
  constraint setting_ends_after_start check (until_on is null or until_on >= from_on)
);
create index setting_by_name on app.setting (name, place_id, from_on);
select app.share('app.setting');
select app.classify('app.setting', '{}');

create function app.setting_of(of_name text, at_branch uuid, at_time timestamptz) returns jsonb language sql stable as $$
  select setting.value
  from app.place branch
  left join app.place region on region.id = branch.parent_id
  join app.setting on setting.name = of_name
    and setting.place_id in (branch.id, region.id, '00000000-0000-0000-0000-000000000000')
    and (at_time at time zone branch.time_zone)::date between setting.from_on and coalesce(setting.until_on, 'infinity'::date)
  where branch.id = at_branch
  order by case setting.place_id when branch.id then 0 when region.id then 1 else 2 end, setting.from_on desc, setting.set_at desc
  limit 1
$$;

-- The trail: one hash chain per branch (the network's own chain under its id). Only ever added to.
create table app.trail (
  branch_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  act text not null,
  object text not null,
  outcome text not null check (outcome in ('done', 'forbidden', 'read')),
  facts text not null,
  prev bytea not null,
  hash bytea not null,
  primary key (branch_id, seq),
  constraint trail_on_one_line check (actor || act || object || facts !~ '\n')
);
create index trail_by_time on app.trail (branch_id, at);
select app.protect('app.trail');
revoke update, delete on app.trail from kaimen_app;
select app.classify('app.trail', '{"actor": "C1"}');

create table app.trail_head (
  branch_id uuid primary key,
  seq bigint not null,
  hash bytea not null
);
select app.protect('app.trail_head');
revoke delete on app.trail_head from kaimen_app;
select app.classify('app.trail_head', '{}');

-- Seals over all heads, signed and also written to a file outside the database: a cut tail is found by the last of them.
create table app.seal (
  id uuid primary key,
  at timestamptz not null,
  root text not null,
  heads jsonb not null,
  signature text not null
);
select app.keep_local('app.seal');
revoke update, delete on app.seal from kaimen_app;
select app.classify('app.seal', '{}');

create function app.trail_hash(prev bytea, branch_id uuid, seq bigint, at timestamptz, actor text, act text, object text, outcome text, facts text)
returns bytea language sql stable as $$
  select sha256(prev || convert_to(concat_ws(E'\n', branch_id, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    actor, act, object, outcome, facts), 'UTF8'))
$$;

-- entries: [{"at","actor","act","object","outcome","facts"}], in order. The head is the branch's contended row: call this last.
create function app.append_trail(at_branch uuid, entries jsonb) returns void language plpgsql as $$
declare
  head app.trail_head;
  entry jsonb;
  hashes bytea[];
  nth int := 0;
begin
  select * into head from app.trail_head where branch_id = at_branch for update;
  if not found then
    insert into app.trail_head (branch_id, seq, hash) values (at_branch, 0, '') on conflict do nothing;
    select * into strict head from app.trail_head where branch_id = at_branch for update;
  end if;
  hashes := array[head.hash];
  for entry in select value from jsonb_array_elements(entries) loop
    nth := nth + 1;
    hashes := hashes || app.trail_hash(hashes[nth], at_branch, head.seq + nth, (entry ->> 'at')::timestamptz, entry ->> 'actor', entry ->> 'act',
      entry ->> 'object', entry ->> 'outcome', (entry -> 'facts')::text);
  end loop;
  -- One statement for all rows; RETURNING, because Citus wants it of an INSERT that selects from a function.
  with added as (
    insert into app.trail (branch_id, seq, at, actor, act, object, outcome, facts, prev, hash)
    select at_branch, head.seq + given.nth, (given.entry ->> 'at')::timestamptz, given.entry ->> 'actor', given.entry ->> 'act', given.entry ->> 'object',
      given.entry ->> 'outcome', (given.entry -> 'facts')::text, hashes[given.nth], hashes[given.nth + 1]
    from jsonb_array_elements(entries) with ordinality as given (entry, nth)
    returning seq
  )
  select max(seq), hashes[nth + 1] into head.seq, head.hash from added;
  update app.trail_head set seq = head.seq, hash = head.hash where branch_id = at_branch;
end $$;

-- Idempotency: a key belongs to one actor at one branch; the first answer is given again to whoever repeats it. Kept 72 hours.
create table app.deed_key (
  branch_id uuid not null,
  actor text not null,
  key text not null,
  body_hash text not null,
  answer jsonb,
  at timestamptz not null default now(),
  primary key (branch_id, actor, key)
);
create index deed_key_by_age on app.deed_key using brin (at);
select app.protect('app.deed_key');
select app.classify('app.deed_key', '{"actor": "C1", "answer": "C1"}');

-- The outbox: what happened, for screens and for jobs. Local on the coordinator. No NOTIFY in a deed's transaction: it would make
-- all commits of the bank wait for each other, fsync included (measured: 180 deeds a second instead of thousands).
create table app.event (
  id bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  branch_id uuid not null,
  topic text not null,
  facts jsonb not null,
  at timestamptz not null
);
create index event_by_commit on app.event (tx, id);
create index event_by_age on app.event using brin (at);
select app.protect('app.event');
comment on table app.event is 'local';
select app.classify('app.event', '{}');

-- Which event wakes which job; written from the modules' declarations at each start.
create table app.subscription (
  topic text not null,
  task text not null,
  primary key (topic, task)
);
grant select on app.subscription to kaimen_app;
comment on table app.subscription is 'local';
select app.classify('app.subscription', '{}');

-- How far the courier has carried events to jobs.
create table app.courier (
  only_one boolean primary key default true check (only_one),
  tx xid8 not null,
  id bigint not null
);
insert into app.courier (tx, id) values ('0', 0);
grant select, update on app.courier to kaimen_app;
comment on table app.courier is 'local';
select app.classify('app.courier', '{}');

-- The only door to the job queue, in the caller's own transaction.
create function app.enqueue(task text, payload jsonb, run_at timestamptz default null, job_key text default null, max_attempts int default 12)
returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(task, payload := payload::json, run_at := run_at, job_key := job_key, max_attempts := max_attempts);
end $$;
revoke all on function app.enqueue from public;
grant execute on function app.enqueue to kaimen_app;

-- events: [{"topic","facts"}]. The last step of every deed; a function of its own, so that it can move on Citus.
create function app.announce(at_branch uuid, events jsonb, at_time timestamptz) returns void language plpgsql as $$
begin
  insert into app.event (branch_id, topic, facts, at)
  select coalesce((event ->> 'branch')::uuid, at_branch), event ->> 'topic', coalesce(event -> 'facts', '{}'), at_time
  from jsonb_array_elements(events) as event;
end $$;

-- Carries events to the jobs that wait for them, in commit order: only events of transactions that ended before every one still
-- running, so none is passed over. One courier at a time; answers how many events it carried.
create function app.carry(at_most int) returns int language plpgsql as $$
declare
  stand app.courier;
  news app.event;
  carried int := 0;
begin
  select * into stand from app.courier for update skip locked;
  if not found then return 0; end if;
  for news in
    select * from app.event
    where (event.tx, event.id) > (stand.tx, stand.id) and event.tx < pg_snapshot_xmin(pg_current_snapshot())
    order by event.tx, event.id limit at_most
  loop
    perform app.enqueue(subscription.task, jsonb_build_object('branch', news.branch_id, 'topic', news.topic, 'facts', news.facts))
    from app.subscription where subscription.topic = news.topic;
    stand.tx := news.tx;
    stand.id := news.id;
    carried := carried + 1;
  end loop;
  if carried > 0 then update app.courier set tx = stand.tx, id = stand.id; end if;
  return carried;
end $$;

-- What every ordinary act writes beside its own rows, in one round trip.
create function app.record(at_branch uuid, entries jsonb, events jsonb, at_time timestamptz, by_actor text, under_key text, given jsonb)
returns void language plpgsql as $$
begin
  if under_key is not null then
    update app.deed_key set answer = given where branch_id = at_branch and actor = by_actor and key = under_key;
  end if;
  perform app.append_trail(at_branch, entries);
  perform app.announce(at_branch, events, at_time);
end $$;

-- Hot deeds: all that arrived for one branch while the last batch was in flight, one after the other.
-- deeds: [{"fn","act","actor","key","hash","now", …}]. Answers, in the same order: {"answer"} | {"refused","status","params","offer"} | {"mismatch":true}.
create function app.run_deeds(at_branch uuid, deeds jsonb) returns jsonb language plpgsql as $$
declare
  deed jsonb;
  outcome jsonb;
  named text;
  known jsonb;
  outcomes jsonb[] := '{}';
  entries jsonb[] := '{}';
  events jsonb[] := '{}';
  keys jsonb[] := '{}';
  kept_count int;
  latest timestamptz;
begin
  -- The keys that have an answer already: looked up once for all deeds.
  known := app.known_keys(at_branch, array(select value ->> 'actor' from jsonb_array_elements(deeds)), array(select value ->> 'key' from jsonb_array_elements(deeds)));
  for deed in select value from jsonb_array_elements(deeds) loop
    named := (deed ->> 'actor') || ' ' || (deed ->> 'key');
    if known ? named then
      outcomes := outcomes || case when known -> named ->> 'hash' = deed ->> 'hash' then jsonb_build_object('answer', known -> named -> 'answer') else '{"mismatch": true}'::jsonb end;
      continue;
    end if;
    execute format('select %s($1, $2)', (deed ->> 'fn')::regproc) into outcome using at_branch, deed;
    outcomes := outcomes || (outcome - 'object' - 'facts' - 'events');
    if outcome ? 'refused' then continue; end if;
    latest := (deed ->> 'now')::timestamptz;
    if named is not null then
      known := known || jsonb_build_object(named, jsonb_build_object('hash', deed ->> 'hash', 'answer', outcome -> 'answer'));
      keys := keys || jsonb_build_object('actor', deed ->> 'actor', 'key', deed ->> 'key', 'hash', deed ->> 'hash', 'answer', outcome -> 'answer');
    end if;
    entries := entries || jsonb_build_object('at', deed ->> 'now', 'actor', deed ->> 'actor', 'act', deed ->> 'act',
      'object', outcome ->> 'object', 'outcome', 'done', 'facts', coalesce(outcome -> 'facts', '{}'));
    if outcome ? 'events' then
      events := events || array(select value from jsonb_array_elements(outcome -> 'events'));
    end if;
  end loop;
  if cardinality(entries) > 0 then
    -- A key that another program wrote meanwhile raises 23505: the batch is run again and finds it.
    with kept as (
      insert into app.deed_key (branch_id, actor, key, body_hash, answer)
      select at_branch, one ->> 'actor', one ->> 'key', one ->> 'hash', one -> 'answer' from unnest(keys) as one
      returning key
    )
    select count(*) into kept_count from kept;
    perform app.append_trail(at_branch, to_jsonb(entries));
    perform app.announce(at_branch, to_jsonb(events), latest);
  end if;
  return to_jsonb(outcomes);
end $$;

-- {"actor key": {"hash","answer"}} of those of these keys that have an answer.
create function app.known_keys(at_branch uuid, actors text[], keys text[]) returns jsonb language plpgsql stable as $$
begin
  return (
    select coalesce(jsonb_object_agg(deed_key.actor || ' ' || deed_key.key, jsonb_build_object('hash', body_hash, 'answer', answer)), '{}')
    from app.deed_key where branch_id = at_branch and deed_key.actor = any (actors) and deed_key.key = any (keys)
  );
end $$;
