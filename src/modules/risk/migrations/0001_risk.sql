-- Risk level by area and day: what was counted, which area a place lies in, and which level stood since when.
create schema risk;

-- A province or a city, by its code (GB/T 2260).
create table risk.area (
  code text primary key constraint area_code_of_six_digits check (code ~ '^[1-9]\d{5}$'),
  name text not null,
  time_zone text not null default 'Asia/Shanghai'
);
select app.share('risk.area');
select app.classify('risk.area', '{}');

-- All cases confirmed in an area up to the end of a day. A day without a row is a day of which nothing is known, not a day without cases.
create table risk.count (
  area_code text not null references risk.area (code) on delete restrict,
  day date not null,
  confirmed int not null constraint count_of_people check (confirmed between 0 and 2000000000),
  noted_at timestamptz not null,
  noted_by text not null,
  primary key (area_code, day)
);
select app.share('risk.count');
select app.classify('risk.count', '{"noted_by": "C1"}');

-- Whose counts hold at a region or a branch; a branch's own word goes before its region's.
create table risk.place_area (
  place_id uuid primary key references app.place (id) on delete restrict,
  area_code text not null references risk.area (code) on delete restrict,
  set_by text not null,
  set_at timestamptz not null
);
create index place_area_by_area on risk.place_area (area_code);
select app.share('risk.place_area');
select app.classify('risk.place_area', '{"set_by": "C1"}');

-- Which level stands in an area since when. Only ever added to.
create table risk.standing (
  area_code text not null references risk.area (code) on delete restrict,
  id uuid not null,
  from_at timestamptz not null,
  -- what the other rules go by
  level text not null constraint standing_level check (level in ('low', 'medium', 'high')),
  -- what the counts said: 'none' where they say nothing; null where a person said it
  judged text constraint standing_judged check (judged in ('low', 'medium', 'high', 'none')),
  -- the day up to which was counted, and at most how many new cases there were in the days of the rule
  counted_to date,
  fresh int,
  -- by hand: to the end of which day, and why
  until_on date,
  reason text,
  set_by text not null,
  primary key (area_code, id),
  constraint standing_by_hand_or_judged check ((judged is null) = (until_on is not null) and (judged is not null or reason is not null)),
  -- what nobody knows is never low
  constraint standing_unknown_is_never_low check (judged is distinct from 'none' or level <> 'low')
);
create index standing_by_time on risk.standing (area_code, from_at);
select app.share('risk.standing');
revoke update, delete on risk.standing from kaimen_app;
select app.classify('risk.standing', '{"set_by": "C1"}');
