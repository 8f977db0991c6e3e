-- What screens and strips show beside the queue: slogans, notices, products and tips, each for the network, a region, a branch or one screen.
create schema signage;

-- One item of the playlist of its place. Shared: every branch's screens read those of their region and of the network too.
create table signage.item (
  id uuid primary key,
  level text not null,
  -- the network, a region, a branch, or a screen (the device)
  place_id uuid not null,
  kind text not null,
  zh text not null,
  en text not null,
  from_on date not null,
  until_on date,
  position int not null,
  urgent_until timestamptz,
  revision int not null default 1,
  added_at timestamptz not null,
  added_by text not null,
  changed_at timestamptz,
  changed_by text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  constraint item_level_known check (level in ('network', 'region', 'branch', 'screen')),
  constraint item_kind_known check (kind in ('slogan', 'notice', 'product', 'tip')),
  constraint item_says_something check (zh <> '' and length(zh) <= 200 and length(en) <= 300),
  constraint item_ends_after_start check (until_on is null or until_on >= from_on)
);
create index item_by_place on signage.item (place_id, position) where withdrawn_at is null;
select app.share('signage.item');
select app.classify('signage.item', '{"added_by": "C1", "changed_by": "C1", "withdrawn_by": "C1"}');
