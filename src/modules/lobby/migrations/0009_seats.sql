-- 分散等候: which spaced seat of the floor plan somebody was shown to. One row a seat; whoever has gone or was called gives it up.
create table lobby.seat (
  branch_id uuid not null references app.place (id) on delete restrict,
  code text not null,
  on_date date not null,
  visit_id uuid not null,
  since timestamptz not null,
  primary key (branch_id, code),
  constraint seat_one_a_visit unique (branch_id, visit_id),
  foreign key (branch_id, visit_id) references lobby.visit (branch_id, id) on delete cascade
);
select app.protect('lobby.seat');
select app.classify('lobby.seat', '{}');
