-- A booking that the bank itself gives in place of one that it had to close on does not count against the quota of its phone: it has no number.
create or replace function appointments.free_number(taken smallint[], most int) returns smallint language plpgsql immutable as $$
begin
  for number in 1 .. most loop
    -- bookings without a number stand in the list as nulls
    if (number = any (taken)) is not true then return number; end if;
  end loop;
  return null;
end $$;

-- Hot deed: the hold becomes the booking. The place is never free in between; an expired hold is refused, clearly and once.
-- With `instead` it stands in place of another booking (appointments.rebook, which ends that one in the same transaction): the quota is not asked.
create or replace function appointments.confirm(at_branch uuid, deed jsonb) returns jsonb language plpgsql as $$
declare
  at constant timestamptz := (deed ->> 'now')::timestamptz;
  instead constant boolean := coalesce((deed ->> 'instead')::boolean, false);
  held appointments.hold;
  on_day appointments.day;
  quota record;
  number smallint;
begin
  select * into held from appointments.hold where branch_id = at_branch and id = (deed ->> 'hold')::uuid and kind <> 'cooling';
  if held.id is null then return '{"refused": "appointments.holdUnknown", "status": 404}'; end if;
  if not instead then
    on_day := appointments.day_of(at_branch, held.starts_at);
    select * into quota from appointments.quota_of(at_branch, on_day, deed);
    if quota.refused is not null then return quota.refused; end if;
    number := quota.quota_no;
  end if;
  if held.state = 'confirmed' then return '{"refused": "appointments.holdConfirmed", "status": 409}'; end if;
  perform appointments.lock_slots(at_branch, held.service_group, held.starts_at, held.ends_at);
  update appointments.hold set state = 'confirmed', ended_at = at
  where branch_id = at_branch and id = held.id and state = 'active' and expires_at > at;
  if not found then
    return jsonb_build_object('refused', 'appointments.holdExpired', 'status', 409, 'offer', jsonb_build_object('times',
      appointments.nearest_free(at_branch, held.service_group, held.starts_at, (extract(epoch from held.ends_at - held.starts_at) / 300)::int, held.channel, held.kept_for, at)));
  end if;
  perform appointments.shift(at_branch, held.service_group, held.starts_at, held.ends_at, -5, 5);
  return appointments.write_booking(at_branch, held.service_group, held.business_on, (extract(epoch from held.ends_at - held.starts_at) / 300)::int, number,
    deed || jsonb_build_object('service', held.service_code, 'starts_at', held.starts_at, 'channel', held.channel, 'kept_for', held.kept_for));
end $$;
