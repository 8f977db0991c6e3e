-- What the log of the branch's old queue machine says of days before Kaimen: how many took a number when and for what, how long they waited and
-- were served. Numbers themselves are dropped; nothing of a person is in it.
create table lobby.past (
  branch_id uuid not null references app.place (id) on delete restrict,
  id uuid not null,
  brought_at timestamptz not null,
  brought_by text not null,
  digest text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (branch_id, id),
  constraint past_withdrawn_by_somebody check ((withdrawn_at is null) = (withdrawn_by is null))
);
select app.protect('lobby.past');
select app.classify('lobby.past', '{"brought_by": "C1", "withdrawn_by": "C1"}');

-- A day is brought in once; withdrawing gives it free again.
create table lobby.past_day (
  branch_id uuid not null,
  on_date date not null,
  past_id uuid not null,
  primary key (branch_id, on_date),
  foreign key (branch_id, past_id) references lobby.past (branch_id, id) on delete cascade
);
create index past_day_by_past on lobby.past_day (branch_id, past_id);
select app.protect('lobby.past_day');
select app.classify('lobby.past_day', '{}');

-- Minutes of the day are the branch's own clock. No wait: left before being called. No minutes: not called, or its end was not noted.
create table lobby.past_number (
  branch_id uuid not null,
  on_date date not null,
  nth int not null,
  service_group text not null,
  service_code text,
  minute real not null,
  waited_minutes real,
  minutes real,
  primary key (branch_id, on_date, nth),
  foreign key (branch_id, on_date) references lobby.past_day (branch_id, on_date) on delete cascade,
  constraint past_number_minute check (minute >= 0 and minute < 1440),
  constraint past_number_not_negative check (waited_minutes >= 0 and minutes > 0)
);
select app.protect('lobby.past_number');
select app.classify('lobby.past_number', '{}');
