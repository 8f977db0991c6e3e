-- a foreign key to the reference table of a module that we lean on is allowed; 'hours.published' is the name of an event
create schema appointments;
create table appointments.slot (branch_id uuid not null, id uuid not null, kind text references hours.opening (id) on delete restrict, topic text default 'hours.published', primary key (branch_id, id));
