-- As V09_011: an authority sees by the division that a row carries, without asking for the person behind each row of other counties.
do $$
declare
  people text;
begin
  foreach people in array array['membership', 'person_state', 'candidate', 'screening', 'person_year'] loop
    execute format('alter policy %I on chronic.%I using ((select scope.sees_all())
      or institution_id = any ((select scope.institutions())::uuid[])
      or division like (select scope.division()) || ''%%''
      or (select scope.kind()) in (''INSTITUTIONS'', ''PERSON'') and resident.is_visible(resident_id))', people || '_all', people);
  end loop;
end $$;
