-- What somebody of a crew has seen of their own turns: what differs from it now is marked until they say that they know.
create table rotation.turns_seen (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  staff_id uuid not null,
  -- the days as they were shown: works, the other team's or closed, which half, and the hours
  days jsonb not null constraint turns_seen_are_list check (jsonb_typeof(days) = 'array'),
  seen_at timestamptz not null,
  primary key (branch_id, staff_id)
);
select app.protect('rotation.turns_seen');
select app.classify('rotation.turns_seen', '{}');
