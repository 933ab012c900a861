-- People of a budget and their bills are the fund's to see; the alliance's office sees the bills at its members, others sums only.
drop policy budget_person_read on insurance.budget_person;
drop policy budget_person_write on insurance.budget_person;
create policy budget_person_fund on insurance.budget_person for all using (
  (select scope.sees_all()) or ((select scope.kind()) = 'FUND' and budget_id in (select id from insurance.budget)));
drop policy budget_case_read on insurance.budget_case;
drop policy budget_case_write on insurance.budget_case;
create policy budget_case_fund on insurance.budget_case for all using (
  (select scope.sees_all()) or ((select scope.kind()) = 'FUND' and budget_id in (select id from insurance.budget)));
create policy budget_case_office on insurance.budget_case for select using (
  (select scope.kind()) = 'INSTITUTIONS' and member and budget_id in (select id from insurance.budget));
