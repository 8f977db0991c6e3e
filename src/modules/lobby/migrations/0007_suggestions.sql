-- What was offered at the greeting for an errand, and what was taken: without the visitor, and not kept at all for who needs care,
-- so that nothing here can ever count how the elderly were turned to a machine or a phone.
create table lobby.suggestion (
  branch_id uuid not null,
  id uuid not null,
  on_date date not null,
  at timestamptz not null,
  service_code text not null,
  offered text[] not null,
  taken text not null,
  primary key (branch_id, id),
  constraint suggestion_taken_known check (taken in ('green', 'online', 'later', 'machine', 'ticket')),
  constraint suggestion_taken_was_offered check (taken = any (offered))
);
create index suggestion_of_service on lobby.suggestion (branch_id, service_code, on_date);
select app.protect('lobby.suggestion');
select app.classify('lobby.suggestion', '{}');
