create view resident.fact_person with (security_invoker = true) as
  select id as resident_id, sex, birth_date, division, deceased_on from resident.resident;
comment on view resident.fact_person is 'Published for work of the system on many people at once: one row a resident, without names and numbers';
