-- The person reads his agreement, proposes one, takes a proposal back and rates; everything else is written by teams.
create policy agreement_insert_proposed on enrolment.agreement as restrictive for insert with check (
  (select scope.kind()) <> 'PERSON' or state = 'PROPOSED');
create policy agreement_update_proposed on enrolment.agreement as restrictive for update
  using ((select scope.kind()) <> 'PERSON' or state = 'PROPOSED')
  with check ((select scope.kind()) <> 'PERSON' or state in ('PROPOSED', 'WITHDRAWN'));
create policy agreement_delete_by_teams on enrolment.agreement as restrictive for delete using ((select scope.kind()) <> 'PERSON');
do $$
declare
  people text;
begin
  foreach people in array array['promise', 'service'] loop
    execute format('create policy %I on enrolment.%I as restrictive for insert with check ((select scope.kind()) <> ''PERSON'')',
      people || '_insert_by_teams', people);
    execute format('create policy %I on enrolment.%I as restrictive for update using ((select scope.kind()) <> ''PERSON'')',
      people || '_update_by_teams', people);
    execute format('create policy %I on enrolment.%I as restrictive for delete using ((select scope.kind()) <> ''PERSON'')',
      people || '_delete_by_teams', people);
  end loop;
end $$;
create policy rating_insert_own on enrolment.rating as restrictive for insert with check (
  (select scope.sees_all()) or resident_id = (select scope.resident()));
create policy rating_update_own on enrolment.rating as restrictive for update using (
  (select scope.sees_all()) or resident_id = (select scope.resident()));
