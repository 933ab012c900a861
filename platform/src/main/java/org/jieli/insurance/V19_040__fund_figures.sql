-- What the fund paid, added up by month, place and kind, so that the dashboard need not read every bill. Filled by the system.
create table insurance.fund_month (
  region text not null,
  month date not null,
  institution_id uuid not null,
  county text not null,
  kind text not null,
  area text not null,
  level text not null,
  claims int not null,
  total numeric(16, 2) not null,
  covered numeric(16, 2) not null,
  basic numeric(16, 2) not null,
  others numeric(16, 2) not null,
  person numeric(16, 2) not null,
  not_referred int not null,
  withheld numeric(16, 2) not null,
  primary key (region, month, institution_id, county, kind, area, level)
);
comment on column insurance.fund_month.county is 'where the insured person lives; empty when unknown';
create table insurance.fund_refresh (
  region text primary key,
  refreshed_at timestamptz not null,
  claims int not null,
  millis int not null
);
alter table insurance.fund_month enable row level security;
alter table insurance.fund_month force row level security;
create policy fund_month_all on insurance.fund_month using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');
alter table insurance.fund_refresh enable row level security;
alter table insurance.fund_refresh force row level security;
create policy fund_refresh_all on insurance.fund_refresh using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');
