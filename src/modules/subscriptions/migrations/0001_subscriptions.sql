-- Subscriptions: customers who asked to be told when the hours of a branch change. One purpose, one number, gone when they leave.
create schema subscriptions;

-- A phone whose owner has shown a code sent to it. Shared: one text may speak of several branches.
create table subscriptions.subscriber (
  id uuid primary key,
  phone_sealed text not null,
  phone_blind text not null unique,
  lang text not null,
  -- of the short address in every text; the address itself is made from the id with a key
  link_digest text not null unique,
  confirmed_at timestamptz not null,
  lapses_at timestamptz not null,
  reminded_at timestamptz,
  constraint subscriber_lang_known check (lang in ('zh', 'en'))
);
create index subscriber_lapsing on subscriptions.subscriber (lapses_at);
select app.share('subscriptions.subscriber');
select app.classify('subscriptions.subscriber', '{"phone_sealed": "C2", "phone_blind": "C2", "link_digest": "C1"}');

create table subscriptions.follow (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  subscriber_id uuid not null references subscriptions.subscriber (id) on delete cascade,
  since timestamptz not null,
  primary key (branch_id, subscriber_id)
);
create index follow_of_subscriber on subscriptions.follow (subscriber_id);
select app.protect('subscriptions.follow');
select app.classify('subscriptions.follow', '{}');

-- A code sent to a phone: a few tries, a few minutes.
create table subscriptions.code (
  id uuid primary key,
  phone_sealed text not null,
  phone_blind text not null,
  lang text not null,
  code_digest text not null,
  branches uuid[] not null,
  ends_at timestamptz not null,
  tries_left int not null,
  used_at timestamptz,
  constraint code_tries_not_below_none check (tries_left >= 0)
);
create index code_ended on subscriptions.code (ends_at);
select app.keep_local('subscriptions.code');
select app.classify('subscriptions.code', '{"phone_sealed": "C2", "phone_blind": "C2", "code_digest": "C1"}');

-- How many codes a phone, an address and the whole bank asked for on a day; whom it counts is a keyed digest.
create table subscriptions.quota (
  who text not null,
  on_day date not null,
  times_count int not null,
  last_at timestamptz not null,
  primary key (who, on_day)
);
select app.keep_local('subscriptions.quota');
select app.classify('subscriptions.quota', '{"who": "C1"}');

-- A published version that touched days to come, and how many followed the branch then.
create table subscriptions.change (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  version int not null,
  published_at timestamptz not null,
  dates date[] not null,
  followers_count int not null,
  primary key (branch_id, version)
);
select app.protect('subscriptions.change');
select app.classify('subscriptions.change', '{}');

-- What one subscriber hears of one version: never twice. Outlives the subscriber as a number to count, without a phone.
create table subscriptions.notice (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  version int not null,
  subscriber_id uuid not null,
  due_at timestamptz not null,
  state text not null default 'waiting',
  settled_at timestamptz,
  -- the text that told it, which may be another branch's
  text_branch uuid,
  message_id uuid,
  primary key (branch_id, version, subscriber_id),
  foreign key (branch_id, version) references subscriptions.change (branch_id, version) on delete cascade,
  constraint notice_state_known check (state in ('waiting', 'told', 'delivered', 'failed', 'covered', 'same', 'late', 'left')),
  constraint notice_told_whole check ((state in ('told', 'delivered', 'failed')) = (message_id is not null) and (message_id is null) = (text_branch is null)),
  constraint notice_settled_whole check ((state = 'waiting') = (settled_at is null))
);
create index notice_waiting on subscriptions.notice (due_at) where state = 'waiting';
create index notice_of_subscriber on subscriptions.notice (subscriber_id) where state = 'waiting';
create index notice_told on subscriptions.notice (text_branch, message_id) where state = 'told';
select app.protect('subscriptions.notice');
select app.classify('subscriptions.notice', '{}');
