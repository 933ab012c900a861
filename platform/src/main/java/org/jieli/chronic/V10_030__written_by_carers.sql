-- Seeing a person is not yet writing about him: himself and who acts for him read what carers wrote, and add their own readings only;
-- whether somebody is in a programme is decided where he is managed.
do $$
declare
  people text;
begin
  foreach people in array array['membership', 'follow_up', 'follow_up_result', 'person_state', 'candidate', 'screening', 'person_year',
                                'examination', 'team_message', 'joint_plan'] loop
    execute format('create policy %I on chronic.%I as restrictive for insert with check ((select scope.kind()) <> ''PERSON'')',
      people || '_insert_by_carers', people);
    execute format('create policy %I on chronic.%I as restrictive for update using ((select scope.kind()) <> ''PERSON'')',
      people || '_update_by_carers', people);
    execute format('create policy %I on chronic.%I as restrictive for delete using ((select scope.kind()) <> ''PERSON'')',
      people || '_delete_by_carers', people);
  end loop;
  foreach people in array array['membership', 'candidate'] loop
    execute format('create policy %I on chronic.%I as restrictive for update using ((select scope.sees_all())
      or institution_id = any ((select scope.institutions())::uuid[]))', people || '_update_where_managed', people);
  end loop;
end $$;
create policy reading_insert_own on chronic.reading as restrictive for insert with check (
  (select scope.kind()) <> 'PERSON' or resident_id = (select scope.resident()) and source = 'PERSON');
create policy reading_update_by_carers on chronic.reading as restrictive for update using ((select scope.kind()) <> 'PERSON');
create policy reading_delete_by_carers on chronic.reading as restrictive for delete using ((select scope.kind()) <> 'PERSON');
