-- From now on `nth` of a number from an old queue machine's log is its row in the file, by which a row that was left out and mended is known
-- again. What was brought in before counts below zero, where no row of a file can be.
select set_config('app.branches', '*', true);
update lobby.past_number set nth = -1 - nth;
