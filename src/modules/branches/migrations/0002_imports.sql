-- Branch lists that were imported. The token stands for file, decisions and verdicts: the same confirmation is carried out once.
create table branches.import (
  id uuid primary key,
  token text not null unique,
  file_name text not null,
  file_hash text not null,
  row_count int not null check (row_count >= 0),
  written_count int not null check (written_count >= 0),
  options jsonb not null,
  imported_at timestamptz not null,
  imported_by text not null
);
select app.share('branches.import');
select app.classify('branches.import', '{"imported_by": "C1"}');

-- What was doubtful about an imported branch, word for word as the file has it, until a person settles it.
create table branches.import_doubt (
  branch_id uuid primary key references branches.branch (id) on delete cascade,
  import_id uuid not null references branches.import (id) on delete cascade,
  row_number int not null check (row_number > 0),
  written jsonb not null,
  reasons jsonb not null
);
select app.share('branches.import_doubt');
select app.classify('branches.import_doubt', '{}');
