-- A year's bills settled once more by two versions of the rules.
create table insurance.replay (
  id uuid primary key,
  region text not null,
  scheme text not null,
  year int not null,
  base uuid not null,
  proposed uuid not null,
  name text not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  asked_by text not null,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  -- The last sign of life; one that is silent is taken up anew.
  beat_at timestamptz,
  -- Bills of the year as counted at the start, and how many are through.
  expected bigint not null default 0,
  done bigint not null default 0,
  people bigint not null default 0,
  millis bigint,
  failure text
);
create index replay_by_region on insurance.replay (region, asked_at desc, id);
create index replay_waiting on insurance.replay (asked_at) where state in ('WAITING', 'RUNNING');

-- Sums of a group of bills, fen; better and worse count people for groups of people and bills for the others.
create table insurance.replay_group (
  replay_id uuid not null references insurance.replay on delete cascade,
  dimension text not null,
  key text not null,
  claims bigint not null,
  bill bigint not null,
  fund_before bigint not null,
  fund_after bigint not null,
  others_before bigint not null,
  others_after bigint not null,
  person_before bigint not null,
  person_after bigint not null,
  better bigint not null,
  worse bigint not null,
  primary key (replay_id, dimension, key)
);

-- The bills with the largest change for the person.
create table insurance.replay_case (
  replay_id uuid not null references insurance.replay on delete cascade,
  rank int not null,
  claim_id uuid not null,
  resident_id uuid not null,
  institution_id uuid not null,
  region text not null,
  diagnosis text not null,
  level text not null,
  total bigint not null,
  fund_before bigint not null,
  fund_after bigint not null,
  person_before bigint not null,
  person_after bigint not null,
  primary key (replay_id, rank)
);

alter table insurance.replay enable row level security;
alter table insurance.replay force row level security;
create policy replay_all on insurance.replay using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%' or region like (select scope.division()) || '%');
alter table insurance.replay_group enable row level security;
alter table insurance.replay_group force row level security;
create policy replay_group_all on insurance.replay_group using (
  (select scope.sees_all()) or exists (select from insurance.replay r where r.id = replay_id));
alter table insurance.replay_case enable row level security;
alter table insurance.replay_case force row level security;
create policy replay_case_all on insurance.replay_case using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');
