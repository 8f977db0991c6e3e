-- The hall's own steps, each in one place. Lock order everywhere: turn, ticket, visit, hall, then the trail (platform).

-- The day's rows, made by whoever comes first.
create function lobby.open_day(at_branch uuid, today date, cap int) returns void language sql as $$
  insert into lobby.hall (branch_id, on_date, cap_count) values (at_branch, today, cap) on conflict do nothing;
  insert into lobby.turn (branch_id, on_date) values (at_branch, today) on conflict do nothing;
$$;

-- One more person inside, if the cap in force allows it. A cap that was lowered below the number inside holds until people have left.
create function lobby.enter_hall(at_branch uuid, today date, cap int, who uuid, at_time timestamptz, actor text, event_id uuid, deed_name text)
returns boolean language plpgsql as $$
begin
  update lobby.hall set inside_count = inside_count + 1, entered_count = entered_count + 1, cap_count = cap
  where branch_id = at_branch and on_date = today and inside_count < cap;
  if not found then return false; end if;
  insert into lobby.hall_event (branch_id, id, on_date, at, deed, change, visit_id, by_actor)
  values (at_branch, event_id, today, at_time, deed_name, 1, who, actor);
  return true;
end $$;

-- A visitor who waits outside comes in: visit, ticket and hall together, or not at all.
create function lobby.admit_visit(at_branch uuid, who uuid, today date, cap int, at_time timestamptz, actor text, event_id uuid)
returns boolean language plpgsql as $$
begin
  update lobby.visit set state = 'inside', entered_at = at_time where branch_id = at_branch and id = who and state = 'outside';
  if not found then return false; end if;
  if not lobby.enter_hall(at_branch, today, cap, who, at_time, actor, event_id, 'admitted') then
    update lobby.visit set state = 'outside', entered_at = null where branch_id = at_branch and id = who;
    return false;
  end if;
  update lobby.ticket set place = 'inside' where branch_id = at_branch and visit_id = who and state not in ('served', 'left');
  update lobby.hall set outside_count = greatest(outside_count - 1, 0) where branch_id = at_branch and on_date = today;
  return true;
end $$;

-- A visitor leaves: counted once, wherever he stood.
create function lobby.leave_visit(at_branch uuid, who uuid, at_time timestamptz, actor text, event_id uuid, deed_name text)
returns boolean language plpgsql as $$
declare
  seen lobby.visit;
begin
  select * into seen from lobby.visit where branch_id = at_branch and id = who and state <> 'left' for update;
  if not found then return false; end if;
  update lobby.visit set state = 'left', left_at = at_time where branch_id = at_branch and id = who;
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

-- What desks and screens may know of a ticket: no secret, no visitor.
create function lobby.ticket_answer(t lobby.ticket) returns jsonb language sql immutable as $$
  select jsonb_build_object('id', t.id, 'number', t.number, 'state', t.state, 'place', t.place, 'service', t.service_code, 'group', t.service_group,
    'maskOff', t.mask_off, 'origin', t.origin, 'credit', t.credit, 'counter', t.counter_number, 'calls', t.call_count,
    'takenAt', t.taken_at, 'waitsFrom', t.waits_from, 'calledAt', t.called_at, 'servingAt', t.serving_at, 'visit', t.visit_id)
$$;

-- 取号. deed: now, on, ticket, event, visit | codeBlind, service, group, maskOff, prefix, origin, keyAt, waitsFrom (without credit), credits,
-- booking, bookedFor, secretBlind, secretSealed. The counter row of the numbers is taken last.
create function lobby.take_ticket(at_branch uuid, deed jsonb) returns jsonb language plpgsql as $$
declare
  at_time constant timestamptz := (deed ->> 'now')::timestamptz;
  today constant date := (deed ->> 'on')::date;
  who lobby.visit;
  open_ticket lobby.ticket;
  made lobby.ticket;
  number_given int;
begin
  if deed ->> 'codeBlind' is not null then
    select * into who from lobby.visit
    where branch_id = at_branch and code_blind = deed ->> 'codeBlind' and on_date = today and state <> 'left'
    order by arrived_at desc limit 1;
  else
    select * into who from lobby.visit where branch_id = at_branch and id = (deed ->> 'visit')::uuid and on_date = today and state <> 'left';
  end if;
  if who.id is null then return jsonb_build_object('refused', 'lobby.notScreened', 'status', 409); end if;

  select * into open_ticket from lobby.ticket where branch_id = at_branch and visit_id = who.id and state not in ('served', 'left');
  if found then
    return jsonb_build_object('refused', 'lobby.hasTicket', 'status', 409, 'params', jsonb_build_object('number', open_ticket.number),
      'offer', jsonb_build_object('ticket', open_ticket.id, 'number', open_ticket.number));
  end if;

  insert into lobby.ticket_count as c (branch_id, prefix, on_date, last_number) values (at_branch, deed ->> 'prefix', today, 1)
  on conflict (branch_id, prefix, on_date) do update set last_number = c.last_number + excluded.last_number
  returning last_number into number_given;

  insert into lobby.ticket (branch_id, id, on_date, visit_id, number, service_code, service_group, mask_off, origin, credit, booking_id, booked_for,
    taken_at, waits_from, key_at, state, place, secret_blind, secret_sealed)
  values (at_branch, (deed ->> 'ticket')::uuid, today, who.id, (deed ->> 'prefix') || lpad(number_given::text, greatest(3, length(number_given::text)), '0'),
    deed ->> 'service', deed ->> 'group', (deed ->> 'maskOff')::boolean, deed ->> 'origin', who.credit, (deed ->> 'booking')::uuid, (deed ->> 'bookedFor')::timestamptz,
    at_time, (deed ->> 'waitsFrom')::timestamptz,
    (deed ->> 'keyAt')::timestamptz - make_interval(mins => coalesce((deed -> 'credits' ->> who.credit)::int, 0)),
    'waiting', who.state, deed ->> 'secretBlind', deed ->> 'secretSealed')
  returning * into made;
  insert into lobby.ticket_event (branch_id, id, ticket_id, on_date, at, deed, from_state, to_state, by_actor, deed_id)
  values (at_branch, (deed ->> 'event')::uuid, made.id, today, at_time, 'taken', null, 'waiting', deed ->> 'actor', (deed ->> 'event')::uuid);
  return jsonb_build_object('answer', lobby.ticket_answer(made) || jsonb_build_object('branch', at_branch, 'secretSealed', made.secret_sealed), 'object', 'ticket/' || made.id,
    'facts', jsonb_build_object('number', made.number, 'service', made.service_code, 'visit', made.visit_id, 'origin', made.origin),
    'events', jsonb_build_array(jsonb_build_object('topic', 'lobby.ticketTaken', 'facts', jsonb_build_object('ticket', made.id, 'number', made.number, 'place', made.place))));
end $$;

-- 办结: the ticket at a counter is served; the visitor leaves the hall if finishing counts as leaving here.
create function lobby.serve_ticket(at_branch uuid, t lobby.ticket, leaves boolean, at_time timestamptz, actor text, event_id uuid, leave_id uuid, of_deed uuid)
returns void language plpgsql as $$
begin
  update lobby.ticket set state = 'served', ended_at = at_time, serving_at = coalesce(serving_at, called_at) where branch_id = at_branch and id = t.id;
  insert into lobby.ticket_event (branch_id, id, ticket_id, on_date, at, deed, from_state, to_state, counter_number, by_actor, deed_id, before)
  values (at_branch, event_id, t.id, t.on_date, at_time, 'finished', t.state, 'served', t.counter_number, actor, of_deed, to_jsonb(t) - 'secret_blind' - 'secret_sealed');
  if leaves then perform lobby.leave_visit(at_branch, t.visit_id, at_time, actor, leave_id, 'served'); end if;
end $$;

-- 叫号. deed: now, on, deedId, counter, groups, maskOff, after, maximumWait (minutes), bookedInRow (k), cap, finishLeaves, events (four ids).
-- A repeated press by the same counter gives the same ticket; `after` is the ticket that the counter has just done with.
-- The order is that of rules.ts: guarded by real waiting; walk-ins before booked after k booked in a row; the fair key; the id.
create function lobby.call_next(at_branch uuid, deed jsonb) returns jsonb language plpgsql as $$
declare
  at_time constant timestamptz := (deed ->> 'now')::timestamptz;
  today constant date := (deed ->> 'on')::date;
  at_counter constant int := (deed ->> 'counter')::int;
  guard constant timestamptz := at_time - make_interval(mins => (deed ->> 'maximumWait')::int);
  groups constant text[] := array(select jsonb_array_elements_text(deed -> 'groups'));
  own lobby.ticket;
  chosen lobby.ticket;
  in_row int;
  has_room boolean;
  finished jsonb := '[]';
  waiting_elsewhere int;
begin
  select booked_in_row into in_row from lobby.turn where branch_id = at_branch and on_date = today for update;
  if not found then
    perform lobby.open_day(at_branch, today, (deed ->> 'cap')::int);
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

  select coalesce((select inside_count < (deed ->> 'cap')::int from lobby.hall where branch_id = at_branch and on_date = today), true) into has_room;
  loop
    select * into chosen from lobby.ticket t
    where t.branch_id = at_branch and t.on_date = today and t.state = 'waiting'
      and t.service_group = any (groups)
      and (not t.mask_off or (deed ->> 'maskOff')::boolean)
      and (t.counter_wanted is null or t.counter_wanted = at_counter)
      and (t.not_before is null or t.not_before <= at_time)
      and (t.place = 'inside' or has_room)
    order by t.waits_from <= guard desc,
      t.waits_from > guard and t.origin = 'booked' and in_row >= (deed ->> 'bookedInRow')::int,
      case when t.waits_from <= guard then t.waits_from else t.key_at end,
      t.id
    limit 1 for update skip locked;
    exit when chosen.id is null or chosen.place = 'inside';
    -- Who waits outside comes in for the call, if the place is still free.
    exit when lobby.admit_visit(at_branch, chosen.visit_id, today, (deed ->> 'cap')::int, at_time, deed ->> 'actor', (deed -> 'events' ->> 2)::uuid);
    has_room := false;
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
  update lobby.turn set booked_in_row = case chosen.origin when 'booked' then in_row + 1 else 0 end where branch_id = at_branch and on_date = today;
  chosen.state := 'called';
  chosen.place := 'inside';
  chosen.counter_number := at_counter;
  chosen.call_count := chosen.call_count + 1;
  chosen.called_at := at_time;
  return jsonb_build_object('answer', jsonb_build_object('ticket', lobby.ticket_answer(chosen), 'finished', own.id, 'deed', deed ->> 'deedId'), 'object', 'ticket/' || chosen.id,
    'facts', jsonb_build_object('number', chosen.number, 'counter', at_counter, 'finished', own.id),
    'events', finished || jsonb_build_object('topic', 'lobby.called', 'facts', jsonb_build_object('ticket', chosen.id, 'number', chosen.number, 'counter', at_counter)));
end $$;
