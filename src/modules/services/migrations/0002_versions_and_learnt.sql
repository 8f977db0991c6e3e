-- What the catalogue said when, and what it will say: each change is a version with the day from which it holds.
create table services.version (
  service_code text not null,
  number int not null,
  from_on date not null,
  body jsonb not null,
  written_at timestamptz not null,
  written_by text not null,
  applied_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (service_code, number),
  constraint version_withdrawn_whole check ((withdrawn_at is null) = (withdrawn_by is null)),
  constraint version_applied_or_withdrawn check (applied_at is null or withdrawn_at is null)
);
create index version_due on services.version (from_on) where applied_at is null and withdrawn_at is null;
select app.share('services.version');
select app.classify('services.version', '{"written_by": "C1", "withdrawn_by": "C1"}');

-- 实测时长: how long a service took at a branch lately; the catalogue's minutes are what one believed before.
create table services.learnt (
  branch_id uuid not null references app.place (id) on delete restrict,
  service_code text not null,
  sample_count int not null check (sample_count > 0),
  mean_minutes real not null check (mean_minutes > 0),
  p80_minutes real not null check (p80_minutes > 0),
  learnt_on date not null,
  primary key (branch_id, service_code)
);
select app.protect('services.learnt');
select app.classify('services.learnt', '{}');
