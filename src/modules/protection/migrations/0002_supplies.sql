-- Supplies: what a branch needs to stay open, by batch; every change is a movement; transfers are signed at both ends.

-- The bank's list of items. `per_…` is how much of it goes in a day; a durable one is there or is not.
create table protection.item (
  code text primary key,
  name text not null,
  name_en text not null,
  unit text not null,
  unit_en text not null,
  -- without it the branch may not open
  must_have boolean not null,
  -- how many a branch must have of a thing that is not used up; null: it is used up
  least_count int,
  per_staff numeric not null default 0,
  per_visitor numeric not null default 0,
  -- for each disinfection of the plan
  per_disinfection numeric not null default 0,
  position int not null,
  withdrawn_at timestamptz,
  constraint item_counts check (least_count > 0 and per_staff >= 0 and per_visitor >= 0 and per_disinfection >= 0),
  constraint item_code_short check (code ~ '^[a-z][a-z0-9-]{1,30}$')
);
select app.share('protection.item');
select app.classify('protection.item', '{}');

-- Masks are two a person and day (a weak source); all other amounts are ours, and the bank edits them.
insert into protection.item (code, name, name_en, unit, unit_en, must_have, least_count, per_staff, per_visitor, per_disinfection, position) values
  ('mask', '医用口罩', 'Face masks', '只', 'pcs', true, null, 2, 0.03, 0, 1),
  ('thermometer', '测温枪', 'Thermometers', '把', 'pcs', true, 1, 0, 0, 0, 2),
  ('chlorine', '含氯消毒液', 'Chlorine disinfectant', '瓶', 'bottles', true, null, 0, 0, 0.05, 3),
  ('alcohol', '75%酒精', 'Alcohol 75 %', '瓶', 'bottles', true, null, 0, 0, 0.02, 4),
  ('hand-rub', '免洗洗手液', 'Hand rub', '瓶', 'bottles', false, null, 0.02, 0.004, 0, 5),
  ('soap', '洗手液', 'Hand soap', '瓶', 'bottles', false, null, 0.02, 0, 0, 6),
  ('gloves', '一次性手套', 'Disposable gloves', '双', 'pairs', false, null, 1, 0.02, 0, 7),
  ('goggles', '护目镜', 'Goggles', '副', 'pcs', false, 2, 0, 0, 0, 8),
  ('mask-bin', '废弃口罩桶', 'Covered mask bins', '个', 'pcs', false, 1, 0, 0, 0, 9),
  ('cold-remedy', '感冒药', 'Cold remedy', '盒', 'boxes', false, null, 0.01, 0, 0, 10),
  ('ticket-paper', '叫号纸', 'Ticket paper', '卷', 'rolls', false, null, 0, 0.003, 0, 11);

-- What lies in a branch's cupboard, batch by batch. Below zero only when somebody marked it: taken before its receipt was entered.
create table protection.stock (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  item_code text not null references protection.item (code) on delete restrict,
  batch text not null,
  expires_on date,
  quantity int not null,
  short_by text,
  short_why text,
  primary key (branch_id, item_code, batch),
  constraint stock_not_below_zero check (quantity >= 0 or (short_by is not null and short_why is not null)),
  constraint stock_sane check (quantity between -1000000 and 10000000)
);
select app.protect('protection.stock');
select app.classify('protection.stock', '{"short_by": "C1", "short_why": "C1"}');

-- Every change of stock, for ever: the sum of a batch's movements is what lies there.
create table protection.movement (
  branch_id uuid not null,
  id uuid not null,
  item_code text not null,
  batch text not null,
  kind text not null,
  quantity int not null,
  at timestamptz not null,
  by_actor text not null,
  note text,
  transfer_id uuid,
  primary key (branch_id, id),
  foreign key (branch_id, item_code, batch) references protection.stock (branch_id, item_code, batch) on delete restrict,
  constraint movement_kind_known check (kind in ('receive', 'issue', 'count', 'write_off', 'correct', 'send', 'take'))
);
create index movement_by_time on protection.movement (branch_id, at desc, id);
select app.protect('protection.movement');
revoke update, delete on protection.movement from kaimen_app;
select app.classify('protection.movement', '{"by_actor": "C1", "note": "C1"}');

-- From one branch to another, or an order to head office (no sender). Shared, because both ends write in it; each signs.
create table protection.transfer (
  id uuid primary key,
  from_place uuid references branches.branch (id) on delete restrict,
  to_place uuid not null references branches.branch (id) on delete restrict,
  item_code text not null references protection.item (code) on delete restrict,
  asked_count int not null,
  state text not null,
  -- [{"batch","expires","quantity"}] as they left
  parts jsonb,
  received_count int,
  asked_by text not null,
  asked_at timestamptz not null,
  sent_by text,
  sent_at timestamptz,
  received_by text,
  received_at timestamptz,
  ended_by text,
  ended_at timestamptz,
  why text,
  constraint transfer_state_known check (state in ('asked', 'sent', 'received', 'declined', 'withdrawn')),
  constraint transfer_between_two check (from_place is distinct from to_place),
  constraint transfer_asks check (asked_count > 0),
  constraint transfer_sent_signed check (state <> 'sent' or (sent_by is not null and parts is not null)),
  constraint transfer_received_signed check (state <> 'received' or (received_by is not null and received_count is not null and (sent_by is not null or from_place is null))),
  constraint transfer_two_people check (sent_by is null or received_by is null or sent_by <> received_by)
);
create index transfer_open_from on protection.transfer (from_place) where state in ('asked', 'sent');
create index transfer_open_to on protection.transfer (to_place) where state in ('asked', 'sent');
select app.share('protection.transfer');
select app.classify('protection.transfer', '{"asked_by": "C1", "sent_by": "C1", "received_by": "C1", "ended_by": "C1", "why": "C1"}');

-- What each branch has of each item in all, and uses in a day: one row each, shared, so that another branch finds who has plenty.
create table protection.shelf (
  place_id uuid not null references branches.branch (id) on delete restrict,
  item_code text not null references protection.item (code) on delete restrict,
  -- good to use: not expired
  quantity int not null,
  daily_use numeric not null,
  -- since when its days of cover have been below the alarm
  short_since timestamptz,
  noted_at timestamptz not null,
  primary key (place_id, item_code)
);
select app.share('protection.shelf');
select app.classify('protection.shelf', '{}');

-- Takes so many out of a branch's cupboard, what expires first before the rest, never what has expired: the parts taken, or null when there is not enough.
create function protection.take_out(at_branch uuid, of_item text, wanted int, on_day date) returns jsonb language plpgsql as $$
declare
  lot protection.stock;
  there int;
  missing int := wanted;
  taken int;
  parts jsonb := '[]';
begin
  select coalesce(sum(locked.quantity), 0) into there from (
    select quantity from protection.stock
    where branch_id = at_branch and item_code = of_item and quantity > 0 and (expires_on is null or expires_on >= on_day)
    order by expires_on nulls last, batch for update) locked;
  if there < wanted then return null; end if;
  for lot in
    select * from protection.stock
    where branch_id = at_branch and item_code = of_item and quantity > 0 and (expires_on is null or expires_on >= on_day)
    order by expires_on nulls last, batch
  loop
    taken := least(missing, lot.quantity);
    update protection.stock set quantity = quantity - taken where branch_id = at_branch and item_code = of_item and batch = lot.batch and quantity >= taken;
    if not found then continue; end if;
    parts := parts || jsonb_build_object('batch', lot.batch, 'expires', lot.expires_on, 'quantity', taken);
    missing := missing - taken;
    exit when missing = 0;
  end loop;
  return case when missing = 0 then parts end;
end $$;
