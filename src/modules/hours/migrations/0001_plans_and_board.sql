-- Opening hours: drafts, published versions, what every channel shows, and the calendar of holidays and make-up work days.
create schema hours;

-- Days that differ from the plain week (节假日、调休), as the network, a region or a branch says; the closest level wins.
create table hours.marked_day (
  place_id uuid not null references app.place (id) on delete cascade,
  day date not null,
  kind text not null constraint marked_day_kind check (kind in ('workday', 'weekend', 'holiday')),
  name text not null,
  name_en text not null,
  -- 'official': from the published yearly list; 'bank': somebody at the bank said so, and no list overwrites it
  source text not null constraint marked_day_source check (source in ('official', 'bank')),
  marked_by text not null,
  marked_at timestamptz not null,
  primary key (place_id, day)
);
create index marked_day_by_day on hours.marked_day (day);
select app.share('hours.marked_day');
select app.classify('hours.marked_day', '{"marked_by": "C1"}');

-- A proposed change of one branch's plan. It holds only what changes, never a copy of the plan, so that nothing published meanwhile is lost.
create table hours.draft (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  change jsonb not null constraint draft_change_is_object check (jsonb_typeof(change) = 'object'),
  -- why it can't wait for the lead time (提前公示期)
  hurry text,
  -- the number under which the change was reported to the regulator (报备文号)
  filing text,
  -- everybody who had a hand in it: none of them may approve
  authors text[] not null constraint draft_has_author check (cardinality(authors) > 0),
  revision int not null default 1,
  drafted_at timestamptz not null,
  changed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  -- the published version that the approver saw it against; another one published since asks for another look
  approved_over int,
  waiver text,
  published_by text,
  published_at timestamptz,
  version int,
  withdrawn_by text,
  withdrawn_at timestamptz,
  primary key (branch_id, id),
  constraint draft_approved_by_another check (approved_by is null or not (approved_by = any (authors))),
  constraint draft_approval_whole check (num_nulls(approved_by, approved_at, approved_over) in (0, 3)),
  constraint draft_publication_whole check (num_nulls(published_by, published_at, version) in (0, 3)),
  constraint draft_published_only_approved check (published_at is null or approved_at is not null or waiver is not null),
  constraint draft_ends_once check (published_at is null or withdrawn_at is null)
);
create index draft_open on hours.draft (branch_id, changed_at) where published_at is null and withdrawn_at is null;
select app.protect('hours.draft');
select app.classify('hours.draft', '{"authors": "C1", "approved_by": "C1", "published_by": "C1", "withdrawn_by": "C1"}');

-- Published versions, numbered from 1 in each branch, each the whole plan. Rows are only ever added: the program has no right to change one.
create table hours.version (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  number int not null constraint version_counts_from_one check (number >= 1),
  plan jsonb not null,
  change jsonb not null,
  draft_id uuid,
  -- the days whose hours this version made different, as far ahead as was looked
  affected date[] not null,
  requested_by text[] not null,
  approved_by text,
  -- in place of an approval: why it went out on one person's word, or that it came with the bank's own list
  waiver text,
  hurry text,
  filing text,
  published_by text not null,
  published_at timestamptz not null,
  primary key (branch_id, id),
  constraint version_number_once unique (branch_id, number),
  constraint version_of_draft foreign key (branch_id, draft_id) references hours.draft (branch_id, id) on delete restrict,
  constraint version_approved_by_another check (
    (approved_by is not null and not (approved_by = any (requested_by))) or waiver is not null)
);
select app.protect('hours.version');
revoke update, delete on hours.version from kaimen_app;
select app.classify('hours.version', '{"requested_by": "C1", "approved_by": "C1", "published_by": "C1"}');

-- What is published now, one row a branch (its id is the branch's): the plan in force and the feed's ready text. Shared, because everybody may read it
-- and other branches need it (nearest open branch). `version` is also the lock between two who publish at once.
create table hours.board (
  id uuid primary key references branches.branch (id) on delete restrict,
  -- the branch's code, as it stands in addresses and on posters
  code text not null,
  version int not null,
  plan jsonb not null,
  published_at timestamptz not null,
  -- the days in `feed`, from the branch's own business date on
  from_on date not null,
  feed text not null,
  etag text not null,
  -- the short form in the list of branches: names, place, and the days of a week
  card jsonb not null,
  search text not null,
  refreshed_at timestamptz not null
);
create index board_by_code on hours.board (code);
select app.share('hours.board');
select app.classify('hours.board', '{}');

-- Which version each channel that is not read from the board was last seen to show: the printed poster, a screen, the phone bank's script.
create table hours.shown (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  channel text not null constraint shown_channel check (channel in ('poster', 'screen', 'website', 'app', 'phone_bank')),
  version int not null,
  noted_by text not null,
  noted_at timestamptz not null,
  primary key (branch_id, id),
  constraint shown_once unique (branch_id, channel)
);
select app.protect('hours.shown');
select app.classify('hours.shown', '{"noted_by": "C1"}');
