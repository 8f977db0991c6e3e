-- Many who book at one branch at the same moment: one look for all, one change of the slots, one insert. The rules are those of one.

-- Looks at what deeds want, in one statement and without any lock: the day's rules, the person's other bookings, the starts.
-- Whoever cannot get a place is refused here; only who may get one waits for a row. `free` are the places of each wanted start.
create function appointments.looks_at(at_branch uuid, deeds jsonb)
returns table (nth bigint, deed jsonb, on_day date, of_group text, places int, minutes int, number smallint, free int[], refused jsonb) language sql stable as $$
  select seen.nth, seen.deed, seen.business_on, seen.of_group, seen.places, seen.hold_minutes, seen.number, seen.free,
    case
      when business_on is null then '{"refused": "appointments.noSuchDay", "status": 409}'::jsonb
      when wanted <= at then '{"refused": "appointments.timePassed", "status": 409}'
      when by_channel = 'online' and at < opens_at then '{"refused": "appointments.notReleasedYet", "status": 409}'
      when errand is null then '{"refused": "appointments.serviceUnknown", "status": 422}'
      when starts < places then '{"refused": "appointments.noSuchTime", "status": 409}'
      when unreleased > 0 then '{"refused": "appointments.notReleasedYet", "status": 409}'
      when kept > 0 then '{"refused": "appointments.keptForPriority", "status": 409}'
      when is_hold and of_device >= holds_per_device then jsonb_build_object('refused', 'appointments.tooManyHolds', 'status', 409,
        'params', jsonb_build_object('most', holds_per_device, 'minutes', hold_minutes))
      when not is_hold and of_device >= quota_per_device then jsonb_build_object('refused', 'appointments.quotaOfDevice', 'status', 409, 'params', jsonb_build_object('most', quota_per_device))
      when not is_hold and phone is not null and number is null then jsonb_build_object('refused', 'appointments.quotaOfPhone', 'status', 409, 'params', jsonb_build_object('most', quota_per_phone))
      when 1 > any (free) then '{"refused": "appointments.slotFull"}'
    end
  from (
    select wish.*, day.*, slots.*, day.errand ->> 'group' as of_group, (day.errand ->> 'places')::int as places,
      case when wish.phone is not null and not wish.is_hold and day.business_on is not null then appointments.free_number((
        select array_agg(booking.quota_no) from appointments.booking
        where booking.branch_id = at_branch and booking.phone_blind = wish.phone and booking.business_on = day.business_on and booking.state in ('confirmed', 'checked_in')
      ), day.quota_per_phone) end as number,
      case when wish.device is null then 0 when wish.is_hold then (
        select count(*) from appointments.hold where hold.branch_id = at_branch and hold.device_blind = wish.device and hold.state = 'active' and hold.expires_at > wish.at
      ) else (
        select count(*) from appointments.booking
        where booking.branch_id = at_branch and booking.device_blind = wish.device and booking.business_on = day.business_on and booking.state in ('confirmed', 'checked_in')
      ) end as of_device
    from (
      select given.nth, given.deed, (given.deed ->> 'now')::timestamptz as at, (given.deed ->> 'starts_at')::timestamptz as wanted, given.deed ->> 'channel' as by_channel,
        coalesce(given.deed ->> 'kept_for', 'everyone') as whom, decode(given.deed ->> 'phone_blind', 'hex') as phone, decode(given.deed ->> 'device_blind', 'hex') as device,
        given.deed ->> 'fn' = 'appointments.hold' or given.deed ? 'kind' as is_hold
      from jsonb_array_elements(deeds) with ordinality as given (deed, nth)
      offset 0
    ) as wish
    left join lateral (
      select business_on, opens_at, hold_minutes, quota_per_phone, quota_per_device, holds_per_device, services -> (wish.deed ->> 'service') as errand
      from appointments.day
      where branch_id = at_branch
        and business_on between (wish.wanted at time zone 'UTC')::date - 1 and (wish.wanted at time zone 'UTC')::date + 1
        and starts_at <= wish.wanted and wish.wanted < ends_at
      order by business_on limit 1
    ) as day on true
    left join lateral (
      select
        count(*) as starts,
        array_agg((capacity_minutes - case when wish.by_channel = 'online' and wish.at < kept_until then kept_minutes else 0 end - held_minutes - booked_minutes) / 5 order by starts_at) as free,
        count(*) filter (where wish.by_channel = 'online' and wish.at < online_from) as unreleased,
        count(*) filter (where kept_for <> 'everyone' and kept_for <> wish.whom) as kept
      from appointments.slot
      where branch_id = at_branch and service_group = day.errand ->> 'group'
        and starts_at >= wish.wanted and starts_at < wish.wanted + (day.errand ->> 'places')::int * interval '5 minutes'
    ) as slots on true
  ) as seen
  order by seen.nth
$$;

-- The same for one deed. In PL/pgSQL, because its plans are kept on every supported version.
create or replace function appointments.look_at(at_branch uuid, deed jsonb, out on_day date, out of_group text, out places int, out minutes int, out number smallint, out refused jsonb)
language plpgsql stable as $$
begin
  select look.on_day, look.of_group, look.places, look.minutes, look.number, look.refused into on_day, of_group, places, minutes, number, refused
  from appointments.looks_at(at_branch, jsonb_build_array(deed)) as look;
end $$;

-- What a fresh booking answers, leaves in the trail and announces.
create function appointments.booked(deed jsonb, given text, of_group text, on_day date, starts timestamptz, ends timestamptz) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'answer', jsonb_build_object('booking', deed ->> 'id', 'code', given, 'service', deed ->> 'service', 'group', of_group, 'date', on_day,
      'startsAt', starts, 'endsAt', ends, 'keptFor', coalesce(deed ->> 'kept_for', 'everyone'), 'sequence', 0),
    'object', 'booking/' || (deed ->> 'id'),
    'facts', jsonb_build_object('service', deed ->> 'service', 'startsAt', starts, 'channel', deed ->> 'channel', 'state', 'confirmed'),
    'events', jsonb_build_array(jsonb_build_object('topic', 'appointments.booked',
      'facts', jsonb_build_object('booking', deed ->> 'id', 'date', on_day, 'group', of_group, 'service', deed ->> 'service', 'startsAt', starts))))
$$;

create or replace function appointments.write_booking(at_branch uuid, of_group text, on_day date, places int, number smallint, deed jsonb) returns jsonb language plpgsql as $$
declare
  given text;
  starts constant timestamptz := (deed ->> 'starts_at')::timestamptz;
  ends constant timestamptz := starts + places * interval '5 minutes';
begin
  -- The second code is for the one case in millions in which the first is already somebody else's today.
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
  return appointments.booked(deed, given, of_group, on_day, starts, ends);
end $$;

-- Takes places of many starts, all or none: the starts are locked in order of group and time, then looked at again, then changed.
-- wanted: [{"of_group","starts_at","online"}], one for each place of each booking.
create function appointments.take_many(at_branch uuid, wanted jsonb, at timestamptz) returns boolean language plpgsql as $$
declare
  taken int;
  most int;
begin
  with wish as materialized (
    select of_group, starts_at, 5 * count(*) as minutes, bool_or(online) as online
    from jsonb_to_recordset(wanted) as wish (of_group text, starts_at timestamptz, online boolean)
    group by of_group, starts_at order by of_group, starts_at
  ), locked as materialized (
    select wish.*, slot.has_room from wish cross join lateral (
      select held_minutes + booked_minutes + wish.minutes <= capacity_minutes - case when wish.online and at < kept_until then kept_minutes else 0 end as has_room
      from appointments.slot
      where branch_id = at_branch and service_group = wish.of_group and slot.starts_at = wish.starts_at
      for update
    ) as slot
  ), changed as (
    update appointments.slot set booked_minutes = booked_minutes + locked.minutes
    from locked
    where branch_id = at_branch and service_group = locked.of_group and slot.starts_at = locked.starts_at
      and (select bool_and(has_room) from locked)
    returning 1
  )
  select (select count(*) from changed), (select count(*) from wish) into taken, most;
  return taken = most;
end $$;

-- Hot deed for many. Whoever finds room in what the others of the batch leave over is written at once with them. Who finds none, or is
-- in the batch twice, is heard alone afterwards: expired holds, the nearest free times and quotas are the business of appointments.book.
create function appointments.book_many(at_branch uuid, deeds jsonb) returns jsonb language plpgsql as $$
declare
  one record;
  wanted timestamptz;
  spots text[];
  given jsonb := '{}';
  wishes jsonb := '[]';
  made jsonb := '[]';
  persons text[] := '{}';
  alone int[] := '{}';
  outcomes jsonb[] := array_fill(null::jsonb, array[jsonb_array_length(deeds)]);
  written int;
begin
  for one in select * from appointments.looks_at(at_branch, deeds) loop
    if one.refused is not null and one.refused ->> 'refused' <> 'appointments.slotFull' then
      outcomes[one.nth] := one.refused;
      continue;
    end if;
    wanted := (one.deed ->> 'starts_at')::timestamptz;
    spots := array(select one.of_group || ' ' || (wanted + place * interval '5 minutes')::text from generate_series(0, one.places - 1) as place);
    if one.refused is not null or one.deed ->> 'phone_blind' = any (persons) or one.deed ->> 'device_blind' = any (persons)
      or exists (select from unnest(spots, one.free) as start (spot, free) where coalesce((given ->> spot)::int, 0) >= free)
    then
      alone := alone || one.nth::int;
      continue;
    end if;
    persons := persons || (one.deed ->> 'phone_blind') || (one.deed ->> 'device_blind');
    given := given || (select jsonb_object_agg(spot, coalesce((given ->> spot)::int, 0) + 1) from unnest(spots) as spot);
    wishes := wishes || (
      select jsonb_agg(jsonb_build_object('of_group', one.of_group, 'starts_at', wanted + place * interval '5 minutes', 'online', one.deed ->> 'channel' = 'online'))
      from generate_series(0, one.places - 1) as place);
    made := made || jsonb_build_object('deed', one.deed, 'on_day', one.on_day, 'of_group', one.of_group, 'number', one.number, 'starts', wanted, 'ends', wanted + one.places * interval '5 minutes');
    outcomes[one.nth] := appointments.booked(one.deed, one.deed ->> 'code', one.of_group, one.on_day, wanted, wanted + one.places * interval '5 minutes');
  end loop;

  if jsonb_array_length(made) > 0 then
    -- Another program took a place between the look and the lock: the batch is run again, with another look.
    if not appointments.take_many(at_branch, wishes, (deeds -> 0 ->> 'now')::timestamptz) then
      raise serialization_failure using message = 'a place went elsewhere meanwhile';
    end if;
    insert into appointments.booking (branch_id, id, business_on, service_code, service_group, starts_at, ends_at, channel, kept_for, code,
      phone_sealed, phone_blind, quota_no, device_blind, lang, booked_at, booked_by)
    select at_branch, (deed ->> 'id')::uuid, on_day, deed ->> 'service', of_group, starts, ends, deed ->> 'channel', coalesce(deed ->> 'kept_for', 'everyone'), deed ->> 'code',
      deed ->> 'phone_sealed', decode(deed ->> 'phone_blind', 'hex'), number, decode(deed ->> 'device_blind', 'hex'), deed ->> 'lang', (deed ->> 'now')::timestamptz, deed ->> 'actor'
    from jsonb_to_recordset(made) as made (deed jsonb, on_day date, of_group text, number smallint, starts timestamptz, ends timestamptz)
    on conflict (branch_id, business_on, code) do nothing;
    get diagnostics written = row_count;
    if written < jsonb_array_length(made) then raise unique_violation using message = 'a code is taken today'; end if;
  end if;
  for one in select unnest(alone) as nth order by 1 loop
    outcomes[one.nth] := appointments.book(at_branch, deeds -> (one.nth - 1));
  end loop;
  return to_jsonb(outcomes);
end $$;
