-- Sealed with the key of its day, like the register at the door.
select app.classify('health.declaration', '{"declared_by": "C1", "fit": "C2 fit for work or not, no more", "sealed": "C2 sealed with the key of its day"}');
