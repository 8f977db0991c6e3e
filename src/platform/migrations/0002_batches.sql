-- Hot deeds run by the batch: what is alike in a batch is one statement, and what the batch leaves behind is written once.

-- Runs deeds of one kind, one after the other, each seeing what the one before it did. Answers their outcomes in the same order.
-- A kind that can do many at once says so by having a function of the same name for many: fn_many(at_branch uuid, deeds jsonb).
create function app.run_alike(at_branch uuid, fn text, deeds jsonb) returns jsonb language plpgsql as $$
declare
  outcomes jsonb;
begin
  if jsonb_array_length(deeds) > 1 and to_regprocedure(fn || '_many(uuid,jsonb)') is not null then
    execute format('select %s($1, $2)', (fn || '_many')::regproc) into outcomes using at_branch, deeds;
  else
    execute format('select jsonb_agg(%s($1, deed) order by nth) from jsonb_array_elements($2) with ordinality as given (deed, nth)', fn::regproc) into outcomes using at_branch, deeds;
  end if;
  return outcomes;
end $$;

-- All that arrived for one branch while the last batch was in flight, in order.
-- deeds: [{"fn","act","actor","key","hash","now", …}]. Answers, in the same order: {"answer"} | {"refused","status","params","offer"} | {"mismatch":true}.
create or replace function app.run_deeds(at_branch uuid, deeds jsonb) returns jsonb language plpgsql as $$
declare
  -- The keys that have an answer already: looked up once for all deeds.
  known constant jsonb := app.known_keys(at_branch, array(select value ->> 'actor' from jsonb_array_elements(deeds)), array(select value ->> 'key' from jsonb_array_elements(deeds)));
  deed jsonb;
  named text;
  names text[] := '{}';
  todo jsonb := '[]';
  place int;
  places int[] := '{}';
  alike record;
  outcomes jsonb := '[]';
  answers jsonb[] := '{}';
  nth int := 0;
begin
  -- To be done: what has no answer yet, and of two with the same key the first.
  for deed in select value from jsonb_array_elements(deeds) loop
    named := (deed ->> 'actor') || ' ' || (deed ->> 'key');
    place := case when named is null then null when known ? named then 0 else array_position(names, named) end;
    if place is null then
      todo := todo || deed;
      names := names || named;
      place := cardinality(names);
    end if;
    places := places || place;
  end loop;

  for alike in
    select fn, jsonb_agg(given.deed order by given.nth) as deeds from (
      select value as deed, ordinality as nth, value ->> 'fn' as fn, ordinality - row_number() over (partition by value ->> 'fn' order by ordinality) as island
      from jsonb_array_elements(todo) with ordinality
    ) as given
    group by fn, island order by min(given.nth)
  loop
    outcomes := outcomes || app.run_alike(at_branch, alike.fn, alike.deeds);
  end loop;
  perform app.keep(at_branch, todo, outcomes);

  for deed in select value from jsonb_array_elements(deeds) loop
    nth := nth + 1;
    named := (deed ->> 'actor') || ' ' || (deed ->> 'key');
    answers := answers || case
      when named is not null and deed ->> 'hash' <> coalesce(known -> named ->> 'hash', todo -> (places[nth] - 1) ->> 'hash') then '{"mismatch": true}'
      when places[nth] = 0 then jsonb_build_object('answer', known -> named -> 'answer')
      else (outcomes -> (places[nth] - 1)) - '{object,facts,events}'::text[]
    end;
  end loop;
  return to_jsonb(answers);
end $$;

-- What the deeds that were done leave behind: keys with their answers, trail entries, events. One statement each.
create function app.keep(at_branch uuid, deeds jsonb, outcomes jsonb) returns void language plpgsql as $$
declare
  entries jsonb;
  events jsonb;
  kept_count int;
begin
  select
    jsonb_agg(jsonb_build_object('at', deed ->> 'now', 'actor', deed ->> 'actor', 'act', deed ->> 'act', 'object', outcome ->> 'object',
      'outcome', 'done', 'facts', coalesce(outcome -> 'facts', '{}')) order by nth),
    jsonb_path_query_array(jsonb_agg(coalesce(outcome -> 'events', '[]') order by nth), '$[*][*]')
  into entries, events
  from rows from (jsonb_array_elements(deeds), jsonb_array_elements(outcomes)) with ordinality as done (deed, outcome, nth)
  where not outcome ? 'refused';
  if entries is null then return; end if;
  -- A key that another program wrote meanwhile raises 23505: the batch is run again and finds it.
  with kept as (
    insert into app.deed_key (branch_id, actor, key, body_hash, answer)
    select at_branch, deed ->> 'actor', deed ->> 'key', deed ->> 'hash', outcome -> 'answer'
    from rows from (jsonb_array_elements(deeds), jsonb_array_elements(outcomes)) as done (deed, outcome)
    where deed ? 'key' and not outcome ? 'refused'
    returning key
  )
  select count(*) into kept_count from kept;
  perform app.append_trail(at_branch, entries);
  perform app.announce(at_branch, events, (entries -> -1 ->> 'at')::timestamptz);
end $$;
