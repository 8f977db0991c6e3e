-- The hall as the bank draws it, in metres: zones, spaced seats, counters, machines and the door. The latest number counts; older ones stay.
create table branches.floor_plan (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  number int not null check (number > 0),
  body jsonb not null,
  drawn_at timestamptz not null,
  drawn_by text not null,
  primary key (branch_id, number)
);
select app.protect('branches.floor_plan');
select app.classify('branches.floor_plan', '{"drawn_by": "C1"}');

-- 隔断间: a machine in a partitioned booth may see a face without a mask.
alter table branches.machine add column booth boolean not null default false;
select app.classify('branches.machine', '{}');
