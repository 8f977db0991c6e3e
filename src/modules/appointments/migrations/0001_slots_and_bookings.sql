-- Arrival times: slots counted in minutes of work, holds, bookings, the standby list. Every writer locks slot rows first, in
-- order of their start, and only then holds and bookings: so booking, moving and rebuilding never wait for each other in a ring.
create schema appointments;

-- How many counters a branch plans per service group; without a row, the branch's own counters count.
create table appointments.counter_plan (
  branch_id uuid not null,
  id uuid not null,
  service_group text not null,
  from_on date not null,
  until_on date not null,
  opens text not null,
  closes text not null,
  counters numeric(4, 2) not null,
  planned_at timestamptz not null,
  planned_by text not null,
  primary key (branch_id, id),
  constraint counter_plan_clock check (opens ~ '^[0-2]\d:[0-5]\d$' and closes ~ '^[0-2]\d:[0-5]\d$' and opens < closes),
  constraint counter_plan_days check (from_on <= until_on),
  constraint counter_plan_counters check (counters between 0 and 60)
);
create index counter_plan_by_day on appointments.counter_plan (branch_id, until_on);
select app.protect('appointments.counter_plan');
select app.classify('appointments.counter_plan', '{"planned_by": "C1"}');

-- A business day that can be booked, with the rules in force when its slots were made: the hot functions read this one row.
create table appointments.day (
  branch_id uuid not null,
  business_on date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  mode text not null,
  reason_zh text,
  reason_en text,
  hours_version int not null,
  opens_at timestamptz not null,
  services jsonb not null,
  quota_per_phone smallint not null,
  quota_per_device smallint not null,
  holds_per_device smallint not null,
  hold_minutes int not null,
  made_at timestamptz not null,
  primary key (branch_id, business_on),
  constraint day_ends_after_start check (ends_at > starts_at)
);
select app.protect('appointments.day');
select app.classify('appointments.day', '{}');

-- One start of the five-minute grid. No index may name the counted minutes, not even in its condition: the hot update stays in its page.
-- planned = what the plan gives; capacity = the same, or what is taken where the plan shrank below it.
create table appointments.slot (
  branch_id uuid not null,
  service_group text not null,
  starts_at timestamptz not null,
  business_on date not null,
  planned_minutes int not null,
  capacity_minutes int not null,
  held_minutes int not null default 0,
  booked_minutes int not null default 0,
  kept_minutes int not null,
  kept_until timestamptz not null,
  online_from timestamptz not null,
  kept_for text not null,
  primary key (branch_id, service_group, starts_at),
  foreign key (branch_id, business_on) references appointments.day (branch_id, business_on) on delete restrict,
  constraint slot_never_oversold check (held_minutes + booked_minutes <= capacity_minutes),
  constraint slot_taken_not_negative check (held_minutes >= 0 and booked_minutes >= 0),
  constraint slot_capacity_covers_plan check (planned_minutes >= 0 and capacity_minutes >= planned_minutes and kept_minutes between 0 and planned_minutes),
  constraint slot_kept_for check (kept_for in ('everyone', 'priority'))
) with (fillfactor = 60);
create index slot_by_day on appointments.slot (branch_id, business_on);
select app.protect('appointments.slot');
select app.classify('appointments.slot', '{}');

-- A place kept for a short time: while a form is filled in, for a standby's answer, for a deferral, or cooling down after a return.
create table appointments.hold (
  branch_id uuid not null,
  id uuid not null,
  kind text not null,
  service_code text not null,
  service_group text not null,
  business_on date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  channel text not null,
  kept_for text not null,
  device_blind bytea,
  state text not null default 'active',
  expires_at timestamptz not null,
  held_at timestamptz not null,
  held_by text not null,
  ended_at timestamptz,
  primary key (branch_id, id),
  constraint hold_kind check (kind in ('form', 'standby', 'deferral', 'cooling')),
  constraint hold_state check (state in ('active', 'confirmed', 'released', 'expired')),
  constraint hold_ended check ((state = 'active') = (ended_at is null))
) with (fillfactor = 80);
create index hold_active on appointments.hold (branch_id, service_group, starts_at) where state = 'active';
create index hold_of_device on appointments.hold (branch_id, device_blind) where state = 'active' and device_blind is not null;
select app.protect('appointments.hold');
select app.classify('appointments.hold', '{"device_blind": "C1", "held_by": "C1"}');

-- A confirmed arrival time. A move keeps the row (same code, same calendar entry); the trail tells where it stood before.
create table appointments.booking (
  branch_id uuid not null,
  id uuid not null,
  business_on date not null,
  service_code text not null,
  service_group text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null default 'confirmed',
  channel text not null,
  kept_for text not null,
  code text not null,
  phone_sealed text,
  phone_blind bytea,
  quota_no smallint,
  device_blind bytea,
  lang text not null,
  sequence_count int not null default 0,
  booked_at timestamptz not null,
  booked_by text not null,
  checked_in_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by text,
  missed_at timestamptz,
  told_at timestamptz,
  reminded_day_at timestamptz,
  reminded_soon_at timestamptz,
  forgotten_at timestamptz,
  primary key (branch_id, id),
  foreign key (branch_id, business_on) references appointments.day (branch_id, business_on) on delete restrict,
  constraint booking_state check (state in ('confirmed', 'checked_in', 'late', 'no_show', 'cancelled')),
  constraint booking_checked_in check (state not in ('checked_in', 'late') or checked_in_at is not null),
  constraint booking_cancelled check ((state = 'cancelled') = (cancelled_at is not null)),
  constraint booking_channel check (channel in ('online', 'phone', 'desk', 'door')),
  constraint booking_lang check (lang in ('zh', 'en')),
  constraint booking_phone_whole check ((phone_sealed is null) = (phone_blind is null))
) with (fillfactor = 80);
create unique index booking_code on appointments.booking (branch_id, business_on, code);
-- The quota of a phone: its n-th living booking of the day exists once. Also the way to find a booking by its phone.
create unique index booking_quota on appointments.booking (branch_id, phone_blind, business_on, quota_no)
  where phone_blind is not null and state in ('confirmed', 'checked_in');
create index booking_of_device on appointments.booking (branch_id, device_blind, business_on) where device_blind is not null;
select app.protect('appointments.booking');
select app.classify('appointments.booking', '{"phone_sealed": "C2", "phone_blind": "C2", "device_blind": "C1", "code": "C1", "kept_for": "C1", "booked_by": "C1", "cancelled_by": "C1"}');

-- Who would like an earlier or any place of a day; the first whose wish fits gets the place that somebody gives back.
create table appointments.standby (
  branch_id uuid not null,
  id uuid not null,
  business_on date not null,
  service_code text not null,
  service_group text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  state text not null default 'waiting',
  code text not null,
  phone_sealed text,
  phone_blind bytea,
  lang text not null,
  hold_id uuid,
  booking_id uuid,
  asked_at timestamptz not null,
  asked_by text not null,
  offered_at timestamptz,
  ended_at timestamptz,
  primary key (branch_id, id),
  constraint standby_state check (state in ('waiting', 'offered', 'booked', 'lapsed', 'withdrawn')),
  constraint standby_window check (from_at < until_at),
  constraint standby_offered check (state <> 'offered' or hold_id is not null)
);
create index standby_waiting on appointments.standby (branch_id, business_on, asked_at) where state = 'waiting';
create unique index standby_code on appointments.standby (branch_id, business_on, code);
create unique index standby_once on appointments.standby (branch_id, business_on, phone_blind) where state in ('waiting', 'offered') and phone_blind is not null;
select app.protect('appointments.standby');
select app.classify('appointments.standby', '{"phone_sealed": "C2", "phone_blind": "C2", "code": "C1", "asked_by": "C1"}');

-- The day a start belongs to: three dates are looked at, because the branch's zone is not the server's.
create function appointments.day_of(at_branch uuid, wanted timestamptz) returns appointments.day language plpgsql stable as $$
declare
  found_day appointments.day;
begin
  select * into found_day from appointments.day
  where branch_id = at_branch
    and business_on between (wanted at time zone 'UTC')::date - 1 and (wanted at time zone 'UTC')::date + 1
    and starts_at <= wanted and wanted < ends_at
  order by business_on
  limit 1;
  return found_day;
end $$;

-- The three free starts nearest to the wished one: what a refusal offers.
create function appointments.nearest_free(at_branch uuid, of_group text, wished timestamptz, places int, by_channel text, for_whom text, at timestamptz)
returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(starts_at order by starts_at), '[]') from (
    select starts_at from (
      select
        starts_at,
        sum(case
          when (by_channel <> 'online' or at >= online_from)
            and (kept_for = 'everyone' or kept_for = for_whom)
            and held_minutes + booked_minutes + 5 <= capacity_minutes - case when by_channel = 'online' and at < kept_until then kept_minutes else 0 end
          then 1 else 0 end) over following as roomy,
        max(starts_at) over following as last_start
      from appointments.slot
      where branch_id = at_branch and service_group = of_group
        and starts_at >= greatest(wished - interval '10 hours', at) and starts_at < wished + interval '34 hours'
      window following as (partition by branch_id, service_group order by starts_at rows between current row and (places - 1) following)
    ) as run
    where roomy = places and last_start = starts_at + (places - 1) * interval '5 minutes' and starts_at > at
    order by abs(extract(epoch from starts_at - wished)), starts_at
    limit 3
  ) as nearest
$$;

create function appointments.full_slot(at_branch uuid, of_group text, wished timestamptz, places int, by_channel text, for_whom text, at timestamptz)
returns jsonb language sql stable as $$
  select jsonb_build_object('refused', 'appointments.slotFull', 'status', 409,
    'offer', jsonb_build_object('times', appointments.nearest_free(at_branch, of_group, wished, places, by_channel, for_whom, at)))
$$;

-- Gives back what expired holds still keep of these starts, and locks the starts in order. True when something was given back.
create function appointments.free_expired(at_branch uuid, of_group text, from_at timestamptz, until_at timestamptz, at timestamptz)
returns boolean language plpgsql as $$
declare
  first_at timestamptz;
  last_at timestamptz;
  freed int;
begin
  select min(starts_at), max(ends_at) into first_at, last_at from appointments.hold
  where branch_id = at_branch and service_group = of_group and state = 'active' and expires_at <= at and starts_at < until_at and ends_at > from_at;
  if first_at is null then return false; end if;
  perform from appointments.slot
  where branch_id = at_branch and service_group = of_group and starts_at >= least(first_at, from_at) and starts_at < greatest(last_at, until_at)
  order by starts_at for update;
  with ended as (
    update appointments.hold set state = 'expired', ended_at = at
    where branch_id = at_branch and service_group = of_group and state = 'active' and expires_at <= at
      and starts_at >= first_at and ends_at <= last_at and starts_at < until_at and ends_at > from_at
    returning starts_at, ends_at
  ), given as (
    select start, (5 * count(*))::int as minutes
    from ended, generate_series(ended.starts_at, ended.ends_at - interval '5 minutes', interval '5 minutes') as start
    group by start
  )
  update appointments.slot set
    held_minutes = slot.held_minutes - given.minutes,
    capacity_minutes = greatest(slot.planned_minutes, slot.capacity_minutes - given.minutes)
  from given
  where slot.branch_id = at_branch and slot.service_group = of_group and slot.starts_at = given.start;
  get diagnostics freed = row_count;
  return freed > 0;
end $$;

-- Takes the places in a row, all or none: held or booked. The starts are locked in order of their time, then looked at, then changed.
create function appointments.take(at_branch uuid, of_group text, wanted timestamptz, places int, by_channel text, at timestamptz, held int, booked int)
returns boolean language plpgsql as $$
declare
  wanted_until constant timestamptz := wanted + places * interval '5 minutes';
  taken int;
begin
  with locked as (
    select held_minutes + booked_minutes + 5 <= capacity_minutes - case when by_channel = 'online' and at < kept_until then kept_minutes else 0 end as has_room
    from appointments.slot
    where branch_id = at_branch and service_group = of_group and starts_at >= wanted and starts_at < wanted_until
    order by starts_at for update
  )
  update appointments.slot set held_minutes = held_minutes + held, booked_minutes = booked_minutes + booked
  where branch_id = at_branch and service_group = of_group and starts_at >= wanted and starts_at < wanted_until
    and (select count(*) from locked where has_room) = places;
  get diagnostics taken = row_count;
  return taken = places;
end $$;

-- The same places change hands or become free. Where the plan shrank, what comes free does not become bookable again.
create function appointments.shift(at_branch uuid, of_group text, from_at timestamptz, until_at timestamptz, held int, booked int)
returns void language plpgsql as $$
begin
  update appointments.slot set
    held_minutes = held_minutes + held,
    booked_minutes = booked_minutes + booked,
    capacity_minutes = greatest(planned_minutes, capacity_minutes + least(held + booked, 0))
  where branch_id = at_branch and service_group = of_group and starts_at >= from_at and starts_at < until_at;
end $$;

create function appointments.lock_slots(at_branch uuid, of_group text, from_at timestamptz, until_at timestamptz) returns void language plpgsql as $$
begin
  perform from appointments.slot
  where branch_id = at_branch and service_group = of_group and starts_at >= from_at and starts_at < until_at
  order by starts_at for update;
end $$;

-- Why this phone or device may not book another time on this day; the free number of its quota, or null without a phone.
create function appointments.quota_of(at_branch uuid, on_day appointments.day, deed jsonb, out quota_no smallint, out refused jsonb) language plpgsql stable as $$
declare
  phone constant bytea := decode(deed ->> 'phone_blind', 'hex');
  device constant bytea := decode(deed ->> 'device_blind', 'hex');
begin
  if phone is not null then
    quota_no := appointments.free_number((
      select array_agg(booking.quota_no) from appointments.booking
      where branch_id = at_branch and phone_blind = phone and business_on = on_day.business_on and state in ('confirmed', 'checked_in')
    ), on_day.quota_per_phone);
    if quota_no is null then
      refused := jsonb_build_object('refused', 'appointments.quotaOfPhone', 'status', 409, 'params', jsonb_build_object('most', on_day.quota_per_phone));
      return;
    end if;
  end if;
  if device is not null and on_day.quota_per_device <= (
    select count(*) from appointments.booking
    where branch_id = at_branch and device_blind = device and business_on = on_day.business_on and state in ('confirmed', 'checked_in')
  ) then
    refused := jsonb_build_object('refused', 'appointments.quotaOfDevice', 'status', 409, 'params', jsonb_build_object('most', on_day.quota_per_device));
  end if;
end $$;

-- Writes the booking. The second code is for the one case in millions in which the first is already somebody else's today.
create function appointments.write_booking(at_branch uuid, of_group text, on_day date, places int, number smallint, deed jsonb) returns jsonb language plpgsql as $$
declare
  given text;
  starts constant timestamptz := (deed ->> 'starts_at')::timestamptz;
  ends constant timestamptz := starts + places * interval '5 minutes';
begin
  foreach given in array array[deed ->> 'code', deed ->> 'other_code'] loop
    insert into appointments.booking (branch_id, id, business_on, service_code, service_group, starts_at, ends_at, channel, kept_for, code,
      phone_sealed, phone_blind, quota_no, device_blind, lang, booked_at, booked_by)
    values (at_branch, (deed ->> 'id')::uuid, on_day, deed ->> 'service', of_group, starts, ends, deed ->> 'channel', coalesce(deed ->> 'kept_for', 'everyone'), given,
      deed ->> 'phone_sealed', decode(deed ->> 'phone_blind', 'hex'), number, decode(deed ->> 'device_blind', 'hex'), deed ->> 'lang', (deed ->> 'now')::timestamptz, deed ->> 'actor')
    on conflict (branch_id, business_on, code) do nothing;
    exit when found;
    given := null;
  end loop;
  if given is null then raise unique_violation using message = 'both codes are taken today'; end if;
  return jsonb_build_object(
    'answer', jsonb_build_object('booking', deed ->> 'id', 'code', given, 'service', deed ->> 'service', 'group', of_group, 'date', on_day,
      'startsAt', starts, 'endsAt', ends, 'keptFor', coalesce(deed ->> 'kept_for', 'everyone'), 'sequence', 0),
    'object', 'booking/' || (deed ->> 'id'),
    'facts', jsonb_build_object('service', deed ->> 'service', 'startsAt', starts, 'channel', deed ->> 'channel', 'state', 'confirmed'),
    'events', jsonb_build_array(jsonb_build_object('topic', 'appointments.booked',
      'facts', jsonb_build_object('booking', deed ->> 'id', 'date', on_day, 'group', of_group, 'service', deed ->> 'service', 'startsAt', starts)))
  );
end $$;

-- Looks at what a deed wants, in one statement and without any lock: the day's rules, the person's other bookings, the starts.
-- Whoever cannot get a place is refused here; only who may get one waits for a row.
create function appointments.look_at(at_branch uuid, deed jsonb, out on_day date, out of_group text, out places int, out minutes int, out number smallint, out refused jsonb)
language plpgsql stable as $$
declare
  at constant timestamptz := (deed ->> 'now')::timestamptz;
  wanted constant timestamptz := (deed ->> 'starts_at')::timestamptz;
  by_channel constant text := deed ->> 'channel';
  whom constant text := coalesce(deed ->> 'kept_for', 'everyone');
  phone constant bytea := decode(deed ->> 'phone_blind', 'hex');
  device constant bytea := decode(deed ->> 'device_blind', 'hex');
  is_hold constant boolean := deed ->> 'fn' = 'appointments.hold' or deed ? 'kind';
  seen record;
begin
  select
    day.business_on, day.errand, day.opens_at, day.hold_minutes, day.quota_per_phone, day.quota_per_device, day.holds_per_device,
    case when phone is null or is_hold then null else (
      select array_agg(booking.quota_no) from appointments.booking
      where booking.branch_id = at_branch and booking.phone_blind = phone and booking.business_on = day.business_on and booking.state in ('confirmed', 'checked_in')
    ) end as numbers,
    case when device is null then 0 when is_hold then (
      select count(*) from appointments.hold where hold.branch_id = at_branch and hold.device_blind = device and hold.state = 'active' and hold.expires_at > at
    ) else (
      select count(*) from appointments.booking
      where booking.branch_id = at_branch and booking.device_blind = device and booking.business_on = day.business_on and booking.state in ('confirmed', 'checked_in')
    ) end as of_device,
    slots.*
  into seen
  from (
    select business_on, opens_at, hold_minutes, quota_per_phone, quota_per_device, holds_per_device, services -> (deed ->> 'service') as errand
    from appointments.day
    where branch_id = at_branch
      and business_on between (wanted at time zone 'UTC')::date - 1 and (wanted at time zone 'UTC')::date + 1
      and starts_at <= wanted and wanted < ends_at
    order by business_on limit 1
  ) as day
  left join lateral (
    select
      count(*) as starts,
      count(*) filter (where held_minutes + booked_minutes + 5 <= capacity_minutes - case when by_channel = 'online' and at < kept_until then kept_minutes else 0 end) as roomy,
      count(*) filter (where by_channel = 'online' and at < online_from) as unreleased,
      count(*) filter (where kept_for <> 'everyone' and kept_for <> whom) as kept
    from appointments.slot
    where branch_id = at_branch and service_group = day.errand ->> 'group'
      and starts_at >= wanted and starts_at < wanted + (day.errand ->> 'places')::int * interval '5 minutes'
  ) as slots on true;

  on_day := seen.business_on;
  of_group := seen.errand ->> 'group';
  places := (seen.errand ->> 'places')::int;
  minutes := seen.hold_minutes;
  refused := case
    when on_day is null then '{"refused": "appointments.noSuchDay", "status": 409}'::jsonb
    when wanted <= at then '{"refused": "appointments.timePassed", "status": 409}'
    when by_channel = 'online' and at < seen.opens_at then '{"refused": "appointments.notReleasedYet", "status": 409}'
    when seen.errand is null then '{"refused": "appointments.serviceUnknown", "status": 422}'
    when seen.starts < places then '{"refused": "appointments.noSuchTime", "status": 409}'
    when seen.unreleased > 0 then '{"refused": "appointments.notReleasedYet", "status": 409}'
    when seen.kept > 0 then '{"refused": "appointments.keptForPriority", "status": 409}'
    when is_hold and seen.of_device >= seen.holds_per_device then jsonb_build_object('refused', 'appointments.tooManyHolds', 'status', 409,
      'params', jsonb_build_object('most', seen.holds_per_device, 'minutes', seen.hold_minutes))
    when not is_hold and seen.of_device >= seen.quota_per_device then jsonb_build_object('refused', 'appointments.quotaOfDevice', 'status', 409, 'params', jsonb_build_object('most', seen.quota_per_device))
  end;
  if refused is not null then return; end if;
  if phone is not null and not is_hold then
    number := appointments.free_number(seen.numbers, seen.quota_per_phone);
    if number is null then
      refused := jsonb_build_object('refused', 'appointments.quotaOfPhone', 'status', 409, 'params', jsonb_build_object('most', seen.quota_per_phone));
      return;
    end if;
  end if;
  if seen.roomy < places then
    refused := '{"refused": "appointments.slotFull"}';
  end if;
end $$;

create function appointments.free_number(taken smallint[], most int) returns smallint language plpgsql immutable as $$
begin
  for number in 1 .. most loop
    if taken is null or not number = any (taken) then return number; end if;
  end loop;
  return null;
end $$;

-- Takes the place that was looked at; a start that only expired holds fill is freed first. NULL, or why not.
create function appointments.take_or_refuse(at_branch uuid, of_group text, places int, deed jsonb, looked jsonb, held int, booked int) returns jsonb language plpgsql as $$
declare
  at constant timestamptz := (deed ->> 'now')::timestamptz;
  wanted constant timestamptz := (deed ->> 'starts_at')::timestamptz;
begin
  if looked is not null and looked ->> 'refused' <> 'appointments.slotFull' then return looked; end if;
  if looked is null or appointments.free_expired(at_branch, of_group, wanted, wanted + places * interval '5 minutes', at) then
    if appointments.take(at_branch, of_group, wanted, places, deed ->> 'channel', at, held, booked) then return null; end if;
  end if;
  return appointments.full_slot(at_branch, of_group, wanted, places, deed ->> 'channel', coalesce(deed ->> 'kept_for', 'everyone'), at);
end $$;

-- Hot deed: a time is booked at once.
create function appointments.book(at_branch uuid, deed jsonb) returns jsonb language plpgsql as $$
declare
  seen record;
  refused jsonb;
begin
  seen := appointments.look_at(at_branch, deed);
  refused := appointments.take_or_refuse(at_branch, seen.of_group, seen.places, deed, seen.refused, 0, 5);
  if refused is not null then return refused; end if;
  return appointments.write_booking(at_branch, seen.of_group, seen.on_day, seen.places, seen.number, deed);
end $$;

-- Hot deed: a time is kept while somebody fills in the form (or answers an offer).
create function appointments.hold(at_branch uuid, deed jsonb) returns jsonb language plpgsql as $$
declare
  wanted constant timestamptz := (deed ->> 'starts_at')::timestamptz;
  whom constant text := coalesce(deed ->> 'kept_for', 'everyone');
  seen record;
  refused jsonb;
  ends timestamptz;
  expires timestamptz;
begin
  seen := appointments.look_at(at_branch, deed);
  refused := appointments.take_or_refuse(at_branch, seen.of_group, seen.places, deed, seen.refused, 5, 0);
  if refused is not null then return refused; end if;
  ends := wanted + seen.places * interval '5 minutes';
  expires := (deed ->> 'now')::timestamptz + coalesce((deed ->> 'minutes')::int, seen.minutes) * interval '1 minute';
  insert into appointments.hold (branch_id, id, kind, service_code, service_group, business_on, starts_at, ends_at, channel, kept_for, device_blind, expires_at, held_at, held_by)
  values (at_branch, (deed ->> 'id')::uuid, deed ->> 'kind', deed ->> 'service', seen.of_group, seen.on_day, wanted, ends,
    deed ->> 'channel', whom, decode(deed ->> 'device_blind', 'hex'), expires, (deed ->> 'now')::timestamptz, deed ->> 'actor');
  return jsonb_build_object(
    'answer', jsonb_build_object('hold', deed ->> 'id', 'service', deed ->> 'service', 'group', seen.of_group, 'date', seen.on_day,
      'startsAt', wanted, 'endsAt', ends, 'keptFor', whom, 'expiresAt', expires),
    'object', 'hold/' || (deed ->> 'id'),
    'facts', jsonb_build_object('service', deed ->> 'service', 'startsAt', wanted, 'kind', deed ->> 'kind', 'state', 'active'),
    'events', '[]'::jsonb
  );
end $$;

-- Hot deed: the hold becomes the booking. The place is never free in between; an expired hold is refused, clearly and once.
create function appointments.confirm(at_branch uuid, deed jsonb) returns jsonb language plpgsql as $$
declare
  at constant timestamptz := (deed ->> 'now')::timestamptz;
  held appointments.hold;
  on_day appointments.day;
  quota record;
begin
  select * into held from appointments.hold where branch_id = at_branch and id = (deed ->> 'hold')::uuid and kind <> 'cooling';
  if held.id is null then return '{"refused": "appointments.holdUnknown", "status": 404}'; end if;
  on_day := appointments.day_of(at_branch, held.starts_at);
  select * into quota from appointments.quota_of(at_branch, on_day, deed);
  if quota.refused is not null then return quota.refused; end if;
  if held.state = 'confirmed' then return '{"refused": "appointments.holdConfirmed", "status": 409}'; end if;
  perform appointments.lock_slots(at_branch, held.service_group, held.starts_at, held.ends_at);
  update appointments.hold set state = 'confirmed', ended_at = at
  where branch_id = at_branch and id = held.id and state = 'active' and expires_at > at;
  if not found then
    return jsonb_build_object('refused', 'appointments.holdExpired', 'status', 409, 'offer', jsonb_build_object('times',
      appointments.nearest_free(at_branch, held.service_group, held.starts_at, (extract(epoch from held.ends_at - held.starts_at) / 300)::int, held.channel, held.kept_for, at)));
  end if;
  perform appointments.shift(at_branch, held.service_group, held.starts_at, held.ends_at, -5, 5);
  return appointments.write_booking(at_branch, held.service_group, held.business_on, (extract(epoch from held.ends_at - held.starts_at) / 300)::int, quota.quota_no,
    deed || jsonb_build_object('service', held.service_code, 'starts_at', held.starts_at, 'channel', held.channel, 'kept_for', held.kept_for));
end $$;

-- A hold ends before its time: the person chose another, or the branch withdraws it. False when it had ended already.
create function appointments.release_hold(at_branch uuid, the_hold uuid, at timestamptz) returns boolean language plpgsql as $$
declare
  held appointments.hold;
begin
  select * into held from appointments.hold where branch_id = at_branch and id = the_hold;
  if held.id is null then return false; end if;
  perform appointments.lock_slots(at_branch, held.service_group, held.starts_at, held.ends_at);
  update appointments.hold set state = case when expires_at > at then 'released' else 'expired' end, ended_at = at
  where branch_id = at_branch and id = the_hold and state = 'active';
  if not found then return false; end if;
  perform appointments.shift(at_branch, held.service_group, held.starts_at, held.ends_at, -5, 0);
  return true;
end $$;

-- A booking ends as cancelled or missed. Its place is free at once, or cools down as a hold until `free_at`.
-- deed: {"booking","state","now","actor","hold","free_at"}. The booking as it was, or NULL when it is not confirmed any more.
create function appointments.give_back(at_branch uuid, deed jsonb) returns appointments.booking language plpgsql as $$
declare
  at constant timestamptz := (deed ->> 'now')::timestamptz;
  free_at constant timestamptz := (deed ->> 'free_at')::timestamptz;
  was appointments.booking;
begin
  select * into was from appointments.booking where branch_id = at_branch and id = (deed ->> 'booking')::uuid;
  if was.id is null then return null; end if;
  perform appointments.lock_slots(at_branch, was.service_group, was.starts_at, was.ends_at);
  update appointments.booking set
    state = deed ->> 'state',
    cancelled_at = case when deed ->> 'state' = 'cancelled' then at end,
    cancelled_by = case when deed ->> 'state' = 'cancelled' then deed ->> 'actor' end,
    missed_at = case when deed ->> 'state' = 'no_show' then at end,
    sequence_count = sequence_count + 1
  where branch_id = at_branch and id = was.id and state = 'confirmed' and starts_at = was.starts_at;
  if not found then return null; end if;
  if free_at is null or free_at >= was.starts_at then
    perform appointments.shift(at_branch, was.service_group, was.starts_at, was.ends_at, 0, -5);
  else
    perform appointments.shift(at_branch, was.service_group, was.starts_at, was.ends_at, 5, -5);
    insert into appointments.hold (branch_id, id, kind, service_code, service_group, business_on, starts_at, ends_at, channel, kept_for, expires_at, held_at, held_by)
    values (at_branch, (deed ->> 'hold')::uuid, 'cooling', was.service_code, was.service_group, was.business_on, was.starts_at, was.ends_at, was.channel, was.kept_for, free_at, at, deed ->> 'actor');
  end if;
  return was;
end $$;

-- A booking moves: the new place is taken, then the old one given back, in one transaction. Its own old places count as free for it.
-- deed: {"booking","starts_at","channel","kept_for","now","actor","hold","free_at"}. {"moved":true,…} or a refusal.
create function appointments.move(at_branch uuid, deed jsonb) returns jsonb language plpgsql as $$
declare
  at constant timestamptz := (deed ->> 'now')::timestamptz;
  wanted constant timestamptz := (deed ->> 'starts_at')::timestamptz;
  free_at constant timestamptz := (deed ->> 'free_at')::timestamptz;
  by_channel constant text := deed ->> 'channel';
  whom text;
  was appointments.booking;
  on_day appointments.day;
  places int;
  ends timestamptz;
  seen int;
  roomy int;
  unreleased int;
  kept int;
  quota record;
  number smallint;
  cools boolean;
begin
  select * into was from appointments.booking where branch_id = at_branch and id = (deed ->> 'booking')::uuid;
  if was.id is null or was.state <> 'confirmed' then return '{"refused": "appointments.notMovable", "status": 409}'; end if;
  if wanted = was.starts_at then return jsonb_build_object('moved', false, 'sequence', was.sequence_count, 'startsAt', was.starts_at, 'endsAt', was.ends_at, 'date', was.business_on); end if;
  if wanted <= at then return '{"refused": "appointments.timePassed", "status": 409}'; end if;
  on_day := appointments.day_of(at_branch, wanted);
  if on_day.branch_id is null or on_day.services -> was.service_code is null then return '{"refused": "appointments.noSuchDay", "status": 409}'; end if;
  whom := coalesce(deed ->> 'kept_for', was.kept_for);
  places := (on_day.services -> was.service_code ->> 'places')::int;
  ends := wanted + places * interval '5 minutes';
  perform appointments.free_expired(at_branch, was.service_group, least(wanted, was.starts_at), greatest(ends, was.ends_at), at);
  -- Both the old and the new places, in order of their start.
  select
    count(*) filter (where starts_at >= wanted and starts_at < ends),
    count(*) filter (where starts_at >= wanted and starts_at < ends and has_room),
    count(*) filter (where starts_at >= wanted and starts_at < ends and by_channel = 'online' and at < online_from),
    count(*) filter (where starts_at >= wanted and starts_at < ends and kept_for <> 'everyone' and kept_for <> whom)
  into seen, roomy, unreleased, kept
  from (
    select starts_at, online_from, kept_for,
      (starts_at >= was.starts_at and starts_at < was.ends_at)
        or held_minutes + booked_minutes + 5 <= capacity_minutes - case when by_channel = 'online' and at < kept_until then kept_minutes else 0 end as has_room
    from appointments.slot
    where branch_id = at_branch and service_group = was.service_group
      and ((starts_at >= was.starts_at and starts_at < was.ends_at) or (starts_at >= wanted and starts_at < ends))
    order by starts_at for update
  ) as locked;
  if seen < places then return '{"refused": "appointments.noSuchTime", "status": 409}'; end if;
  if unreleased > 0 then return '{"refused": "appointments.notReleasedYet", "status": 409}'; end if;
  if kept > 0 then return '{"refused": "appointments.keptForPriority", "status": 409}'; end if;
  if roomy < places then return appointments.full_slot(at_branch, was.service_group, wanted, places, by_channel, whom, at); end if;

  number := was.quota_no;
  if was.phone_blind is not null and on_day.business_on <> was.business_on then
    select * into quota from appointments.quota_of(at_branch, on_day, jsonb_build_object('phone_blind', encode(was.phone_blind, 'hex')));
    if quota.refused is not null then return quota.refused; end if;
    number := quota.quota_no;
  end if;
  update appointments.booking set starts_at = wanted, ends_at = ends, business_on = on_day.business_on, quota_no = number, kept_for = whom,
    sequence_count = sequence_count + 1, reminded_day_at = null, reminded_soon_at = null
  where branch_id = at_branch and id = was.id and state = 'confirmed' and starts_at = was.starts_at;
  if not found then return '{"refused": "appointments.notMovable", "status": 409}'; end if;
  -- Places that both share keep their minutes; the two changes cancel out there, the old one first so that the row never exceeds.
  -- A place left to cool goes from booked to held in one step: an over-full time gives none back until the cooling ends.
  cools := free_at is not null and free_at < was.starts_at and (wanted >= was.ends_at or ends <= was.starts_at);
  perform appointments.shift(at_branch, was.service_group, was.starts_at, was.ends_at, case when cools then 5 else 0 end, -5);
  update appointments.slot set booked_minutes = booked_minutes + 5, capacity_minutes = greatest(capacity_minutes, held_minutes + booked_minutes + 5)
  where branch_id = at_branch and service_group = was.service_group and starts_at >= wanted and starts_at < ends;
  if cools then
    insert into appointments.hold (branch_id, id, kind, service_code, service_group, business_on, starts_at, ends_at, channel, kept_for, expires_at, held_at, held_by)
    values (at_branch, (deed ->> 'hold')::uuid, 'cooling', was.service_code, was.service_group, was.business_on, was.starts_at, was.ends_at, was.channel, was.kept_for, free_at, at, deed ->> 'actor');
  end if;
  return jsonb_build_object('moved', true, 'sequence', was.sequence_count + 1, 'startsAt', wanted, 'endsAt', ends, 'date', on_day.business_on,
    'wasStartsAt', was.starts_at, 'wasDate', was.business_on);
end $$;

-- All of a branch's expired holds become free. The number of holds that ended.
create function appointments.sweep_holds(at_branch uuid, at timestamptz) returns int language plpgsql as $$
declare
  of_group text;
  freed int := 0;
begin
  for of_group in
    select distinct service_group from appointments.hold
    where branch_id = at_branch and state = 'active' and expires_at <= at order by service_group
  loop
    if appointments.free_expired(at_branch, of_group, '-infinity', 'infinity', at) then freed := freed + 1; end if;
  end loop;
  return freed;
end $$;

-- Makes or remakes the slots of one day. deed: {"day":{…},"slots":[{"group","starts_at","planned","kept","kept_until","online_from","kept_for"}]},
-- slots in order of group and start. A slot that is taken is never dropped: it stays, over-full, and is counted in the answer.
create function appointments.rebuild(at_branch uuid, deed jsonb) returns jsonb language plpgsql as $$
declare
  on_day constant date := (deed -> 'day' ->> 'business_on')::date;
  made int;
  overfull int;
begin
  insert into appointments.day (branch_id, business_on, starts_at, ends_at, mode, reason_zh, reason_en, hours_version, opens_at, services,
    quota_per_phone, quota_per_device, holds_per_device, hold_minutes, made_at)
  select at_branch, business_on, starts_at, ends_at, mode, reason_zh, reason_en, hours_version, opens_at, services,
    quota_per_phone, quota_per_device, holds_per_device, hold_minutes, made_at
  from jsonb_populate_record(null::appointments.day, deed -> 'day')
  on conflict (branch_id, business_on) do update set
    starts_at = excluded.starts_at, ends_at = excluded.ends_at, mode = excluded.mode, reason_zh = excluded.reason_zh, reason_en = excluded.reason_en,
    hours_version = excluded.hours_version, opens_at = excluded.opens_at, services = excluded.services, quota_per_phone = excluded.quota_per_phone,
    quota_per_device = excluded.quota_per_device, holds_per_device = excluded.holds_per_device, hold_minutes = excluded.hold_minutes, made_at = excluded.made_at;

  perform from appointments.slot where branch_id = at_branch and business_on = on_day order by service_group, starts_at for update;

  delete from appointments.slot
  where branch_id = at_branch and business_on = on_day and held_minutes + booked_minutes = 0
    and (service_group, starts_at) not in (
      select wanted ->> 'group', (wanted ->> 'starts_at')::timestamptz from jsonb_array_elements(deed -> 'slots') as wanted
    );
  update appointments.slot set planned_minutes = 0, kept_minutes = 0, capacity_minutes = held_minutes + booked_minutes
  where branch_id = at_branch and business_on = on_day
    and (service_group, starts_at) not in (
      select wanted ->> 'group', (wanted ->> 'starts_at')::timestamptz from jsonb_array_elements(deed -> 'slots') as wanted
    );

  insert into appointments.slot (branch_id, service_group, starts_at, business_on, planned_minutes, capacity_minutes, kept_minutes, kept_until, online_from, kept_for)
  select at_branch, wanted ->> 'group', (wanted ->> 'starts_at')::timestamptz, on_day, (wanted ->> 'planned')::int, (wanted ->> 'planned')::int,
    (wanted ->> 'kept')::int, (wanted ->> 'kept_until')::timestamptz, (wanted ->> 'online_from')::timestamptz, wanted ->> 'kept_for'
  from jsonb_array_elements(deed -> 'slots') with ordinality as given (wanted, nth)
  order by nth
  on conflict (branch_id, service_group, starts_at) do update set
    planned_minutes = excluded.planned_minutes,
    capacity_minutes = greatest(excluded.planned_minutes, slot.held_minutes + slot.booked_minutes),
    kept_minutes = excluded.kept_minutes, kept_until = excluded.kept_until, online_from = excluded.online_from, kept_for = excluded.kept_for;
  get diagnostics made = row_count;

  select count(*) into overfull from appointments.slot
  where branch_id = at_branch and business_on = on_day and held_minutes + booked_minutes > planned_minutes;
  return jsonb_build_object('slots', made, 'overfull', overfull);
end $$;

-- Where the counted minutes differ from what holds and bookings say. Always empty; asserted by a job and by every crowd test.
create function appointments.unfolded(at_branch uuid)
returns table (service_group text, starts_at timestamptz, held int, held_by_rows int, booked int, booked_by_rows int) language sql stable as $$
  with held as (
    select hold.service_group, start, (5 * count(*))::int as minutes
    from appointments.hold, generate_series(hold.starts_at, hold.ends_at - interval '5 minutes', interval '5 minutes') as start
    where branch_id = at_branch and state = 'active' group by 1, 2
  ), booked as (
    select booking.service_group, start, (5 * count(*))::int as minutes
    from appointments.booking, generate_series(booking.starts_at, booking.ends_at - interval '5 minutes', interval '5 minutes') as start
    where branch_id = at_branch and state in ('confirmed', 'checked_in') group by 1, 2
  )
  select slot.service_group, slot.starts_at, slot.held_minutes::int, coalesce(held.minutes, 0), slot.booked_minutes::int, coalesce(booked.minutes, 0)
  from appointments.slot
  left join held on held.service_group = slot.service_group and held.start = slot.starts_at
  left join booked on booked.service_group = slot.service_group and booked.start = slot.starts_at
  where slot.branch_id = at_branch and (slot.held_minutes <> coalesce(held.minutes, 0) or slot.booked_minutes <> coalesce(booked.minutes, 0))
$$;
