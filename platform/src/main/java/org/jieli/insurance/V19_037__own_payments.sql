-- An institution reads what it was paid, without the region's runs: each row says itself of which period it is.
select set_config('jieli.scope', 'SYSTEM', true);
alter table insurance.payment_institution
  add column region text,
  add column year int,
  add column month int,
  add column ran_at timestamptz;
update insurance.payment_institution i set region = r.region, year = r.year, month = r.month, ran_at = r.ran_at
  from insurance.payment_run r where r.id = i.run_id;
alter table insurance.payment_institution
  alter column region set not null,
  alter column year set not null,
  alter column month set not null,
  alter column ran_at set not null;
create index payment_institution_own on insurance.payment_institution (institution_id, year, month, ran_at desc);
drop policy payment_institution_all on insurance.payment_institution;
create policy payment_institution_read on insurance.payment_institution for select using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%'
  or institution_id = any ((select scope.institutions())::uuid[]));
create policy payment_institution_insert on insurance.payment_institution for insert with check (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');
