-- A health commission reads how far the settling again is; the fund alone asks for it, and the system does it.
drop policy resettlement_all on insurance.resettlement;
create policy resettlement_all on insurance.resettlement using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');
create policy resettlement_of_authority on insurance.resettlement for select using (
  region like (select scope.division()) || '%');
