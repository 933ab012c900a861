-- In which county an insured person lives, for figures and budgets by county: a fund sees nothing of the residents' record. Filled by the system.
create table insurance.person_county (
  resident_id uuid primary key,
  region text not null,
  county text not null,
  taken_at timestamptz not null default now()
);
create index person_county_by_county on insurance.person_county (region, county);
alter table insurance.person_county enable row level security;
alter table insurance.person_county force row level security;
create policy person_county_read on insurance.person_county for select using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%'
  or county like (select scope.division()) || '%');
create policy person_county_write on insurance.person_county for all using ((select scope.sees_all()));
