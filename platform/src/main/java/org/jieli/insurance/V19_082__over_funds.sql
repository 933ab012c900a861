-- A province's or the nation's insurance bureau looks over the funds below it: the sums by month, no bill and no person.
create function scope.over_funds() returns text language sql stable parallel safe
  return case when scope.kind() = 'FUNDS' then coalesce(current_setting('jieli.division', true), '') end;
create policy fund_month_from_above on insurance.fund_month for select using (region like (select scope.over_funds()) || '%');
create policy fund_refresh_from_above on insurance.fund_refresh for select using (region like (select scope.over_funds()) || '%');

-- It writes and sees nothing of the medical record either, whatever the other policies of these tables let through.
do $$
declare
  place text[];
begin
  foreach place slice 1 in array array[
    ['resident', 'known_at'], ['resident', 'timeline'], ['chronic', 'follow_up'], ['referral', 'passed_by'],
    ['medication', 'prescription'], ['medication', 'prescription_event']]
  loop
    execute format('create policy %I on %I.%I as restrictive for insert with check ((select scope.kind()) <> ''FUNDS'')',
      place[2] || '_not_over_funds', place[1], place[2]);
  end loop;
end $$;
create policy shown_not_over_funds on audit.shown as restrictive for select using ((select scope.kind()) <> 'FUNDS');
