-- The protective net: places with a label, the risk level, rounds done at a place, and alarms for what was not done.
create schema protection;

-- A spot that is looked after: a zone as a whole, a counter, a machine, seats, handles. Its code stands on the label there.
create table protection.place (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  code text not null,
  class text not null,
  zone_kind text not null,
  -- the zone, counter or machine of the premises that it stands for
  source_id uuid,
  name text not null,
  name_en text not null,
  -- wet agents and chlorine are not for it
  electronic boolean not null default false,
  position int not null,
  added_at timestamptz not null,
  added_by text not null,
  removed_at timestamptz,
  removed_by text,
  primary key (branch_id, id),
  constraint place_code_once unique (branch_id, code),
  constraint place_class_known check (class in ('zone', 'counter', 'machine', 'seats', 'handles')),
  constraint place_code_short check (code ~ '^[A-HJ-NP-Z2-9]{6}$')
);
create unique index place_source_once on protection.place (branch_id, class, source_id) where source_id is not null and removed_at is null;
select app.protect('protection.place');
select app.classify('protection.place', '{"added_by": "C1", "removed_by": "C1"}');

-- The risk level of a branch from an instant on. Only ever added to.
create table protection.risk (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  level text not null,
  from_at timestamptz not null,
  reason text not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (branch_id, id),
  constraint risk_level_known check (level in ('low', 'medium', 'high'))
);
create index risk_by_time on protection.risk (branch_id, from_at);
select app.protect('protection.risk');
revoke update, delete on protection.risk from kaimen_app;
select app.classify('protection.risk', '{"set_by": "C1"}');

-- What was done at one place under one line of the plan. `planned_at` is the planned time; null: done beyond the plan.
create table protection.round (
  branch_id uuid not null,
  id uuid not null,
  -- the deed that wrote it, with others of the same walk
  walk_id uuid not null,
  on_date date not null,
  place_id uuid not null,
  line text not null,
  kind text not null,
  planned_at timestamptz,
  done_at timestamptz not null,
  done_by text not null,
  -- the label at the place was scanned
  scanned boolean not null,
  agent text,
  strength int,
  batch text,
  minutes int not null default 0,
  finding text,
  settled_at timestamptz,
  settled_by text,
  settled_how text,
  undone_at timestamptz,
  undone_by text,
  primary key (branch_id, id),
  foreign key (branch_id, place_id) references protection.place (branch_id, id) on delete restrict,
  constraint round_kind_known check (kind in ('disinfection', 'ventilation', 'patrol', 'check')),
  constraint round_disinfects_with_something check (kind <> 'disinfection' or (agent is not null and strength is not null)),
  constraint round_settled_whole check (num_nulls(settled_at, settled_by, settled_how) in (0, 3)),
  constraint round_settles_a_finding check (settled_at is null or finding is not null)
);
-- A planned round is done once, whoever comes first.
create unique index round_done_once on protection.round (branch_id, on_date, place_id, line, planned_at) where planned_at is not null and undone_at is null;
create index round_by_day on protection.round (branch_id, on_date) where undone_at is null;
create index round_by_place on protection.round (branch_id, place_id, done_at desc) where undone_at is null;
create index round_by_walk on protection.round (branch_id, walk_id);
create index round_unsettled on protection.round (branch_id, done_at) where finding is not null and settled_at is null and undone_at is null;
select app.protect('protection.round');
select app.classify('protection.round', '{"done_by": "C1", "finding": "C1", "settled_by": "C1", "settled_how": "C1", "undone_by": "C1"}');

-- A line of the plan whose time has passed at one or more places. It rings until all of them are done or the day is over.
create table protection.alarm (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  on_date date not null,
  line text not null,
  planned_at timestamptz not null,
  places_count int not null,
  raised_at timestamptz not null,
  escalated_at timestamptz,
  cleared_at timestamptz,
  primary key (branch_id, id),
  constraint alarm_once unique (branch_id, on_date, line, planned_at),
  constraint alarm_counts check (places_count > 0)
);
create index alarm_ringing on protection.alarm (branch_id, raised_at) where cleared_at is null;
select app.protect('protection.alarm');
select app.classify('protection.alarm', '{}');

-- How a branch's net stood when it was last looked at, and when it must be looked at again: the scan takes only what is due.
create table protection.watch (
  branch_id uuid primary key references branches.branch (id) on delete restrict,
  on_date date not null,
  risk text not null,
  done_count int not null,
  due_count int not null,
  late_count int not null,
  missed_count int not null,
  coming_count int not null,
  looked_at timestamptz not null,
  next_look_at timestamptz not null
);
create index watch_by_next_look on protection.watch (next_look_at);
select app.protect('protection.watch');
select app.classify('protection.watch', '{}');
