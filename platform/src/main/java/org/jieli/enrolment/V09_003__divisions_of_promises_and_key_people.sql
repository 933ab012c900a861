-- An authority sees by division; without it here the policy would have to look up the person behind each row.
alter table enrolment.promise add column division text;
alter table enrolment.key_person add column division text;
select set_config('jieli.scope', 'SYSTEM', true);
update enrolment.promise p set division = a.division from enrolment.agreement a where a.id = p.agreement_id;
update enrolment.key_person k set division = r.division from resident.resident r where r.id = k.resident_id;
alter table enrolment.promise alter column division set not null;
comment on column enrolment.key_person.division is 'where the person lived when he was recognised';
alter policy promise_all on enrolment.promise using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[])
  or team_id = any ((select enrolment.teams_in_scope())::uuid[])
  or division like (select scope.division()) || '%' or resident.is_visible(resident_id));
alter policy key_person_all on enrolment.key_person using (
  (select scope.sees_all()) or division like (select scope.division()) || '%' or resident.is_visible(resident_id));
