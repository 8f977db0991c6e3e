-- A picture taken at the spot, of one walk. Shrunk and stripped of what the camera wrote into it; sealed; it expires.
create table protection.photo (
  branch_id uuid not null references branches.branch (id) on delete restrict,
  walk_id uuid not null,
  place_id uuid not null,
  taken_at timestamptz not null,
  taken_by text not null,
  sealed text not null,
  byte_count int not null,
  expires_on date not null,
  primary key (branch_id, walk_id),
  foreign key (branch_id, place_id) references protection.place (branch_id, id) on delete restrict,
  constraint photo_small check (byte_count between 1 and 400000)
);
create index photo_by_expiry on protection.photo (expires_on);
create index photo_by_time on protection.photo (branch_id, taken_at desc);
select app.protect('protection.photo');
select app.classify('protection.photo', '{"taken_by": "C1", "sealed": "C2"}');
