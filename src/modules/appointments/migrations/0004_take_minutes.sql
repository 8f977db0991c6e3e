-- A day whose slots are made learns that services take other minutes than was thought. All of it is made anew where every start that is taken
-- stays planned; else its slots stay as they are, and only what is booked from now on takes the new number of places. So no start can become
-- over-full by it, and no booking changes its length. The day first, then its starts in order, as by a rebuild.
create function appointments.take_minutes(at_branch uuid, deed jsonb) returns jsonb language plpgsql as $$
declare
  on_day constant date := (deed -> 'day' ->> 'business_on')::date;
begin
  perform from appointments.day where branch_id = at_branch and business_on = on_day for update;
  if not found then return jsonb_build_object('made', false, 'anew', false); end if;
  perform from appointments.slot where branch_id = at_branch and business_on = on_day order by service_group, starts_at for update;
  if exists (
    select from appointments.slot
    left join lateral (
      select (one ->> 'planned')::int as planned from jsonb_array_elements(deed -> 'slots') as one
      where one ->> 'group' = slot.service_group and (one ->> 'starts_at')::timestamptz = slot.starts_at
    ) wanted on true
    where branch_id = at_branch and business_on = on_day and held_minutes + booked_minutes > 0
      and held_minutes + booked_minutes > coalesce(wanted.planned, 0) and coalesce(wanted.planned, 0) < planned_minutes
  ) then
    update appointments.day set services = deed -> 'day' -> 'services' where branch_id = at_branch and business_on = on_day;
    return jsonb_build_object('made', true, 'anew', false);
  end if;
  perform appointments.rebuild(at_branch, deed);
  return jsonb_build_object('made', true, 'anew', true);
end $$;
