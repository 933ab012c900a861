create view resident.fact_known_at with (security_invoker = true) as
  select resident_id, institution_id from resident.known_at;
comment on view resident.fact_known_at is 'Published for indicators: where a person is known';
