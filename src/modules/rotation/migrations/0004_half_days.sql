-- Half days (半天): a rota may plan mornings and afternoons apart. Then a turn has fourteen of them, each day's morning first.
alter table rotation.turn
  drop constraint turn_pins_of_seven_days,
  drop constraint turn_days_of_seven,
  add constraint turn_pins_of_a_week check (cardinality(pins) in (7, 14) and pins <@ array[-1, 0, 1]::smallint[]),
  add constraint turn_days_of_a_week check (cardinality(days) = cardinality(pins) and days <@ array['', 'A', 'B']::text[]);
