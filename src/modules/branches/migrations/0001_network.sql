-- The network: regions and branches (shared by all), and what stands in a branch: zones, counters, machines, devices.
create schema branches;

-- A region groups branches under one regional manager.
create table branches.region (
  id uuid primary key references app.place (id) on delete restrict,
  code text not null unique,
  name text not null,
  name_en text not null
);
select app.share('branches.region');
select app.classify('branches.region', '{}');

-- A branch as customers know it. `origin` keeps the sample apart from what a bank imported or typed.
create table branches.branch (
  id uuid primary key references app.place (id) on delete restrict,
  region_id uuid not null references branches.region (id) on delete restrict,
  code text not null unique,
  name text not null,
  name_en text not null default '',
  address text not null default '',
  address_en text not null default '',
  phone text not null default '',
  lng double precision,
  lat double precision,
  time_zone text not null default 'Asia/Shanghai',
  area_m2 numeric,
  origin text not null check (origin in ('sample', 'import', 'manual')),
  added_at timestamptz not null,
  added_by text not null,
  constraint coordinates_on_earth check (lng between -180 and 180 and lat between -90 and 90)
);
create index branch_by_region on branches.branch (region_id, code);
select app.share('branches.branch');
select app.classify('branches.branch', '{"added_by": "C1"}');

-- A part of the branch: door, guide, waiting, machines, counters …
create table branches.zone (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  kind text not null check (kind in ('door', 'guide', 'waiting', 'machines', 'cash', 'non_cash', 'corporate', 'vip', 'office', 'self_service', 'convenience')),
  name text not null,
  name_en text not null,
  seats int not null default 0 check (seats >= 0),
  primary key (branch_id, id)
);
select app.protect('branches.zone');
select app.classify('branches.zone', '{}');

-- A counter (窗口): which service groups it serves, and whether masks may come off there.
create table branches.counter (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  number int not null check (number > 0),
  name text not null,
  name_en text not null,
  service_groups text[] not null,
  mask_off boolean not null default false,
  zone_id uuid,
  primary key (branch_id, id),
  constraint counter_number_once unique (branch_id, number),
  foreign key (branch_id, zone_id) references branches.zone (branch_id, id) on delete restrict
);
select app.protect('branches.counter');
select app.classify('branches.counter', '{}');

-- A smart machine or cash machine for customers.
create table branches.machine (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  kind text not null check (kind in ('smart', 'cash', 'ticket', 'statement')),
  name text not null,
  name_en text not null,
  zone_id uuid,
  primary key (branch_id, id),
  foreign key (branch_id, zone_id) references branches.zone (branch_id, id) on delete restrict
);
select app.protect('branches.machine');
select app.classify('branches.machine', '{}');

-- A screen, tablet or kiosk with a token of its own. The token names its branch, so that it is looked up in one branch only.
create table branches.device (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  kind text not null check (kind in ('screen', 'door_screen', 'led', 'tablet', 'kiosk')),
  name text not null,
  token_hash text not null,
  added_at timestamptz not null,
  added_by text not null,
  last_seen_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  primary key (branch_id, id)
);
select app.protect('branches.device');
select app.classify('branches.device', '{"added_by": "C1", "revoked_by": "C1"}');
