-- The way to the branches around a place, without a look at all of them.
create index branch_spot on branches.branch using gist (point(lng, lat)) where lng is not null and lat is not null;
