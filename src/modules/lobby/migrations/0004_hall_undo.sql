-- A tap of the door taken back names the one it takes back: once, whoever presses twice.
alter table lobby.hall_event add column undoes uuid;
create unique index hall_event_undone_once on lobby.hall_event (branch_id, undoes) where undoes is not null;
select app.classify('lobby.hall_event', '{"by_actor": "C1"}');

-- Slips that a network printer did not print are shown to the lobby desk for a while.
create index print_job_failed on lobby.print_job (branch_id, failed_at) where failed_at is not null;
