-- 接触暴露 of a day that is over, worked out from the door's events when the day is closed (rules-exposure.ts): many branches and weeks beside one
-- another are read from here. `uncounted`: people whom nobody counted out, so that the closing did.
create table lobby.exposure_day (
  branch_id uuid not null references app.place (id) on delete restrict,
  on_date date not null,
  figured_at timestamptz not null,
  visitors int not null,
  cap_count int not null,
  pair_minutes real not null,
  minutes_above_cap real not null,
  long_contacts int not null,
  most int not null,
  uncounted int not null,
  primary key (branch_id, on_date),
  constraint exposure_day_not_negative check (visitors > 0 and pair_minutes >= 0 and minutes_above_cap >= 0 and long_contacts >= 0 and most >= 0 and uncounted >= 0)
);
create index exposure_day_by_date on lobby.exposure_day (on_date);
select app.protect('lobby.exposure_day');
select app.classify('lobby.exposure_day', '{}');
