-- Tip cards (温馨小贴士): how an errand is done without coming. Written as versions, published by another person, handed out at a branch.
create schema content;

create table content.card (
  code text primary key,
  service_code text references services.service (code) on delete restrict,
  channel text not null,
  position int not null default 0,
  withdrawn_at timestamptz,
  withdrawn_by text,
  constraint card_channel_known check (channel in ('app', 'web', 'phone', 'machine')),
  constraint card_withdrawn_whole check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index card_by_service on content.card (service_code);
select app.share('content.card');
select app.classify('content.card', '{"withdrawn_by": "C1"}');

-- A published version is what people hold in their hands: it never changes.
create table content.card_version (
  card_code text not null references content.card (code) on delete restrict,
  version int not null,
  body jsonb not null,
  written_at timestamptz not null,
  written_by text not null,
  published_at timestamptz,
  published_by text,
  primary key (card_code, version),
  constraint card_version_published_whole check ((published_at is null) = (published_by is null)),
  constraint card_version_published_by_another check (published_by is null or published_by <> written_by or published_by = 'system')
);
select app.share('content.card_version');
select app.classify('content.card_version', '{"written_by": "C1", "published_by": "C1"}');

create table content.picture (
  id uuid primary key,
  media text not null check (media in ('image/png', 'image/jpeg', 'image/webp')),
  bytes bytea not null check (octet_length(bytes) <= 300000),
  added_at timestamptz not null,
  added_by text not null
);
select app.share('content.picture');
select app.classify('content.picture', '{"added_by": "C1"}');

-- A card that was handed out. Nothing about whom: only whether it was opened, and what the person says came of it.
create table content.handout (
  branch_id uuid not null,
  id uuid not null,
  card_code text not null,
  version int not null,
  way text not null,
  handed_at timestamptz not null,
  handed_by text not null,
  opened_at timestamptz,
  outcome text,
  outcome_at timestamptz,
  primary key (branch_id, id),
  constraint handout_of_a_version foreign key (card_code, version) references content.card_version (card_code, version) on delete restrict,
  constraint handout_way_known check (way in ('phone', 'a6', 'slip')),
  constraint handout_outcome_known check (outcome in ('done', 'notDone')),
  constraint handout_outcome_has_time check ((outcome is null) = (outcome_at is null))
);
create index handout_by_age on content.handout (branch_id, handed_at);
select app.protect('content.handout');
select app.classify('content.handout', '{"handed_by": "C1"}');
