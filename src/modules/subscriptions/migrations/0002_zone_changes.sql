-- A change of the 24-hour zone is told as a version of the hours is. It has no version of its own: it is numbered downward from -1.
alter table subscriptions.change add column zone_from text;
alter table subscriptions.change add column zone_to text;
alter table subscriptions.change add constraint change_zone_numbered_downward check ((zone_from is null) = (zone_to is null) and (zone_to is null) = (version > 0));
alter table subscriptions.change add constraint change_zone_known check (zone_from in ('joined', 'cut_off', 'closed') and zone_to in ('joined', 'cut_off', 'closed'));
-- Its job may run twice: one change of a zone at an instant is noted once.
create unique index change_of_zone_once on subscriptions.change (branch_id, published_at) where zone_to is not null;
select app.classify('subscriptions.change', '{}');
