-- Cash in quarantine: lots by source, sealed by two people, disinfected, held, then released or handed to the central bank. No amounts.
create schema cash;

create table cash.lot (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  -- on the label of the bag or box
  code text not null,
  -- the number of the seal
  seal text not null,
  kind text not null,
  source text not null,
  note text,
  received_on date not null,
  received_at timestamptz not null,
  received_by text not null,
  -- the second person, who saw it sealed
  sealed_at timestamptz,
  sealed_by text,
  disinfected_at timestamptz,
  disinfected_by text,
  method text,
  minutes int,
  -- the day on which the hold began, and how many days it must last; never made shorter
  held_from date,
  need_days int,
  asked_how text,
  asked_at timestamptz,
  asked_by text,
  -- the paper of the handing over
  document text,
  ended_how text,
  ended_at timestamptz,
  ended_on date,
  ended_by text,
  -- counted days of the hold at its end
  held_days int,
  voided_at timestamptz,
  voided_by text,
  void_why text,
  state text not null generated always as (case
    when voided_at is not null then 'void' when ended_how is not null then ended_how
    when held_from is not null then 'held' when sealed_at is not null then 'sealed' else 'received' end) stored,
  primary key (branch_id, id),
  constraint lot_code_once unique (branch_id, code),
  constraint lot_code_short check (code ~ '^[A-HJ-NP-Z2-9]{6}$'),
  constraint lot_kind_known check (kind in ('cash', 'vouchers')),
  constraint lot_source_known check (source in ('normal', 'hospital', 'market')),
  constraint lot_method_known check (method in ('uv', 'heat')),
  constraint lot_end_known check (asked_how in ('released', 'handed_over') and (ended_how is null or ended_how = asked_how)),
  constraint lot_sealed_by_two check (sealed_by is null or sealed_by <> received_by),
  constraint lot_sealed_whole check (num_nulls(sealed_at, sealed_by) in (0, 2)),
  constraint lot_disinfected_sealed check (disinfected_at is null or sealed_at is not null),
  constraint lot_disinfected_whole check (num_nulls(disinfected_at, disinfected_by, method, minutes, held_from, need_days) in (0, 6)),
  constraint lot_asked_whole check (num_nulls(asked_how, asked_at, asked_by) in (0, 3)),
  constraint lot_ended_whole check (num_nulls(ended_how, ended_at, ended_on, ended_by, held_days) in (0, 5)),
  constraint lot_ended_held check (asked_how is null or held_from is not null),
  constraint lot_ended_by_two check (ended_by is null or ended_by <> asked_by),
  constraint lot_never_paid_out check (asked_how is distinct from 'released' or source = 'normal'),
  constraint lot_not_early check (ended_how is distinct from 'released' or (held_days >= need_days and ended_on - held_from >= need_days)),
  constraint lot_handed_with_paper check (asked_how is distinct from 'handed_over' or document is not null),
  constraint lot_void_whole check (num_nulls(voided_at, voided_by, void_why) in (0, 3)),
  constraint lot_void_not_ended check (voided_at is null or ended_how is null)
);
-- A seal is broken once.
create unique index lot_seal_once on cash.lot (branch_id, seal) where voided_at is null;
create index lot_open on cash.lot (branch_id, state) where ended_at is null and voided_at is null;
create index lot_ended on cash.lot (branch_id, ended_on) where ended_at is not null;
select app.protect('cash.lot');
revoke delete on cash.lot from kaimen_app;
select app.classify('cash.lot', '{"note": "C1", "received_by": "C1", "sealed_by": "C1", "disinfected_by": "C1", "asked_by": "C1", "ended_by": "C1", "voided_by": "C1", "void_why": "C1"}');

-- A day that was lived through: seen by the program while it ran on that day, or vouched for by two people. A hold lasts so many of these,
-- whatever the clock says.
create table cash.day (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  on_date date not null,
  seen_at timestamptz,
  vouched_at timestamptz,
  vouched_by text,
  agreed_at timestamptz,
  agreed_by text,
  counts boolean not null generated always as (seen_at is not null or agreed_at is not null) stored,
  primary key (branch_id, on_date),
  constraint day_seen_or_vouched check (seen_at is not null or vouched_at is not null),
  constraint day_vouched_whole check (num_nulls(vouched_at, vouched_by) in (0, 2)),
  constraint day_agreed_whole check (num_nulls(agreed_at, agreed_by) in (0, 2)),
  constraint day_vouched_by_two check (agreed_by is null or agreed_by <> vouched_by)
);
select app.protect('cash.day');
revoke delete on cash.day from kaimen_app;
select app.classify('cash.day', '{"vouched_by": "C1", "agreed_by": "C1"}');
