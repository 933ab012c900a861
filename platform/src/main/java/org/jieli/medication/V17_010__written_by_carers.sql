-- The person reads his prescriptions and asks for the next part, which is a column of the prescription and an event; lines, parts and
-- what was dispensed are written by carers, and an event only by who sees the prescription.
do $$
declare
  people text;
begin
  foreach people in array array['prescription_line', 'refill', 'refill_line', 'dispensing', 'dispensing_line'] loop
    execute format('create policy %I on medication.%I as restrictive for insert with check ((select scope.kind()) <> ''PERSON'')',
      people || '_insert_by_carers', people);
    execute format('create policy %I on medication.%I as restrictive for update using ((select scope.kind()) <> ''PERSON'')',
      people || '_update_by_carers', people);
    execute format('create policy %I on medication.%I as restrictive for delete using ((select scope.kind()) <> ''PERSON'')',
      people || '_delete_by_carers', people);
  end loop;
end $$;
drop policy prescription_event_insert on medication.prescription_event;
create policy prescription_event_insert on medication.prescription_event for insert with check (
  (select scope.sees_all()) or medication.sees_prescription(prescription_id));
