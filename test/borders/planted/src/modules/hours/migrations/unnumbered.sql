-- expect: manners
create index opening_by_id on hours.opening (branch_id);
