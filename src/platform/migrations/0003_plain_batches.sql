-- A batch that is plain (no key known, none twice, deeds of one kind), as nearly all are, goes past what only the others need.
alter function app.run_deeds rename to run_mixed;

-- All that arrived for one branch while the last batch was in flight, in order.
-- deeds: [{"fn","act","actor","key","hash","now", …}]. Answers, in the same order: {"answer"} | {"refused","status","params","offer"} | {"mismatch":true}.
create function app.run_deeds(at_branch uuid, deeds jsonb) returns jsonb language plpgsql as $$
declare
  plain boolean;
  outcomes jsonb;
begin
  -- Each key is looked up by itself: an actor keeps many.
  select count(known.seen) = 0 and count(distinct deed.actor || ' ' || deed.key) = count(deed.key) and min(deed.fn) = max(deed.fn) into plain
  from jsonb_to_recordset(deeds) as deed (fn text, actor text, key text)
  left join lateral (
    select true as seen from app.deed_key where branch_id = at_branch and deed_key.actor = deed.actor and deed_key.key = deed.key offset 0
  ) as known on true;
  if not plain then return app.run_mixed(at_branch, deeds); end if;
  outcomes := app.run_alike(at_branch, deeds -> 0 ->> 'fn', deeds);
  perform app.keep(at_branch, deeds, outcomes);
  return (select jsonb_agg(outcome - '{object,facts,events}'::text[] order by nth) from jsonb_array_elements(outcomes) with ordinality as given (outcome, nth));
end $$;

-- Its statements are the same whatever they are given: planned once, not for each batch.
alter function app.keep set plan_cache_mode = force_generic_plan;
