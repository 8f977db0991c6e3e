-- expect: tables
create view appointments.open as select id from hours.opening;
