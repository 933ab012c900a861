create view encounter.fact_vital_signs with (security_invoker = true) as
  select id as visit_id, resident_id, institution_id, at,
         (vital_signs ->> 'systolic')::int as systolic, (vital_signs ->> 'diastolic')::int as diastolic,
         (vital_signs ->> 'fastingGlucose')::numeric as fasting_glucose,
         (vital_signs ->> 'randomGlucose')::numeric as random_glucose
  from encounter.visit;
comment on view encounter.fact_vital_signs is 'Published for finding people and for trends: one row a visit, null where not measured';
