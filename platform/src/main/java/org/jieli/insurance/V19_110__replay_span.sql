-- The days of the bills that a replay settled, and the months of its year without any: sums of two months are no sums of a year.
alter table insurance.replay
  add first_day date,
  add last_day date,
  add missing_months int[];
