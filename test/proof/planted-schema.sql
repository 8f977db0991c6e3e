-- Faults that schema.test.ts must find, one for each rule at least. Never part of the program.
create schema planted;

create table planted.region (id uuid primary key, code text unique);
comment on column planted.region.id is 'C0';
comment on column planted.region.code is 'C0';
comment on table planted.region is 'reference';

create table planted.session (id uuid primary key);
comment on column planted.session.id is 'C0';
comment on table planted.session is 'local';

create table planted.sound (branch_id uuid not null, id uuid not null, region_id uuid references planted.region (id) on delete restrict, primary key (branch_id, id));
select app.protect('planted.sound');
select app.classify('planted.sound', '{}');

create table planted.unprotected (branch_id uuid not null, id uuid not null, primary key (branch_id, id));
select app.classify('planted.unprotected', '{}');

create table planted.unforced (branch_id uuid not null, id uuid not null, primary key (branch_id, id));
select app.classify('planted.unforced', '{}');
alter table planted.unforced enable row level security;
create policy of_branch on planted.unforced using (branch_id::text = current_setting('app.branch', true)) with check (branch_id::text = current_setting('app.branch', true));

create table planted.without_policy (branch_id uuid not null, id uuid not null, primary key (branch_id, id));
select app.classify('planted.without_policy', '{}');
alter table planted.without_policy enable row level security;
alter table planted.without_policy force row level security;

create table planted.with_subquery (branch_id uuid not null, id uuid not null, primary key (branch_id, id));
select app.classify('planted.with_subquery', '{}');
alter table planted.with_subquery enable row level security;
alter table planted.with_subquery force row level security;
create policy of_branch on planted.with_subquery using (branch_id in (select id from planted.region) or branch_id::text = current_setting('app.branch', true)) with check (branch_id::text = current_setting('app.branch', true));

create table planted.always_open (branch_id uuid not null, id uuid not null, primary key (branch_id, id));
select app.classify('planted.always_open', '{}');
alter table planted.always_open enable row level security;
alter table planted.always_open force row level security;
create policy of_branch on planted.always_open using (true) with check (true);

create table planted.unclassed (branch_id uuid not null, id uuid not null, phone text, fingerprint text, primary key (branch_id, id));
select app.protect('planted.unclassed');
select app.classify('planted.unclassed', '{"fingerprint": "C3"}');
comment on column planted.unclassed.phone is null;

create table planted.keyed_by_id (branch_id uuid not null, id uuid primary key);
select app.protect('planted.keyed_by_id');
select app.classify('planted.keyed_by_id', '{}');

create table planted.unique_everywhere (branch_id uuid not null, id uuid not null, number int unique, primary key (branch_id, id));
select app.protect('planted.unique_everywhere');
select app.classify('planted.unique_everywhere', '{}');

create table planted.excludes_everywhere (branch_id uuid not null, id uuid not null, during tstzrange, primary key (branch_id, id), constraint no_overlap exclude using gist (during with &&));
select app.protect('planted.excludes_everywhere');
select app.classify('planted.excludes_everywhere', '{}');

create table planted.child_by_id (branch_id uuid not null, id uuid not null, parent_id uuid references planted.keyed_by_id (id) on delete cascade, primary key (branch_id, id));
select app.protect('planted.child_by_id');
select app.classify('planted.child_by_id', '{}');

create table planted.child_of_local (branch_id uuid not null, id uuid not null, session_id uuid references planted.session (id) on delete cascade, primary key (branch_id, id));
select app.protect('planted.child_of_local');
select app.classify('planted.child_of_local', '{}');

create table planted.reference_to_branch (id uuid primary key, of_branch uuid, of_id uuid, foreign key (of_branch, of_id) references planted.sound (branch_id, id) on delete cascade);
select app.classify('planted.reference_to_branch', '{}');
comment on table planted.reference_to_branch is 'reference';

create table planted.sets_null (branch_id uuid not null, id uuid not null, parent_id uuid, primary key (branch_id, id), foreign key (branch_id, parent_id) references planted.sound (branch_id, id) on delete set null (parent_id));
select app.protect('planted.sets_null');
select app.classify('planted.sets_null', '{}');

create table planted.says_nothing_on_delete (branch_id uuid not null, id uuid not null, parent_id uuid, primary key (branch_id, id), foreign key (branch_id, parent_id) references planted.sound (branch_id, id));
select app.protect('planted.says_nothing_on_delete');
select app.classify('planted.says_nothing_on_delete', '{}');

create table planted.numbered (branch_id uuid not null, id bigint generated always as identity, primary key (branch_id, id));
select app.protect('planted.numbered');
select app.classify('planted.numbered', '{}');

create table planted.triggered (branch_id uuid not null, id uuid not null, primary key (branch_id, id));
select app.protect('planted.triggered');
select app.classify('planted.triggered', '{}');
create function planted.on_change() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger watch before insert on planted.triggered for each row execute function planted.on_change();

create function planted.locks_everywhere(of_id uuid) returns void language plpgsql as $$
begin
  perform id from planted.sound where id = of_id for update;
end $$;

create function planted.conflicts_with_now(at_branch uuid) returns void language plpgsql as $$
begin
  insert into planted.unclassed (branch_id, id) values (at_branch, at_branch) on conflict (branch_id, id) do update set phone = now()::text;
end $$;

create function planted.moves_branch(at_branch uuid) returns void language plpgsql as $$
begin
  update planted.sound set branch_id = at_branch where id = at_branch;
end $$;

create function planted.sets_config() returns void language sql as $$ select set_config('app.branch', 'x', true) $$;

create function planted.copies_silently(at_branch uuid) returns void language plpgsql as $$
begin
  insert into planted.sound (branch_id, id) select at_branch, id from planted.region;
end $$;

create function planted.sound_function(at_branch uuid) returns void language plpgsql as $$
begin
  perform id from planted.sound where branch_id = at_branch for update;
  insert into planted.sound (branch_id, id) select at_branch, id from planted.region on conflict do nothing;
  update planted.sound set region_id = null where branch_id = at_branch;
end $$;
