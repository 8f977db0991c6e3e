-- Work without a network: whose device may seal records for which branch, and what became of each record that was kept on one.
create schema offline;

-- A person's outfit on one device at one branch. The device has the public key only; without the private one its records open nowhere.
create table offline.kit (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  device_id uuid not null,
  device_name text not null,
  staff_id uuid not null,
  public_key text not null,
  -- null: destroyed, with the device removed or the time over
  sealed_private text,
  issued_at timestamptz not null,
  destroyed_at timestamptz,
  destroyed_by text,
  primary key (branch_id, id),
  constraint kit_destroyed_whole check ((sealed_private is null) = (destroyed_at is not null))
);
create index kit_by_device on offline.kit (branch_id, device_id, issued_at desc);
create index kit_by_age on offline.kit (issued_at) where destroyed_at is null;
select app.protect('offline.kit');
select app.classify('offline.kit', '{"staff_id": "C1", "sealed_private": "C2", "destroyed_by": "C1"}');

-- One record made at the spot, under the id it got there: it arrives once, however often it is sent.
create table offline.record (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  kit_id uuid not null,
  kind text not null,
  state text not null,
  -- why it waits, or what was found besides; a code
  reason text,
  author text,
  sent_by text not null,
  -- when the device says it was done, and how many seconds before it was sent, by the device's own count
  done_at timestamptz,
  age_seconds bigint,
  received_at timestamptz not null,
  label_zh text,
  label_en text,
  -- the record itself, while somebody must decide on it; with the key of the day it arrived
  sealed text,
  settled_at timestamptz,
  settled_by text,
  settled_why text,
  primary key (branch_id, id),
  constraint record_kind_known check (kind in ('round', 'count', 'screening')),
  constraint record_state_known check (state in ('arriving', 'done', 'review', 'accepted', 'discarded')),
  constraint record_kept_for_review_only check (sealed is null or state = 'review'),
  constraint record_settled_whole check ((state in ('accepted', 'discarded')) = (settled_at is not null and settled_by is not null)),
  constraint record_discarded_with_a_word check (state <> 'discarded' or settled_why is not null)
);
create index record_to_review on offline.record (branch_id, received_at) where state = 'review';
create index record_by_time on offline.record (branch_id, received_at desc);
select app.protect('offline.record');
select app.classify('offline.record', '{"author": "C1", "sent_by": "C1", "sealed": "C2", "settled_by": "C1", "settled_why": "C1", "label_zh": "C1", "label_en": "C1"}');
