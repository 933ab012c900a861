-- What a stay carries besides its times: the referral that brought the person, who admitted and discharged, and the discharge note.
alter table encounter.admission
  add column referral_id uuid,
  add column record_number text check (length(record_number) between 1 and 18),
  add column admitted_by text,
  add column stable_since timestamptz,
  add column stable_by text,
  add column course text,
  add column advice text,
  add column discharged_by text;
comment on column encounter.admission.referral_id is 'the referral that brought the person, where one did';
comment on column encounter.admission.record_number is '病案号, DE01.00.004.00';
comment on column encounter.admission.admitted_by is 'null for stays that a loader brought';
comment on column encounter.admission.stable_since is 'since when the ward says that the person may go down';
comment on column encounter.admission.course is '诊疗经过, at discharge';
comment on column encounter.admission.advice is '出院医嘱, at discharge';
create unique index one_stay_of_a_referral on encounter.admission (referral_id) where referral_id is not null;
create unique index one_stay_at_a_time on encounter.admission (resident_id, institution_id)
  where discharged_at is null and admitted_by is not null;
