-- A better time that was booked at the greeting, while it can be printed and taken back: which booking, and where the visitor stood.
create table lobby.deferral (
  branch_id uuid not null,
  id uuid not null,
  on_date date not null,
  at timestamptz not null,
  by_actor text not null,
  visit_id uuid not null,
  was_place text not null,
  left_event uuid,
  booking_id uuid not null,
  suggestion_id uuid,
  undone_at timestamptz,
  undone_by text,
  primary key (branch_id, id),
  foreign key (branch_id, visit_id) references lobby.visit (branch_id, id) on delete cascade,
  constraint deferral_was_place_known check (was_place in ('inside', 'outside')),
  constraint deferral_undone_by_somebody check ((undone_at is null) = (undone_by is null))
);
-- Who was deferred stands at the door no more: one deferral of a visit at a time.
create unique index deferral_stands_once on lobby.deferral (branch_id, visit_id) where undone_at is null;
select app.protect('lobby.deferral');
select app.classify('lobby.deferral', '{"by_actor": "C1", "undone_by": "C1"}');

-- What was taken back was not taken: it counts in no figure.
alter table lobby.suggestion add column undone_at timestamptz;
select app.classify('lobby.suggestion', '{}');

-- A slip is of a number or of a deferral.
alter table lobby.print_job alter column ticket_id drop not null;
alter table lobby.print_job add column deferral_id uuid;
alter table lobby.print_job add constraint print_job_of_deferral foreign key (branch_id, deferral_id) references lobby.deferral (branch_id, id) on delete cascade;
alter table lobby.print_job add constraint print_job_of_one_slip check ((ticket_id is null) <> (deferral_id is null));
create index print_job_by_deferral on lobby.print_job (branch_id, deferral_id) where deferral_id is not null;
select app.classify('lobby.print_job', '{"asked_by": "C1"}');
