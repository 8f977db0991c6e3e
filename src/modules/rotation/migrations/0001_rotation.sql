-- Rotation: where people live, a week's rota of a region or of the whole network, and each branch's turns in it.
create schema rotation;

-- A resident area (居民区): how many live there and how many of them are old. No person is named. Without areas the branch sites stand for them.
create table rotation.area (
  place_id uuid not null references app.place (id) on delete restrict,
  id uuid not null,
  name text not null,
  lng double precision not null,
  lat double precision not null,
  residents int not null constraint area_has_residents check (residents between 0 and 10000000),
  elders int not null constraint area_elders_live_there check (elders between 0 and residents),
  primary key (place_id, id),
  constraint area_on_earth check (lng between -180 and 180 and lat between -90 and 90)
);
select app.share('rotation.area');
select app.classify('rotation.area', '{}');

-- One week's rota of a region or the network: its limits, its plan's figures, and who had a hand in it.
create table rotation.rota (
  id uuid primary key,
  place_id uuid not null references app.place (id) on delete restrict,
  from_on date not null,
  limits jsonb not null constraint rota_limits_are_object check (jsonb_typeof(limits) = 'object'),
  revision int not null default 1,
  -- everybody who had a hand in it: none of them may approve
  authors text[] not null constraint rota_has_author check (cardinality(authors) > 0),
  drafted_at timestamptz not null,
  changed_at timestamptz not null,
  -- the run that plans it now, how far it is, and from when on it counts as lost
  planning uuid,
  planning_at timestamptz,
  progress jsonb,
  -- what the kept plan brings, beside today's hours and a random rotation; of which revision
  figures jsonb,
  planned_revision int,
  approved_by text,
  approved_at timestamptz,
  published_by text,
  published_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  constraint rota_approved_by_another check (approved_by is null or not (approved_by = any (authors))),
  constraint rota_approval_whole check (num_nulls(approved_by, approved_at) in (0, 2)),
  constraint rota_approved_only_planned check (approved_at is null or planned_revision = revision),
  constraint rota_published_only_approved check (published_at is null or approved_at is not null),
  constraint rota_ends_once check (published_at is null or withdrawn_at is null)
);
create index rota_by_place on rotation.rota (place_id, from_on);
select app.share('rotation.rota');
select app.classify('rotation.rota', '{"authors": "C1", "approved_by": "C1", "published_by": "C1", "withdrawn_by": "C1"}');

-- A branch's turns in a rota: seven days from its first day on.
create table rotation.turn (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  rota_id uuid not null references rotation.rota (id) on delete cascade,
  -- 1 must open, -1 must close, 0 as the plan finds best
  pins smallint[] not null constraint turn_pins_of_seven_days check (cardinality(pins) = 7 and pins <@ array[-1, 0, 1]::smallint[]),
  -- which teams can work: both, or one while the other is quarantined, or none
  teams text not null default 'AB' constraint turn_teams check (teams in ('AB', 'A', 'B', '')),
  -- the plan: on which days it opens, and which team is there ('' when closed): never both
  days text[] constraint turn_days_of_seven check (cardinality(days) = 7 and days <@ array['', 'A', 'B']::text[]),
  -- day → exception of the published hours that says so
  exceptions jsonb not null default '{}',
  version int,
  primary key (branch_id, rota_id),
  constraint turn_only_teams_that_work check (days is null or (teams like '%A%' or not 'A' = any (days)) and (teams like '%B%' or not 'B' = any (days)))
);
select app.protect('rotation.turn');
select app.classify('rotation.turn', '{}');
