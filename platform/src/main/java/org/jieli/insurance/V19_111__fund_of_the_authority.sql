-- A health commission reads the fund's sums: those of the pooling regions in its division, or of its own people where the region is wider.
create policy fund_month_of_authority on insurance.fund_month for select using (
  region like (select scope.division()) || '%' or county like (select scope.division()) || '%');
create policy fund_refresh_of_authority on insurance.fund_refresh for select using (
  region like (select scope.division()) || '%' or (select scope.division()) like region || '%');
