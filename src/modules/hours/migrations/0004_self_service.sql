-- The 24-hour self-service zone (24小时自助区): joined with the hall, cut off from it and run apart, or closed; since when and why.
create table hours.self_service (
  place_id uuid primary key references branches.branch (id) on delete restrict,
  state text not null,
  reason_zh text not null,
  reason_en text not null,
  since timestamptz not null,
  set_by text not null,
  constraint self_service_state_known check (state in ('joined', 'cut_off', 'closed')),
  constraint self_service_says_why check (state = 'joined' or reason_zh <> '')
);
select app.share('hours.self_service');
select app.classify('hours.self_service', '{"set_by": "C1"}');
