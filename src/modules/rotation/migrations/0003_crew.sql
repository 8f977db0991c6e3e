-- The crew of a branch (班组): who stands in which team, who holds keys, who is certified for cash. A person is in one team of a branch.
create table rotation.crew (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  staff_id uuid not null,
  team text not null constraint crew_team check (team in ('A', 'B')),
  holds_key boolean not null,
  handles_cash boolean not null,
  noted_at timestamptz not null,
  noted_by text not null,
  primary key (branch_id, staff_id)
);
create index crew_by_person on rotation.crew (staff_id);
select app.protect('rotation.crew');
select app.classify('rotation.crew', '{"noted_by": "C1"}');
