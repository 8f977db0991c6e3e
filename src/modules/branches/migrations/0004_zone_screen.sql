-- The 24-hour zone has a screen of its own: it stays lit while the hall is shut.
alter table branches.device drop constraint device_kind_check;
alter table branches.device add constraint device_kind_check check (kind in ('screen', 'door_screen', 'zone_screen', 'led', 'tablet', 'kiosk'));
