-- The opening gate (开门条件): days on which a branch's checks were signed. Where the bank switches the gate on, no channel shows a day open before.
create table hours.gate_day (
  place_id uuid not null references branches.branch (id) on delete restrict,
  on_date date not null,
  signed_at timestamptz not null,
  signed_by text not null,
  primary key (place_id, on_date)
);
select app.share('hours.gate_day');
select app.classify('hours.gate_day', '{"signed_by": "C1"}');
