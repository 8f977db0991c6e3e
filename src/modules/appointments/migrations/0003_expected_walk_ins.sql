-- How many minutes of counter work walk-ins are expected to bring in an hour: told by the lobby's arrival forecast, so that the times which are
-- proposed lie where the counters would else stand idle. A day without rows is a day without a forecast.
create table appointments.expected_walk_in (
  branch_id uuid not null,
  business_on date not null,
  service_group text not null,
  hour int not null,
  minutes real not null,
  told_at timestamptz not null,
  primary key (branch_id, business_on, service_group, hour),
  constraint expected_hour_of_a_day check (hour between 0 and 23),
  constraint expected_not_negative check (minutes >= 0)
);
select app.protect('appointments.expected_walk_in');
select app.classify('appointments.expected_walk_in', '{}');
