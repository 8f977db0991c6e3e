-- What people were told about their wait, and what came true. An estimate is shown only from these rows.

-- One forecast for a waiting number: what its line looked like (the moment), what similar moments said, the band, the range that was shown, and the truth.
create table lobby.forecast (
  branch_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  on_date date not null,
  at timestamptz not null,
  minute_of_day real not null,
  service_group text not null,
  method text not null,
  ahead_count int not null,
  counter_count int not null,
  called_count int not null,
  called30_count int not null,
  called60_count int not null,
  near_minutes real not null,
  sight real[] not null,
  p10_minutes real not null,
  p50_minutes real not null,
  p80_minutes real not null,
  p90_minutes real not null,
  low_minutes int not null,
  high_minutes int not null,
  shown boolean not null,
  waited_minutes real,
  outcome text,
  primary key (branch_id, id),
  foreign key (branch_id, ticket_id) references lobby.ticket (branch_id, id) on delete cascade,
  constraint forecast_method_known check (method in ('work', 'similar', 'learnt')),
  constraint forecast_in_order check (0 <= p10_minutes and p10_minutes <= p50_minutes and p50_minutes <= p80_minutes and p80_minutes <= p90_minutes),
  constraint forecast_is_range check (0 <= low_minutes and low_minutes < high_minutes),
  constraint forecast_outcome_known check (outcome in ('called', 'left')),
  constraint forecast_wait_not_negative check (waited_minutes >= 0),
  constraint forecast_called_has_wait check ((outcome is not distinct from 'called') = (waited_minutes is not null))
);
-- The latest one of a number is what is shown.
create index forecast_by_ticket on lobby.forecast (branch_id, ticket_id, at desc);
create index forecast_open on lobby.forecast (branch_id, on_date) where outcome is null;
-- The memory of a line: its latest moments that came true.
create index forecast_memory on lobby.forecast (branch_id, service_group, on_date desc, at desc) where waited_minutes is not null;
select app.protect('lobby.forecast');
select app.classify('lobby.forecast', '{}');

-- How a day's forecasts turned out, by method; shown to the branch head, and what hides an estimate that is not to be trusted.
create table lobby.forecast_score (
  branch_id uuid not null references app.place (id) on delete restrict,
  on_date date not null,
  method text not null,
  forecast_count int not null,
  left_count int not null,
  mae_minutes real not null,
  bias_minutes real not null,
  within10 real not null,
  coverage80 real not null,
  kept90 real not null,
  scored_at timestamptz not null,
  primary key (branch_id, on_date, method),
  constraint forecast_score_shares check (within10 between 0 and 1 and coverage80 between 0 and 1 and kept90 between 0 and 1)
);
select app.protect('lobby.forecast_score');
select app.classify('lobby.forecast_score', '{}');

-- What was learnt of a night over all branches: trees without anything of a person in them. The latest counts.
create table lobby.forecast_model (
  id uuid primary key,
  learnt_at timestamptz not null,
  lesson_count int not null,
  model jsonb not null
);
create index forecast_model_latest on lobby.forecast_model (learnt_at desc);
select app.share('lobby.forecast_model');
select app.classify('lobby.forecast_model', '{}');

-- How many are expected to come, hour by hour, as said the evening before; `came_count` when the day is over.
create table lobby.arrival_forecast (
  branch_id uuid not null references app.place (id) on delete restrict,
  on_date date not null,
  service_group text not null,
  hour smallint not null,
  expected real not null,
  came_count int,
  made_at timestamptz not null,
  primary key (branch_id, on_date, service_group, hour),
  constraint arrival_forecast_hour check (hour between 0 and 23),
  constraint arrival_forecast_not_negative check (expected >= 0 and came_count >= 0)
);
select app.protect('lobby.arrival_forecast');
select app.classify('lobby.arrival_forecast', '{}');
