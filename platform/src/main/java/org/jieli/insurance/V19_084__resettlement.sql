-- Bills that lie on the days of rules issued later, settled again person by person in the order of their identifiers.
create table insurance.resettlement (
  rule_set uuid primary key,
  region text not null,
  scheme text not null,
  from_on date not null,
  to_on date,
  state text not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'DONE')),
  asked_by text not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  -- Bills and people as counted at the start; how many people are through, the last of them among them.
  bills bigint not null default 0,
  people bigint not null default 0,
  done bigint not null default 0,
  last_resident uuid,
  -- Bills for which somebody pays another amount than before; what the funds and the people pay more, yuan.
  changed bigint not null default 0,
  insured_more numeric(16, 2) not null default 0,
  person_more numeric(16, 2) not null default 0
);
create index resettlement_open on insurance.resettlement (asked_at) where state <> 'DONE';

-- People whose bills could not be settled again, with the reason.
create table insurance.resettlement_trouble (
  rule_set uuid not null references insurance.resettlement on delete cascade,
  resident_id uuid not null,
  region text not null,
  reason text not null check (reason in ('RULES_MISSING', 'COVERAGE_MISSING', 'NOT_CALCULABLE')),
  primary key (rule_set, resident_id)
);

-- Which settlements a version made; the version stands where the number of a bill stands else.
create index settlement_by_rules on insurance.settlement (split_part(because, '|', 2), claim_id) where because like 'NEW\_RULES|%';

alter table insurance.resettlement enable row level security;
alter table insurance.resettlement force row level security;
create policy resettlement_all on insurance.resettlement using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%' or region like (select scope.division()) || '%');
alter table insurance.resettlement_trouble enable row level security;
alter table insurance.resettlement_trouble force row level security;
create policy resettlement_trouble_all on insurance.resettlement_trouble using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');
