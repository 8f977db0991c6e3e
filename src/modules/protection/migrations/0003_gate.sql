-- The opening gate (开门条件): one list before opening, signed once a day; red opens only by a named override with a reason.
create table protection.gate (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  on_date date not null,
  verdict text not null,
  staff_count int not null,
  -- the list as it stood when it was signed
  checks jsonb not null,
  why text,
  signed_by text not null,
  signed_at timestamptz not null,
  primary key (branch_id, on_date),
  constraint gate_verdict_known check (verdict in ('green', 'override')),
  constraint gate_override_says_why check ((verdict = 'override') = (why is not null)),
  constraint gate_somebody_there check (staff_count > 0)
);
create index gate_overrides on protection.gate (on_date) where verdict = 'override';
select app.protect('protection.gate');
revoke update, delete on protection.gate from kaimen_app;
select app.classify('protection.gate', '{"signed_by": "C1", "why": "C1"}');
