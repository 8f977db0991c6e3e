-- What somebody is told who would take a number now, one row for each line: the only source of a range at the greeting and on the hall's screens.
create table lobby.newcomer_forecast (
  branch_id uuid not null references app.place (id) on delete restrict,
  service_group text not null,
  on_date date not null,
  at timestamptz not null,
  ahead_count int not null,
  p50_minutes real not null,
  p80_minutes real not null,
  low_minutes int not null,
  high_minutes int not null,
  shown boolean not null,
  primary key (branch_id, service_group),
  constraint newcomer_in_order check (0 <= p50_minutes and p50_minutes <= p80_minutes),
  constraint newcomer_is_range check (0 <= low_minutes and low_minutes < high_minutes)
);
select app.protect('lobby.newcomer_forecast');
select app.classify('lobby.newcomer_forecast', '{}');
