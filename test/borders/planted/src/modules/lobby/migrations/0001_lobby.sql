-- expect: tables, refusals
create schema lobby;
create schema screening;
create table lobby.visit (branch_id uuid not null, id uuid not null, opening_id uuid references hours.opening (id) on delete restrict, primary key (branch_id, id));
create function lobby.admit(at_branch uuid, deed jsonb) returns jsonb language sql as $$ select jsonb_build_object('refused', 'lobby.unwordedInSql') $$;
