-- A customer who looks for the nearest open branch types the beginning of the name of where they live.
create index area_by_name on rotation.area (name text_pattern_ops);
