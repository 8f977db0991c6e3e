-- When in the week and in the day an item shows, how an urgent one stands, and which screens say that they show it.
alter table signage.item drop constraint item_kind_known;
alter table signage.item add constraint item_kind_known check (kind in ('slogan', 'notice', 'product', 'event', 'tip'));
-- days of the week, 1 Monday to 7 Sunday
alter table signage.item add column weekdays text not null default '1234567' constraint item_some_weekday check (weekdays ~ '^1?2?3?4?5?6?7?$' and weekdays <> '');
alter table signage.item add column daily_from text constraint item_daily_from_is_time check (daily_from ~ '^[0-2][0-9]:[0-5][0-9]$');
alter table signage.item add column daily_until text constraint item_daily_until_is_time check (daily_until ~ '^[0-2][0-9]:[0-5][0-9]$' and (daily_from is null or daily_until > daily_from));
-- an urgent message: a band, or the whole screen; and whether a screen with a voice says it once
alter table signage.item add column look text not null default 'banner' constraint item_look_known check (look in ('banner', 'full'));
alter table signage.item add column spoken boolean not null default false;
select app.classify('signage.item', '{"added_by": "C1", "changed_by": "C1", "withdrawn_by": "C1"}');

-- An urgent message as one screen says that it stands on it.
create table signage.shown (
  branch_id uuid not null,
  device_id uuid not null,
  item_id uuid not null,
  revision int not null,
  shown_at timestamptz not null,
  primary key (branch_id, item_id, device_id)
);
select app.protect('signage.shown');
select app.classify('signage.shown', '{}');
