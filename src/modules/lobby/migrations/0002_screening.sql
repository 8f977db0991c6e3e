-- What was seen at the door. A schema of its own; every personal value is sealed with the key of its day, which is destroyed at expiry.
-- No marketing function reads from here (PIPL 28; DOMAIN 6): other modules see only lobby.visit.
create schema screening;

-- Filled in beforehand on the visitor's phone, for today or tomorrow. The QR code holds only the code; the answers are in here.
create table screening.door_form (
  branch_id uuid not null references app.place (id) on delete restrict,
  id uuid not null,
  for_date date not null,
  filled_at timestamptz not null,
  code_blind text not null,
  sealed text not null,
  consent_version text not null,
  used_at timestamptz,
  primary key (branch_id, id),
  constraint door_form_code_once unique (branch_id, for_date, code_blind)
);
select app.protect('screening.door_form');
select app.classify('screening.door_form', '{"code_blind": "C2", "sealed": "C2"}');

-- One person at the door, once: verdict, limit and question set in force, consent and legal basis. Purged after its days.
create table screening.registration (
  branch_id uuid not null references app.place (id) on delete restrict,
  id uuid not null,
  on_date date not null,
  at timestamptz not null,
  by_actor text not null,
  form_id uuid,
  visit_id uuid,
  verdict text not null,
  mode text not null,
  limit_celsius numeric(4, 1) not null,
  comparator text not null,
  consent_version text not null,
  consent_by text not null,
  legal_basis text,
  contact text not null,
  sealed text not null,
  primary key (branch_id, id),
  foreign key (branch_id, form_id) references screening.door_form (branch_id, id) on delete restrict,
  foreign key (branch_id, visit_id) references lobby.visit (branch_id, id) on delete restrict,
  constraint registration_verdict_known check (verdict in ('pass', 'measure_again', 'fever', 'exposure')),
  constraint registration_mode_known check (mode in ('minimal', 'extended')),
  constraint registration_extended_has_basis check (mode = 'minimal' or legal_basis is not null),
  constraint registration_consent_known check (consent_by in ('phone', 'spoken', 'paper')),
  constraint registration_contact_known check (contact in ('phone', 'paper', 'none')),
  constraint registration_visit_means_passed check (visit_id is null or verdict = 'pass')
);
create index registration_by_day on screening.registration (branch_id, on_date, at);
create unique index registration_once_per_visit on screening.registration (branch_id, visit_id) where visit_id is not null;
create unique index registration_once_per_form on screening.registration (branch_id, form_id) where form_id is not null;
select app.protect('screening.registration');
select app.classify('screening.registration', '{"by_actor": "C1", "verdict": "C2", "contact": "C1", "sealed": "C2"}');

-- The defined path of a fever or an exposure: second measurement, what was done, when help was called.
create table screening.abnormal_case (
  branch_id uuid not null,
  id uuid not null,
  registration_id uuid not null,
  reason text not null,
  opened_at timestamptz not null,
  opened_by text not null,
  second_at timestamptz,
  second_sealed text,
  outcome text,
  alternative text,
  help_called_at timestamptz,
  help_called_by text,
  closed_at timestamptz,
  closed_by text,
  primary key (branch_id, id),
  foreign key (branch_id, registration_id) references screening.registration (branch_id, id) on delete cascade,
  constraint abnormal_case_reason_known check (reason in ('fever', 'exposure')),
  constraint abnormal_case_outcome_known check (outcome in ('passed_second', 'turned_away', 'dedicated_area', 'isolation_room')),
  constraint abnormal_case_turned_away_with_alternative check (outcome <> 'turned_away' or alternative is not null),
  constraint abnormal_case_isolation_calls_help check (outcome <> 'isolation_room' or help_called_at is not null),
  constraint abnormal_case_closed_has_outcome check ((closed_at is null) = (outcome is null))
);
create unique index abnormal_case_once on screening.abnormal_case (branch_id, registration_id);
create index abnormal_case_open on screening.abnormal_case (branch_id, opened_at) where closed_at is null;
select app.protect('screening.abnormal_case');
select app.classify('screening.abnormal_case', '{"reason": "C2", "opened_by": "C1", "second_sealed": "C2", "outcome": "C2", "alternative": "C1", "help_called_by": "C1", "closed_by": "C1"}');

-- Proof that a day's registrations are gone: how many, the digest over what went, and when the day's key was destroyed. Kept for ever.
create table screening.purge_certificate (
  branch_id uuid not null references app.place (id) on delete restrict,
  id uuid not null,
  of_date date not null,
  purged_at timestamptz not null,
  purged_by text not null,
  retention_days int not null,
  registration_count int not null,
  form_count int not null,
  case_count int not null,
  digest text not null,
  key_destroyed_at timestamptz,
  primary key (branch_id, id)
);
create index purge_certificate_by_date on screening.purge_certificate (branch_id, of_date);
select app.protect('screening.purge_certificate');
select app.classify('screening.purge_certificate', '{"purged_by": "C1"}');
