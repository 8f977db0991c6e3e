-- A closure that somebody ordered here: from when to when, and by whom. Those that follow from other changes of the hours leave it empty.
alter table closures.closure add column from_on date;
alter table closures.closure add column to_on date;
alter table closures.closure add column from_clock text;
alter table closures.closure add column closed_by text;
alter table closures.closure add constraint closure_ordered_whole check ((from_on is null) = (closed_by is null) and (from_on is not null or (to_on is null and from_clock is null)));
select app.classify('closures.closure', '{"filed_by": "C1", "closed_by": "C1"}');

-- What was said of a closure that waits for another person's approval: it holds for the version that comes of the draft.
create table closures.asked (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  draft_id uuid not null,
  from_on date not null,
  to_on date,
  from_clock text,
  cause text not null,
  filed_to text,
  filed_as text,
  asked_by text not null,
  asked_at timestamptz not null,
  primary key (branch_id, draft_id),
  constraint asked_cause_known check (cause in ('infection', 'supplies', 'order', 'staff', 'building', 'rotation'))
);
select app.protect('closures.asked');
select app.classify('closures.asked', '{"asked_by": "C1"}');

-- On the phone somebody may agree to another place than the kept one: carried out by the system, which sees both branches.
alter table closures.offer add column wish_branch_id uuid;
alter table closures.offer add column wish_starts_at timestamptz;
alter table closures.offer drop constraint offer_keeps_a_place;
alter table closures.offer add constraint offer_keeps_a_place check (
  (state <> 'offered' or (to_branch_id is not null and hold_id is not null and to_starts_at is not null and expires_at is not null))
  and (state <> 'agreed' or (hold_id is not null and to_branch_id is not null) or wish_branch_id is not null));
alter table closures.offer add constraint offer_wish_whole check ((wish_branch_id is null) = (wish_starts_at is null));
alter table closures.offer drop constraint offer_call_known;
alter table closures.offer add constraint offer_call_known check (call_outcome in ('noAnswer', 'agreed', 'cancelled', 'again', 'spoken'));
create index offer_missed on closures.offer (branch_id) where state = 'missed' and call_outcome is distinct from 'spoken';
select app.classify('closures.offer', '{"booking_code": "C1", "called_by": "C1"}');

-- The short address in a text message: only its digest is kept. Shared, because whoever taps it names no branch.
create table closures.link (
  digest text primary key,
  at_branch uuid not null references branches.branch (id) on delete restrict,
  offer_id uuid not null,
  made_at timestamptz not null
);
select app.share('closures.link');
select app.classify('closures.link', '{"digest": "C1"}');
