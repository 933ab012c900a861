-- An authority sees a row by the division it carries. Asking for the person behind each row of the other counties would take the time of
-- a count away and show him nothing more.
alter policy agreement_all on enrolment.agreement using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[])
  or team_id = any ((select enrolment.teams_in_scope())::uuid[])
  or division like (select scope.division()) || '%'
  or (select scope.kind()) in ('INSTITUTIONS', 'PERSON') and resident.is_visible(resident_id));
alter policy promise_all on enrolment.promise using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[])
  or team_id = any ((select enrolment.teams_in_scope())::uuid[])
  or division like (select scope.division()) || '%'
  or (select scope.kind()) in ('INSTITUTIONS', 'PERSON') and resident.is_visible(resident_id));
alter policy key_person_all on enrolment.key_person using (
  (select scope.sees_all()) or division like (select scope.division()) || '%'
  or (select scope.kind()) in ('INSTITUTIONS', 'PERSON') and resident.is_visible(resident_id));
