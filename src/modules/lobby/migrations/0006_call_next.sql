-- Calling and leaving with fewer statements; what they do is as before.

-- A visitor leaves: counted once, wherever he stood.
create or replace function lobby.leave_visit(at_branch uuid, who uuid, at_time timestamptz, actor text, event_id uuid, deed_name text)
returns boolean language plpgsql as $$
declare
  seen record;
begin
  update lobby.visit set state = 'left', left_at = at_time
  from (select state, on_date from lobby.visit where branch_id = at_branch and id = who and state <> 'left' for update) as before
  where branch_id = at_branch and id = who
  returning before.state, before.on_date into seen;
  if not found then return false; end if;
  if seen.state = 'outside' then
    update lobby.hall set outside_count = greatest(outside_count - 1, 0) where branch_id = at_branch and on_date = seen.on_date;
    return true;
  end if;
  update lobby.hall set inside_count = inside_count - 1 where branch_id = at_branch and on_date = seen.on_date and inside_count > 0;
  if found then
    insert into lobby.hall_event (branch_id, id, on_date, at, deed, change, visit_id, by_actor)
    values (at_branch, event_id, seen.on_date, at_time, deed_name, -1, who, actor);
  end if;
  return true;
end $$;

-- 叫号. deed: now, on, deedId, counter, groups, maskOff, after, maximumWait (minutes), bookedInRow (k), cap, finishLeaves, events (four ids).
-- A repeated press by the same counter gives the same ticket; `after` is the ticket that the counter has just done with.
-- The order is that of rules.ts: guarded by real waiting; walk-ins before booked after k booked in a row; the fair key; the id.
-- Its plans are made once: the waiting set is small, and planning for each call cost more than looking.
create or replace function lobby.call_next(at_branch uuid, deed jsonb) returns jsonb language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  at_time constant timestamptz := (deed ->> 'now')::timestamptz;
  today constant date := (deed ->> 'on')::date;
  at_counter constant int := (deed ->> 'counter')::int;
  guard constant timestamptz := at_time - make_interval(mins => (deed ->> 'maximumWait')::int);
  may_unmask constant boolean := (deed ->> 'maskOff')::boolean;
  most_booked constant int := (deed ->> 'bookedInRow')::int;
  most_inside constant int := (deed ->> 'cap')::int;
  groups constant text[] := array(select jsonb_array_elements_text(deed -> 'groups'));
  own lobby.ticket;
  chosen lobby.ticket;
  in_row int;
  row_now int;
  may_enter boolean := true;
  finished jsonb := '[]';
  waiting_elsewhere int;
begin
  select booked_in_row into in_row from lobby.turn where branch_id = at_branch and on_date = today for update;
  if not found then
    perform lobby.open_day(at_branch, today, most_inside);
    select booked_in_row into strict in_row from lobby.turn where branch_id = at_branch and on_date = today for update;
  end if;

  select * into own from lobby.ticket
  where branch_id = at_branch and on_date = today and counter_number = at_counter and state in ('called', 'serving') for update;
  if found then
    if own.id::text is distinct from deed ->> 'after' then
      return jsonb_build_object('answer', jsonb_build_object('ticket', lobby.ticket_answer(own), 'again', true), 'object', 'ticket/' || own.id,
        'facts', jsonb_build_object('counter', at_counter, 'again', true));
    end if;
    perform lobby.serve_ticket(at_branch, own, (deed ->> 'finishLeaves')::boolean, at_time, deed ->> 'actor',
      (deed -> 'events' ->> 0)::uuid, (deed -> 'events' ->> 1)::uuid, (deed ->> 'deedId')::uuid);
    finished := jsonb_build_array(jsonb_build_object('topic', 'lobby.finished', 'facts', jsonb_build_object('ticket', own.id, 'counter', at_counter)));
  end if;

  loop
    select * into chosen from lobby.ticket t
    where t.branch_id = at_branch and t.on_date = today and t.state = 'waiting'
      and t.service_group = any (groups)
      and (not t.mask_off or may_unmask)
      and (t.counter_wanted is null or t.counter_wanted = at_counter)
      and (t.not_before is null or t.not_before <= at_time)
      -- The hall is looked at only if somebody waits outside.
      and (t.place = 'inside' or (may_enter and (select coalesce((select inside_count < most_inside from lobby.hall where branch_id = at_branch and on_date = today), true))))
    order by t.waits_from <= guard desc,
      t.waits_from > guard and t.origin = 'booked' and in_row >= most_booked,
      case when t.waits_from <= guard then t.waits_from else t.key_at end,
      t.id
    limit 1 for update skip locked;
    exit when chosen.id is null or chosen.place = 'inside';
    -- Who waits outside comes in for the call, if the place is still free.
    exit when lobby.admit_visit(at_branch, chosen.visit_id, today, most_inside, at_time, deed ->> 'actor', (deed -> 'events' ->> 2)::uuid);
    may_enter := false;
  end loop;

  if chosen.id is null then
    if jsonb_array_length(finished) > 0 then
      return jsonb_build_object('answer', jsonb_build_object('ticket', null, 'finished', own.id), 'object', 'ticket/' || own.id,
        'facts', jsonb_build_object('counter', at_counter, 'finished', own.id), 'events', finished);
    end if;
    select count(*) into waiting_elsewhere from lobby.ticket where branch_id = at_branch and on_date = today and state = 'waiting';
    return jsonb_build_object('refused', case when waiting_elsewhere > 0 then 'lobby.nobodyForCounter' else 'lobby.nobodyWaits' end, 'status', 409,
      'params', jsonb_build_object('waiting', waiting_elsewhere));
  end if;

  update lobby.ticket set state = 'called', place = 'inside', counter_number = at_counter, call_count = call_count + 1, called_at = at_time, not_before = null
  where branch_id = at_branch and id = chosen.id;
  insert into lobby.ticket_event (branch_id, id, ticket_id, on_date, at, deed, from_state, to_state, counter_number, by_actor, deed_id, before)
  values (at_branch, (deed -> 'events' ->> 3)::uuid, chosen.id, today, at_time, 'called', 'waiting', 'called', at_counter, deed ->> 'actor', (deed ->> 'deedId')::uuid, to_jsonb(chosen) - 'secret_blind' - 'secret_sealed');
  row_now := case chosen.origin when 'booked' then in_row + 1 else 0 end;
  if row_now <> in_row then update lobby.turn set booked_in_row = row_now where branch_id = at_branch and on_date = today; end if;
  chosen.state := 'called';
  chosen.place := 'inside';
  chosen.counter_number := at_counter;
  chosen.call_count := chosen.call_count + 1;
  chosen.called_at := at_time;
  return jsonb_build_object('answer', jsonb_build_object('ticket', lobby.ticket_answer(chosen), 'finished', own.id, 'deed', deed ->> 'deedId'), 'object', 'ticket/' || chosen.id,
    'facts', jsonb_build_object('number', chosen.number, 'counter', at_counter, 'finished', own.id),
    'events', finished || jsonb_build_object('topic', 'lobby.called', 'facts', jsonb_build_object('ticket', chosen.id, 'number', chosen.number, 'counter', at_counter)));
end $$;
