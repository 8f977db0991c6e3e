-- Closures: what the published hours take away from people who have booked, and what each of them is offered instead.
create schema closures;

-- One version of a branch's hours that left bookings unserved.
create table closures.closure (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  hours_version int not null,
  opened_at timestamptz not null,
  -- why, for the regulator; said by a person, the reason for customers stands in the hours
  cause text,
  -- the report to the authority: to whom, under which number, when
  filed_to text,
  filed_as text,
  filed_at timestamptz,
  filed_by text,
  primary key (branch_id, id),
  constraint closure_once unique (branch_id, hours_version),
  constraint closure_cause_known check (cause in ('infection', 'supplies', 'order', 'staff', 'building', 'rotation')),
  constraint closure_filed_whole check ((filed_to is null) = (filed_at is null) and (filed_by is null) = (filed_at is null))
);
select app.protect('closures.closure');
select app.classify('closures.closure', '{"filed_by": "C1"}');

-- What one person who had booked is offered: never more than one open offer for a booking.
create table closures.offer (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  id uuid not null,
  closure_id uuid not null,
  booking_id uuid not null,
  booking_code text not null,
  service_code text not null,
  starts_at timestamptz not null,
  state text not null default 'waiting',
  -- the place kept, at another branch or at the same one on another day
  to_branch_id uuid,
  hold_id uuid,
  to_starts_at timestamptz,
  expires_at timestamptz,
  times_proposed int not null default 0,
  proposed_at timestamptz,
  -- the last call: what it led to
  call_outcome text,
  calls_count int not null default 0,
  called_at timestamptz,
  called_by text,
  new_booking_id uuid,
  ended_at timestamptz,
  -- those who moved hear once that their own branch is open again
  told_open_at timestamptz,
  primary key (branch_id, id),
  constraint offer_state_known check (state in ('waiting', 'offered', 'agreed', 'none', 'lapsed', 'accepted', 'moved', 'cancelled', 'restored', 'missed')),
  constraint offer_keeps_a_place check (state not in ('offered', 'agreed') or (to_branch_id is not null and hold_id is not null and to_starts_at is not null and expires_at is not null)),
  constraint offer_ended_whole check ((state in ('accepted', 'moved', 'cancelled', 'restored', 'missed')) = (ended_at is not null)),
  constraint offer_call_known check (call_outcome in ('noAnswer', 'agreed', 'cancelled', 'again')),
  constraint offer_called_whole check ((call_outcome is null) = (called_at is null) and (called_at is null) = (called_by is null))
);
create unique index offer_open_once on closures.offer (branch_id, booking_id) where ended_at is null;
create index offer_of_closure on closures.offer (branch_id, closure_id);
create index offer_open on closures.offer (branch_id, state) where ended_at is null;
select app.protect('closures.offer');
select app.classify('closures.offer', '{"booking_code": "C1", "called_by": "C1"}');
