-- 本网点用时: from a day on, the minutes that a branch reckons with for a service, in place of the catalogue's. Each night decides anew;
-- a row stands until the next one, or until the catalogue itself says something else (then `catalogue_minutes` no longer agrees).
create table services.minutes_here (
  branch_id uuid not null references app.place (id) on delete restrict,
  service_code text not null,
  from_on date not null,
  minutes numeric not null check (minutes > 0 and minutes <= 240),
  basis text not null check (basis in ('learnt', 'catalogue')),
  catalogue_minutes numeric not null,
  sample_count int not null check (sample_count >= 0),
  mean_minutes real,
  decided_at timestamptz not null,
  primary key (branch_id, service_code, from_on)
);
select app.protect('services.minutes_here');
select app.classify('services.minutes_here', '{}');
