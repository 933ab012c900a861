-- A run keeps which months of its year had no bills, and the reason for which it was carried out all the same.
alter table insurance.payment_run
  add column empty_months int[] not null default '{}',
  add column reason text check (reason <> '');
