-- Those who call at one branch at the same moment are served by statements for all of them, and each finds the next in line by an index
-- instead of sorting the line. What is called, in which order, and what it leaves behind is as before.

-- The line in its two orders: by the fair key, and by how long somebody has waited.
create index ticket_in_line on lobby.ticket (branch_id, on_date, key_at, id) where state = 'waiting';
create index ticket_by_wait on lobby.ticket (branch_id, on_date, waits_from, id) where state = 'waiting';
drop index lobby.ticket_waiting;
-- What is open is found by ticket_one_open_per_visit: it holds the same few rows.
drop index lobby.ticket_open;

-- It builds JSON, which is stable; called immutable, it could not become part of the expression that calls it.
alter function lobby.ticket_answer stable;

-- Whether this counter may call this ticket: its services, mask-off, a wish for one counter, readiness (mayCall in rules.ts, but for the room).
create function lobby.may_call(t lobby.ticket, at_counter int, groups text[], may_unmask boolean, at_time timestamptz) returns boolean language sql immutable as $$
  select t.service_group = any (groups) and (not t.mask_off or may_unmask) and (t.counter_wanted is null or t.counter_wanted = at_counter)
    and (t.not_before is null or t.not_before <= at_time)
$$;

-- A press of 叫号, as the deed says it.
create type lobby.press as (
  now timestamptz, actor text, "deedId" uuid, events uuid[], counter int, groups text[], "maskOff" boolean, after uuid,
  "maximumWait" int, "bookedInRow" int, cap int, "finishLeaves" boolean
);

-- 叫号, for presses of different counters on one day. Answers their outcomes in the same order.
-- First all who are done are served and leave; then the presses call, one after the other, in the order of rules.ts: guarded by real
-- waiting; walk-ins before booked after k booked in a row; the fair key; the id. Each term is a statement that reads the head of an index.
-- Its plans are made once, because planning for each call cost more than looking; and for a long line, whatever the planner has seen of it.
create function lobby.call_together(at_branch uuid, today date, presses lobby.press[]) returns jsonb language plpgsql
set plan_cache_mode = force_generic_plan set enable_sort = off set enable_bitmapscan = off set enable_seqscan = off as $$
declare
  counters constant int[] := array(select counter from unnest(presses));
  -- Beside the presses, as they stood: whom a counter had, if it was done with him, and whom it calls.
  own lobby.ticket[] := '{}';
  called lobby.ticket[] := '{}';
  press lobby.press;
  one lobby.ticket;
  is_done boolean;
  done uuid[] := '{}';
  gone uuid[] := '{}';
  goers int[] := '{}';
  from_inside uuid[];
  from_outside int;
  inside_before int;
  taken uuid[] := '{}';
  takers int[] := '{}';
  row_before int;
  in_row int;
  waits_since timestamptz;
  guard timestamptz;
  may_enter boolean := true;
  waiting_elsewhere int;
  noted_count int;
  outcomes jsonb[] := '{}';
begin
  select booked_in_row into row_before from lobby.turn where branch_id = at_branch and on_date = today for update;
  if not found then
    perform lobby.open_day(at_branch, today, presses[1].cap);
    select booked_in_row into strict row_before from lobby.turn where branch_id = at_branch and on_date = today for update;
  end if;
  in_row := row_before;

  for one in select * from lobby.ticket where branch_id = at_branch and on_date = today and counter_number = any (counters) and state in ('called', 'serving') for update loop
    press := presses[array_position(counters, one.counter_number)];
    own[array_position(counters, one.counter_number)] := one;
    if one.id = press.after then
      done := done || one.id;
      if press."finishLeaves" then
        gone := gone || one.visit_id;
        goers := goers || array_position(counters, one.counter_number);
      end if;
    end if;
  end loop;
  if done <> '{}' then
    update lobby.ticket set state = 'served', ended_at = presses[array_position(counters, counter_number)].now, serving_at = coalesce(serving_at, called_at)
    where branch_id = at_branch and id = any (done);
  end if;
  if gone <> '{}' then
    with before as materialized (
      select id, state from lobby.visit where branch_id = at_branch and id = any (gone) and state <> 'left' for update
    ), changed as (
      update lobby.visit set state = 'left', left_at = presses[goers[array_position(gone, id)]].now
      where branch_id = at_branch and id = any (array(select id from before))
    )
    select coalesce(array_agg(id) filter (where state = 'inside'), '{}'), count(*) filter (where state = 'outside') into from_inside, from_outside from before;
    update lobby.hall set
      inside_count = greatest(hall.inside_count - cardinality(from_inside), 0), outside_count = greatest(hall.outside_count - from_outside, 0)
    from (select inside_count from lobby.hall where branch_id = at_branch and on_date = today for update) as before
    where branch_id = at_branch and on_date = today
    returning before.inside_count into inside_before;
    -- Nobody is counted out of an empty hall. RETURNING, because Citus wants it of rows from a function.
    with noted as (
      insert into lobby.hall_event (branch_id, id, on_date, at, deed, change, visit_id, by_actor)
      select at_branch, presses[nth].events[2], today, presses[nth].now, 'served', -1, visit, presses[nth].actor
      from unnest(gone, goers) as person (visit, nth) where visit = any (from_inside)
      limit inside_before
      returning id
    )
    select count(*) into noted_count from noted;
  end if;

  select waits_from into waits_since from lobby.ticket where branch_id = at_branch and on_date = today and state = 'waiting' order by waits_from, id limit 1;
  for nth in 1 .. cardinality(presses) loop
    press := presses[nth];
    is_done := own[nth].id = press.after;
    if own[nth].id is not null and not coalesce(is_done, false) then
      outcomes[nth] := jsonb_build_object('answer', jsonb_build_object('ticket', lobby.ticket_answer(own[nth]), 'again', true), 'object', 'ticket/' || own[nth].id,
        'facts', jsonb_build_object('counter', press.counter, 'again', true));
      own[nth] := null;
      continue;
    end if;

    guard := press.now - make_interval(mins => press."maximumWait");
    loop
      one := null;
      if waits_since <= guard then
        select * into one from lobby.ticket t
        where branch_id = at_branch and on_date = today and state = 'waiting' and waits_from <= guard
          and lobby.may_call(t, press.counter, press.groups, press."maskOff", press.now) and (place = 'inside' or may_enter) and id <> all (taken)
        order by waits_from, id limit 1 for update skip locked;
      end if;
      if one.id is null then
        select * into one from lobby.ticket t
        where branch_id = at_branch and on_date = today and state = 'waiting' and waits_from > guard and (origin <> 'booked' or in_row < press."bookedInRow")
          and lobby.may_call(t, press.counter, press.groups, press."maskOff", press.now) and (place = 'inside' or may_enter) and id <> all (taken)
        order by key_at, id limit 1 for update skip locked;
      end if;
      if one.id is null and in_row >= press."bookedInRow" then
        select * into one from lobby.ticket t
        where branch_id = at_branch and on_date = today and state = 'waiting' and waits_from > guard and origin = 'booked'
          and lobby.may_call(t, press.counter, press.groups, press."maskOff", press.now) and (place = 'inside' or may_enter) and id <> all (taken)
        order by key_at, id limit 1 for update skip locked;
      end if;
      exit when one.id is null or one.place = 'inside';
      -- Who waits outside comes in for the call, if a place is free. Nobody leaves any more: once it is full, it is full for all that follow.
      may_enter := coalesce((select inside_count < press.cap from lobby.hall where branch_id = at_branch and on_date = today), false);
      if may_enter then may_enter := lobby.admit_visit(at_branch, one.visit_id, today, press.cap, press.now, press.actor, press.events[3]); end if;
      exit when may_enter;
    end loop;

    if one.id is null and is_done then
      outcomes[nth] := jsonb_build_object('answer', jsonb_build_object('ticket', null, 'finished', press.after), 'object', 'ticket/' || press.after,
        'facts', jsonb_build_object('counter', press.counter, 'finished', press.after), 'events', jsonb_build_array(jsonb_build_object('topic', 'lobby.finished', 'facts', jsonb_build_object('ticket', press.after, 'counter', press.counter))));
    elsif one.id is null then
      select count(*) - cardinality(taken) into waiting_elsewhere from lobby.ticket where branch_id = at_branch and on_date = today and state = 'waiting';
      outcomes[nth] := jsonb_build_object('refused', case when waiting_elsewhere > 0 then 'lobby.nobodyForCounter' else 'lobby.nobodyWaits' end, 'status', 409,
        'params', jsonb_build_object('waiting', waiting_elsewhere));
    else
      called[nth] := one;
      taken := taken || one.id;
      takers := takers || nth;
      in_row := case one.origin when 'booked' then in_row + 1 else 0 end;
      one.state := 'called';
      one.place := 'inside';
      one.counter_number := press.counter;
      one.call_count := one.call_count + 1;
      one.called_at := press.now;
      outcomes[nth] := jsonb_build_object('answer', jsonb_build_object('ticket', lobby.ticket_answer(one), 'finished', own[nth].id, 'deed', press."deedId"), 'object', 'ticket/' || one.id,
        'facts', jsonb_build_object('number', one.number, 'counter', press.counter, 'finished', own[nth].id),
        'events', case when is_done then jsonb_build_array(jsonb_build_object('topic', 'lobby.finished', 'facts', jsonb_build_object('ticket', press.after, 'counter', press.counter))) else '[]' end
          || jsonb_build_object('topic', 'lobby.called', 'facts', jsonb_build_object('ticket', one.id, 'number', one.number, 'counter', press.counter)));
    end if;
  end loop;

  if taken <> '{}' then
    update lobby.ticket set state = 'called', place = 'inside', counter_number = presses[takers[array_position(taken, id)]].counter, call_count = call_count + 1,
      called_at = presses[takers[array_position(taken, id)]].now, not_before = null
    where branch_id = at_branch and id = any (taken);
  end if;
  if in_row <> row_before then update lobby.turn set booked_in_row = in_row where branch_id = at_branch and on_date = today; end if;
  with noted as (
    insert into lobby.ticket_event (branch_id, id, ticket_id, on_date, at, deed, from_state, to_state, counter_number, by_actor, deed_id, before)
    select at_branch, change.event, (change.ticket).id, today, presses[nth].now, change.deed, (change.ticket).state, change.to_state, presses[nth].counter, presses[nth].actor,
      presses[nth]."deedId", to_jsonb(change.ticket) - '{secret_blind,secret_sealed}'::text[]
    from generate_subscripts(presses, 1) as nth, lateral (values
      ('finished', 'served', presses[nth].events[1], own[nth]), ('called', 'called', presses[nth].events[4], called[nth])) as change (deed, to_state, event, ticket)
    where (change.ticket).id is not null
    returning id
  )
  select count(*) into noted_count from noted;
  return to_jsonb(outcomes);
end $$;

-- 叫号. deed: now, on, deedId, counter, groups, maskOff, after, maximumWait (minutes), bookedInRow (k), cap, finishLeaves, events (four ids).
-- A repeated press by the same counter gives the same ticket; `after` is the ticket that the counter has just done with.
create or replace function lobby.call_next(at_branch uuid, deed jsonb) returns jsonb language plpgsql as $$
begin
  return lobby.call_together(at_branch, (deed ->> 'on')::date, array[jsonb_populate_record(null::lobby.press, deed)]) -> 0;
end $$;
alter function lobby.call_next reset all;

-- The same for many. A counter that presses twice, or a day that ends meanwhile, is rare: then each press is heard alone.
create function lobby.call_next_many(at_branch uuid, deeds jsonb) returns jsonb language plpgsql as $$
declare
  presses constant lobby.press[] := array(select press from jsonb_populate_recordset(null::lobby.press, deeds) as press);
  alone boolean;
begin
  select count(distinct value ->> 'counter') < count(*) or count(distinct value ->> 'on') > 1 into alone from jsonb_array_elements(deeds);
  if alone then return (select jsonb_agg(lobby.call_next(at_branch, deed) order by nth) from jsonb_array_elements(deeds) with ordinality as given (deed, nth)); end if;
  return lobby.call_together(at_branch, (deeds -> 0 ->> 'on')::date, presses);
end $$;
