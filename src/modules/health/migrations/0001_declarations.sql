-- Staff health: who declared when and is fit for work; the path of whoever is not; the day's report upward, also when all is zero.
-- What was declared is sealed with the key of its day and goes with it.
create schema health;

create table health.declaration (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  on_date date not null,
  -- morning or evening, by the hour at which it was made; null: between the rounds
  round text,
  staff_id uuid not null,
  declared_at timestamptz not null,
  declared_by text not null,
  fit boolean not null,
  sealed text not null,
  primary key (branch_id, id)
);
create index declaration_by_day on health.declaration (branch_id, on_date, staff_id, declared_at desc);
select app.protect('health.declaration');
revoke update on health.declaration from kaimen_app;
select app.classify('health.declaration', '{"declared_by": "C1", "fit": "C2 fit for work or not, no more", "sealed": "C3 sealed with the key of its day"}');

-- Somebody who may not work, and each step by a named person. One open path a person.
create table health.absence (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  staff_id uuid not null,
  opened_at timestamptz not null,
  told_at timestamptz,
  told_by text,
  cover_id uuid,
  cover_at timestamptz,
  cover_by text,
  reported_at timestamptz,
  reported_by text,
  reported_to text,
  cleared_at timestamptz,
  cleared_by text,
  -- the first day on which this person may come again
  returns_on date,
  primary key (branch_id, id),
  constraint absence_told_whole check (num_nulls(told_at, told_by) in (0, 2)),
  constraint absence_cover_whole check (num_nulls(cover_id, cover_at, cover_by) in (0, 3)),
  constraint absence_cover_other check (cover_id is null or cover_id <> staff_id),
  constraint absence_reported_whole check (num_nulls(reported_at, reported_by, reported_to) in (0, 3)),
  constraint absence_cleared_whole check (num_nulls(cleared_at, cleared_by, returns_on) in (0, 3)),
  constraint absence_cleared_by_other check (cleared_by is null or cleared_by <> staff_id::text)
);
create unique index absence_open_once on health.absence (branch_id, staff_id) where cleared_at is null;
create index absence_by_return on health.absence (branch_id, returns_on);
select app.protect('health.absence');
select app.classify('health.absence', '{"told_by": "C1", "cover_by": "C1", "reported_by": "C1", "reported_to": "C1", "cleared_by": "C1"}');

-- 零报告: the day's figures as the head signed them. A correction is a new version; figures and numbers only.
create table health.report (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  on_date date not null,
  version int not null,
  figures jsonb not null,
  remark text,
  signed_at timestamptz not null,
  signed_by text not null,
  late boolean not null,
  primary key (branch_id, on_date, version)
);
select app.protect('health.report');
revoke update, delete on health.report from kaimen_app;
select app.classify('health.report', '{"remark": "C1", "signed_by": "C1"}');

-- What was missing at its hour: a round that not everybody declared, or the day's report. It rings until it is there or the day is over.
create table health.missing (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  on_date date not null,
  what text not null,
  people_count int not null,
  raised_at timestamptz not null,
  primary key (branch_id, on_date, what),
  constraint missing_what_known check (what in ('morning', 'evening', 'report'))
);
select app.protect('health.missing');
select app.classify('health.missing', '{}');
