create view resident.fact_resident with (security_invoker = true) as
  select id, division, birth_date, sex, insurance_scheme, deceased_on from resident.resident;
comment on view resident.fact_resident is 'Published for indicators: one row a person, without name and numbers';
