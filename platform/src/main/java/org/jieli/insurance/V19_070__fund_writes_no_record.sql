-- A fund sees and writes nothing of the medical record, whatever the other policies of these tables let through.
do $$
declare
  place text[];
begin
  foreach place slice 1 in array array[
    ['resident', 'known_at'], ['resident', 'timeline'], ['chronic', 'follow_up'], ['referral', 'passed_by'],
    ['medication', 'prescription'], ['medication', 'prescription_event']]
  loop
    execute format('create policy %I on %I.%I as restrictive for insert with check ((select scope.kind()) <> ''FUND'')',
      place[2] || '_not_by_fund', place[1], place[2]);
  end loop;
end $$;
create policy shown_not_to_fund on audit.shown as restrictive for select using ((select scope.kind()) <> 'FUND');
