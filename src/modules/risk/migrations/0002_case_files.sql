-- A list of case counts that was handed in: read, and then written, by a job. Forgotten after a week.
create table risk.case_file (
  id uuid primary key,
  name text not null,
  content bytea not null constraint case_file_size check (octet_length(content) <= 21000000),
  handed_at timestamptz not null,
  handed_by text not null,
  state text not null constraint case_file_state check (state in ('reading', 'read', 'refused', 'writing', 'written')),
  -- how much of it has been read
  share real not null default 0 constraint case_file_share check (share between 0 and 1),
  -- what it would bring, and the token that stands for it
  preview jsonb,
  token text,
  -- why it cannot be taken: code, status and values of the sentence
  why jsonb,
  -- who said yes to a preview; the counts that come of it bear their name
  confirmed_by text,
  -- what it brought
  answer jsonb,
  constraint case_file_read_has_preview check (state in ('reading', 'refused') or (preview is not null and token is not null)),
  constraint case_file_refused_says_why check ((state = 'refused') = (why is not null)),
  constraint case_file_written_by_somebody check (state not in ('writing', 'written') or confirmed_by is not null),
  constraint case_file_written_says_what check ((state = 'written') = (answer is not null))
);
create index case_file_by_time on risk.case_file (handed_at);
select app.share('risk.case_file');
select app.classify('risk.case_file', '{"handed_by": "C1", "confirmed_by": "C1"}');
