create schema insurance;

-- The insurance bureau sees what its fund pays, and nothing of the medical record.
create function scope.fund() returns text language sql stable parallel safe
  return case when scope.kind() = 'FUND' then nullif(current_setting('jieli.division', true), '') end;

-- A version of the benefit rules of a scheme in a pooling region; the numbers are one document. No day has two versions in force.
create table insurance.rule_set (
  id uuid primary key,
  region text not null check (region ~ '^[0-9]{2}([0-9]{2}){0,2}$'),
  scheme text not null check (scheme in ('EMPLOYEE', 'RESIDENT')),
  year int not null check (year between 2000 and 2100),
  version int not null check (version > 0),
  name text not null,
  valid daterange not null check (not isempty(valid)),
  source text not null,
  confidence char(1) not null check (confidence in ('C', 'L', 'U')),
  -- EXAMPLE ships with the platform and can only be copied; DRAFT is being written; ISSUED counts.
  state text not null check (state in ('EXAMPLE', 'DRAFT', 'ISSUED')),
  rules jsonb not null,
  revision int not null default 1,
  changed_at timestamptz not null default now(),
  changed_by text not null,
  issued_at timestamptz,
  unique (region, scheme, year, version),
  exclude using gist (region with =, scheme with =, valid with &&) where (state = 'ISSUED')
);

-- Institutions under contract with a fund: their code of the national interface, and the level where the fund puts them.
create table insurance.provider (
  institution_id uuid not null,
  region text not null,
  code text not null check (code ~ '^H[0-9]{11}$'),
  -- null: by tier, as the rules say.
  level text,
  valid daterange not null,
  exclude using gist (institution_id with =, region with =, valid with &&)
);

-- Who is insured where.
create table insurance.coverage (
  id uuid primary key,
  resident_id uuid not null,
  region text not null,
  scheme text not null check (scheme in ('EMPLOYEE', 'RESIDENT')),
  -- psn_no of the national interface.
  person_number text not null,
  born date not null,
  sex char(1) not null,
  groups text[] not null default '{}',
  assistance text,
  valid daterange not null check (not isempty(valid)),
  exclude using gist (resident_id with =, valid with &&)
);
create index coverage_by_region on insurance.coverage (region, scheme);

-- A bill: one stay or one outpatient visit, by item class; the three arrays have the same length. A correction raises the revision, the
-- earlier content goes to claim_history.
create table insurance.claim (
  id uuid primary key,
  number text not null unique,
  resident_id uuid not null,
  region text not null,
  scheme text not null,
  kind text not null check (kind in ('INPATIENT', 'OUTPATIENT', 'CHRONIC')),
  institution_id uuid not null,
  level text not null,
  area text not null check (area in ('LOCAL', 'IN_PROVINCE', 'OUT_OF_PROVINCE')),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  diagnosis text not null,
  diagnosis_name text not null,
  arrival text not null check (arrival in ('DIRECT', 'REFERRED', 'EMERGENCY', 'EXEMPT')),
  exemption text,
  registration text not null default 'NONE' check (registration in ('NONE', 'TEMPORARY', 'LONG_TERM')),
  referral_id uuid,
  referral_from_claim uuid,
  referral_registered_on date,
  referral_cancelled boolean not null default false,
  contracted boolean not null default false,
  items text[] not null,
  amounts numeric(12, 2)[] not null,
  quantities numeric(10, 2)[] not null,
  total numeric(12, 2) not null check (total >= 0),
  -- The visit or admission of the record it belongs to, where that is known.
  encounter_id uuid,
  revision int not null default 1,
  received_at timestamptz not null default now(),
  received_by text not null,
  check (cardinality(items) = cardinality(amounts) and cardinality(items) = cardinality(quantities)),
  check (kind = 'INPATIENT' or from_on = to_on)
);
create index claim_by_person on insurance.claim (resident_id, to_on, id);
create index claim_by_institution on insurance.claim (institution_id, to_on desc, id);
create index claim_by_region on insurance.claim (region, to_on desc, id);
create unique index claim_of_encounter on insurance.claim (encounter_id) where encounter_id is not null;

create table insurance.claim_history (
  claim_id uuid not null,
  revision int not null,
  content jsonb not null,
  reason text not null,
  changed_at timestamptz not null default now(),
  changed_by text not null,
  primary key (claim_id, revision)
);

-- What the calculation came to; a correction of an earlier bill writes a new row and keeps the old one.
create table insurance.settlement (
  claim_id uuid not null,
  revision int not null,
  resident_id uuid not null,
  institution_id uuid not null,
  region text not null,
  rule_set uuid not null,
  year int not null,
  covered numeric(12, 2) not null,
  deductible numeric(12, 2) not null,
  basic numeric(12, 2) not null,
  critical numeric(12, 2) not null,
  assistance numeric(12, 2) not null,
  person numeric(12, 2) not null,
  stepwise boolean not null,
  cycle uuid,
  follows uuid,
  direction text,
  ledger jsonb not null,
  balances jsonb not null,
  current boolean not null default true,
  because text,
  settled_at timestamptz not null default now(),
  primary key (claim_id, revision)
);
create unique index settlement_current on insurance.settlement (claim_id) where current;
create index settlement_by_person on insurance.settlement (resident_id, year) where current;

alter table insurance.coverage enable row level security;
alter table insurance.coverage force row level security;
create policy coverage_read on insurance.coverage for select using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%'
  or ((select scope.kind()) in ('INSTITUTIONS', 'PERSON', 'DIVISION') and resident.is_visible(resident_id)));
create policy coverage_write on insurance.coverage for insert with check (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');
create policy coverage_change on insurance.coverage for update using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');

alter table insurance.claim enable row level security;
alter table insurance.claim force row level security;
create policy claim_read on insurance.claim for select using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%'
  or institution_id = any ((select scope.institutions())::uuid[])
  or ((select scope.kind()) in ('INSTITUTIONS', 'PERSON', 'DIVISION') and resident.is_visible(resident_id)));
create policy claim_insert on insurance.claim for insert with check (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[]));
create policy claim_update on insurance.claim for update using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%'
  or institution_id = any ((select scope.institutions())::uuid[]));

alter table insurance.claim_history enable row level security;
alter table insurance.claim_history force row level security;
create policy claim_history_read on insurance.claim_history for select using (
  exists (select from insurance.claim c where c.id = claim_id));
create policy claim_history_insert on insurance.claim_history for insert with check (
  exists (select from insurance.claim c where c.id = claim_id));

alter table insurance.settlement enable row level security;
alter table insurance.settlement force row level security;
create policy settlement_read on insurance.settlement for select using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%'
  or institution_id = any ((select scope.institutions())::uuid[])
  or ((select scope.kind()) in ('INSTITUTIONS', 'PERSON', 'DIVISION') and resident.is_visible(resident_id)));
create policy settlement_insert on insurance.settlement for insert with check (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');
create policy settlement_update on insurance.settlement for update using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');

create view insurance.fact_claim with (security_invoker = true) as
  select c.id, c.number, c.resident_id, c.region, c.scheme, c.kind, c.institution_id, c.level, c.area, c.from_on, c.to_on, c.diagnosis,
         c.arrival, c.registration, c.referral_id, c.contracted, c.total, s.covered, s.deductible, s.basic, s.critical, s.assistance,
         s.person, s.stepwise, s.year
  from insurance.claim c join insurance.settlement s on s.claim_id = c.id and s.current;
comment on view insurance.fact_claim is 'Published for indicators: one row a bill with what was paid by whom';
