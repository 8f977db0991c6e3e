create schema hours;
create table hours.opening (branch_id uuid not null, id uuid not null, primary key (branch_id, id));
