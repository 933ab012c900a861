-- What past cases of a group cost: by ICD-10 category, kind of care and institution, and over all institutions of a level (institution
-- null). No single person is in it; rows below the least number of cases are never shown.
create table insurance.past_cost (
  region text not null,
  problem text not null,
  kind text not null check (kind in ('INPATIENT', 'OUTPATIENT', 'CHRONIC')),
  level text not null,
  institution_id uuid,
  cases int not null check (cases > 0),
  p25 numeric(12, 2) not null,
  median numeric(12, 2) not null,
  p75 numeric(12, 2) not null,
  -- The mean composition: of each yuan, how much each item class is and how many units it has; the three arrays have the same length.
  items text[] not null,
  shares numeric(9, 8)[] not null,
  units numeric(14, 8)[] not null,
  refreshed_at timestamptz not null,
  unique nulls not distinct (region, problem, kind, level, institution_id)
);

-- From which cases an expected cost is told, and from how many.
create table insurance.past_cost_rule (
  months int not null check (months between 1 and 60),
  least_cases int not null check (least_cases >= 5),
  source text not null,
  confidence char(1) not null check (confidence in ('C', 'L', 'U')),
  valid daterange not null,
  exclude using gist (valid with &&)
);
insert into insurance.past_cost_rule values
  (24, 10, '本平台默认：近 24 个月、不少于 10 例才给出费用范围', 'U', daterange('2020-01-01', null));
