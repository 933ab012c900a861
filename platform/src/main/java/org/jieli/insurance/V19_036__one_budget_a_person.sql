-- A person is prepaid for and charged to one alliance a year.
select set_config('jieli.scope', 'SYSTEM', true);
alter table insurance.budget_person add column year int;
update insurance.budget_person p set year = b.year from insurance.budget b where b.id = p.budget_id;
-- Whoever was counted twice stays with the budget that was opened first.
delete from insurance.budget_person p
  using insurance.budget_person e, insurance.budget b, insurance.budget eb
  where e.resident_id = p.resident_id and e.year = p.year and e.budget_id <> p.budget_id
    and b.id = p.budget_id and eb.id = e.budget_id and (eb.opened_at, eb.id) < (b.opened_at, b.id);
alter table insurance.budget_person alter column year set not null;
alter table insurance.budget_person add constraint one_budget_a_person unique (year, resident_id);
