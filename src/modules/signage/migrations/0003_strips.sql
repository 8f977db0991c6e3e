-- LED strips without a browser: where each is, what it looks like, what was delivered to it last.
create table signage.strip (
  branch_id uuid not null,
  -- the device of the branch
  device_id uuid not null,
  host text not null,
  port int not null,
  -- the sign's own address on the line, two hex digits; 00 is any
  address text not null,
  dots_wide int not null,
  dots_high int not null,
  colour text not null,
  speed int not null,
  -- the last good message: what the strip is known to have taken, and when
  sent jsonb,
  sent_at timestamptz,
  -- false after a fault: what it shows now is not known, so all is sent again
  is_sure boolean not null default false,
  fault text,
  faulty_since timestamptz,
  tries int not null default 0,
  next_try_at timestamptz,
  added_at timestamptz not null,
  added_by text not null,
  primary key (branch_id, device_id),
  constraint strip_size_known check (dots_wide between 32 and 4096 and dots_high between 12 and 31),
  constraint strip_port_is_port check (port between 1 and 65535),
  constraint strip_address_is_hex check (address ~ '^[0-9A-F]{2}$'),
  constraint strip_colour_known check (colour in ('red', 'green', 'amber')),
  constraint strip_speed_known check (speed between 1 and 5),
  constraint strip_fault_known check (fault in ('unreachable', 'silent', 'refused'))
);
select app.protect('signage.strip');
select app.classify('signage.strip', '{"added_by": "C1"}');
