-- expect: time-and-chance
alter table hours.opening add column at timestamptz not null default now();
