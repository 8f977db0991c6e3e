-- The hall of a branch: who was let in, who holds which number, who is called where. No name, no phone, no temperature in this schema.
create schema lobby;

-- One row per branch and business day: the numbers everybody reads, and the last defence of the cap.
create table lobby.hall (
  branch_id uuid not null references app.place (id) on delete restrict,
  on_date date not null,
  cap_count int not null,
  inside_count int not null default 0,
  outside_count int not null default 0,
  entered_count int not null default 0,
  turned_away_count int not null default 0,
  closed_at timestamptz,
  closed_by text,
  primary key (branch_id, on_date),
  constraint hall_within_cap check (inside_count <= cap_count),
  constraint hall_counts_people check (inside_count >= 0 and outside_count >= 0 and entered_count >= 0 and turned_away_count >= 0)
);
select app.protect('lobby.hall');
select app.classify('lobby.hall', '{"closed_by": "C1"}');

-- A person who passed the door. What was seen there is in the schema screening; here is only that it was passed.
create table lobby.visit (
  branch_id uuid not null,
  id uuid not null,
  on_date date not null,
  state text not null,
  zone text not null default 'waiting',
  credit text not null default 'none',
  code_blind text,
  arrived_at timestamptz not null,
  entered_at timestamptz,
  left_at timestamptz,
  primary key (branch_id, id),
  foreign key (branch_id, on_date) references lobby.hall (branch_id, on_date) on delete restrict,
  constraint visit_state_known check (state in ('outside', 'inside', 'left')),
  constraint visit_zone_known check (zone in ('waiting', 'smart', 'vip')),
  constraint visit_credit_known check (credit in ('none', 'elderly', 'pregnant', 'disabled', 'medical', 'green')),
  constraint visit_inside_has_entered check (state <> 'inside' or entered_at is not null),
  constraint visit_left_has_time check ((state = 'left') = (left_at is not null))
);
create index visit_present on lobby.visit (branch_id, on_date, arrived_at) where state <> 'left';
create index visit_by_code on lobby.visit (branch_id, code_blind) where code_blind is not null;
select app.protect('lobby.visit');
select app.classify('lobby.visit', '{"credit": "C1", "code_blind": "C2"}');

-- The last number given, per prefix and business day. Raised by one in a single statement.
create table lobby.ticket_count (
  branch_id uuid not null,
  prefix text not null,
  on_date date not null,
  last_number int not null,
  primary key (branch_id, prefix, on_date),
  constraint ticket_count_positive check (last_number > 0)
);
select app.protect('lobby.ticket_count');
select app.classify('lobby.ticket_count', '{}');

-- How many booked visitors were called in a row. Locked first by whatever changes the calling order.
create table lobby.turn (
  branch_id uuid not null,
  on_date date not null,
  booked_in_row int not null default 0,
  primary key (branch_id, on_date),
  constraint turn_not_negative check (booked_in_row >= 0)
);
select app.protect('lobby.turn');
select app.classify('lobby.turn', '{}');

-- A number: one visitor, one errand. `key_at` orders the line, `waits_from` is when the wait began (rules.ts).
create table lobby.ticket (
  branch_id uuid not null,
  id uuid not null,
  on_date date not null,
  visit_id uuid not null,
  number text not null,
  service_code text not null,
  service_group text not null,
  mask_off boolean not null,
  origin text not null,
  credit text not null,
  booking_id uuid,
  booked_for timestamptz,
  taken_at timestamptz not null,
  waits_from timestamptz not null,
  key_at timestamptz not null,
  state text not null,
  place text not null,
  counter_number int,
  counter_wanted int,
  call_count int not null default 0,
  not_before timestamptz,
  called_at timestamptz,
  serving_at timestamptz,
  missed_at timestamptz,
  ended_at timestamptz,
  secret_blind text not null,
  secret_sealed text not null,
  primary key (branch_id, id),
  foreign key (branch_id, visit_id) references lobby.visit (branch_id, id) on delete cascade,
  constraint ticket_number_once_a_day unique (branch_id, on_date, number),
  constraint ticket_state_known check (state in ('waiting', 'called', 'serving', 'parked', 'missed', 'served', 'left')),
  constraint ticket_place_known check (place in ('inside', 'outside')),
  constraint ticket_origin_known check (origin in ('walk_in', 'booked')),
  constraint ticket_called_has_counter check (state not in ('called', 'serving') or (counter_number is not null and called_at is not null)),
  constraint ticket_called_is_inside check (state not in ('called', 'serving') or place = 'inside'),
  constraint ticket_ended_has_time check ((state in ('served', 'left')) = (ended_at is not null)),
  constraint ticket_missed_has_time check (state <> 'missed' or missed_at is not null)
);
-- The waiting set stays small however long the history grows.
create index ticket_waiting on lobby.ticket (branch_id, on_date, key_at) where state = 'waiting';
-- A counter has one customer at a time: a second call by the same counter is refused here, whoever comes first.
create unique index ticket_one_per_counter on lobby.ticket (branch_id, on_date, counter_number) where state in ('called', 'serving');
-- A visitor stands in one line at a time.
create unique index ticket_one_open_per_visit on lobby.ticket (branch_id, visit_id) where state not in ('served', 'left');
create index ticket_open on lobby.ticket (branch_id, on_date) where state not in ('served', 'left');
create index ticket_by_call on lobby.ticket (branch_id, on_date, called_at desc) where called_at is not null;
create index ticket_by_secret on lobby.ticket (branch_id, secret_blind);
select app.protect('lobby.ticket');
select app.classify('lobby.ticket', '{"credit": "C1", "booking_id": "C1", "secret_blind": "C2", "secret_sealed": "C2"}');

-- Every change of a ticket, for ever: who, which counter, from, to, when. `before` is the row as it stood, so that a tap can be undone.
create table lobby.ticket_event (
  branch_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  on_date date not null,
  at timestamptz not null,
  deed text not null,
  from_state text,
  to_state text not null,
  counter_number int,
  by_actor text not null,
  deed_id uuid not null,
  before jsonb,
  undone_at timestamptz,
  primary key (branch_id, id),
  foreign key (branch_id, ticket_id) references lobby.ticket (branch_id, id) on delete cascade
);
create index ticket_event_by_day on lobby.ticket_event (branch_id, on_date, at);
create index ticket_event_by_ticket on lobby.ticket_event (branch_id, ticket_id, at);
create index ticket_event_by_deed on lobby.ticket_event (branch_id, deed_id);
select app.protect('lobby.ticket_event');
select app.classify('lobby.ticket_event', '{"by_actor": "C1", "before": "C2"}');

-- Every change of the number of people inside: the occupancy curve and the exposure are computed from these.
create table lobby.hall_event (
  branch_id uuid not null,
  id uuid not null,
  on_date date not null,
  at timestamptz not null,
  deed text not null,
  change int not null,
  visit_id uuid,
  by_actor text not null,
  primary key (branch_id, id)
);
create index hall_event_by_day on lobby.hall_event (branch_id, on_date, at);
select app.protect('lobby.hall_event');
select app.classify('lobby.hall_event', '{"by_actor": "C1"}');

-- A counter that is staffed now, or was: who sat there from when to when.
create table lobby.duty (
  branch_id uuid not null,
  id uuid not null,
  on_date date not null,
  counter_number int not null,
  staff_id text not null,
  sat_at timestamptz not null,
  rose_at timestamptz,
  primary key (branch_id, id),
  constraint duty_ends_after_start check (rose_at is null or rose_at >= sat_at)
);
create unique index duty_one_per_counter on lobby.duty (branch_id, on_date, counter_number) where rose_at is null;
select app.protect('lobby.duty');
select app.classify('lobby.duty', '{"staff_id": "C1"}');

-- A slip to be printed. Claimed before it is sent, so that a retry gives no second slip; a reprint is a job of its own.
create table lobby.print_job (
  branch_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  way text not null,
  asked_at timestamptz not null,
  asked_by text not null,
  claimed_at timestamptz,
  printed_at timestamptz,
  failed_at timestamptz,
  failure text,
  primary key (branch_id, id),
  foreign key (branch_id, ticket_id) references lobby.ticket (branch_id, id) on delete cascade,
  constraint print_job_way_known check (way in ('browser', 'network'))
);
create index print_job_by_ticket on lobby.print_job (branch_id, ticket_id, asked_at);
select app.protect('lobby.print_job');
select app.classify('lobby.print_job', '{"asked_by": "C1"}');
