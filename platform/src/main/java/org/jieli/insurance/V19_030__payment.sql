-- Terms on which a pooling region pays providers; the numbers are one document. No day has two versions in force.
create table insurance.payment_terms (
  id uuid primary key,
  region text not null check (region ~ '^[0-9]{2}([0-9]{2}){0,2}$'),
  year int not null check (year between 2000 and 2100),
  version int not null check (version > 0),
  name text not null check (name <> ''),
  valid daterange not null check (not isempty(valid)),
  source text not null check (source <> ''),
  confidence char(1) not null check (confidence in ('C', 'L', 'U')),
  state text not null check (state in ('DRAFT_TERMS', 'ISSUED_TERMS')),
  terms jsonb not null,
  revision int not null default 1,
  changed_at timestamptz not null default now(),
  changed_by text not null,
  issued_at timestamptz,
  unique (region, year, version),
  exclude using gist (region with =, valid with &&) where (state = 'ISSUED_TERMS')
);

-- Cases that special-case review (特例单议) lets be paid at cost; an institution has no more of them in a year than the terms' share allows.
create table insurance.payment_review (
  claim_id uuid primary key,
  region text not null,
  year int not null,
  institution_id uuid not null,
  reason text not null check (reason <> ''),
  decided_at timestamptz not null default now(),
  decided_by text not null
);
create index payment_review_by_institution on insurance.payment_review (region, year, institution_id);

-- One calculation; month 0 is the final one of the year. Runs are never changed: what comes later is another number.
create table insurance.payment_run (
  id uuid primary key,
  region text not null,
  year int not null,
  month int not null check (month between 0 and 12),
  number int not null check (number > 0),
  terms_id uuid not null,
  terms_name text not null,
  terms_revision int not null,
  terms jsonb not null,
  -- Shared by the points, and all the points that share it; null where cases are paid by a base rate.
  budget numeric(16, 2),
  points numeric,
  cases int not null,
  total numeric(16, 2) not null,
  others numeric(16, 2) not null,
  basic numeric(16, 2) not null,
  paid numeric(16, 2) not null,
  capitation numeric(16, 2) not null,
  heads_on date not null,
  ran_at timestamptz not null,
  ran_by text not null,
  unique (region, year, month, number)
);
comment on table insurance.payment_run is 'append-only: a settlement with providers as it was calculated';

-- A case with everything that its payment was calculated from.
create table insurance.payment_case (
  run_id uuid not null references insurance.payment_run,
  claim_id uuid not null,
  claim_revision int not null,
  settlement_revision int not null,
  number text not null,
  resident_id uuid not null,
  institution_id uuid not null,
  tier text not null,
  continuing boolean not null,
  from_on date not null,
  to_on date not null,
  diagnosis text not null,
  diagnosis_name text not null,
  total numeric(12, 2) not null,
  others numeric(12, 2) not null,
  basic numeric(12, 2) not null,
  way text not null,
  group_code text,
  own_weight numeric not null,
  weight numeric not null,
  coefficient numeric not null,
  ratio numeric,
  paid numeric(12, 2) not null,
  primary key (run_id, claim_id)
);
create index payment_case_by_institution on insurance.payment_case (run_id, institution_id, claim_id);
comment on table insurance.payment_case is 'append-only: what a case was paid in a run';

create table insurance.payment_institution (
  run_id uuid not null references insurance.payment_run,
  institution_id uuid not null,
  cases int not null,
  weighed_cases int not null,
  weight numeric not null,
  total numeric(16, 2) not null,
  others numeric(16, 2) not null,
  basic numeric(16, 2) not null,
  paid numeric(16, 2) not null,
  capitation numeric(16, 2) not null,
  primary key (run_id, institution_id)
);
comment on table insurance.payment_institution is 'append-only: what an institution was paid in a run';
comment on column insurance.payment_institution.weight is 'sum of the groups'' own weights, which over weighed_cases is the case-mix index';

create table insurance.payment_capitation (
  run_id uuid not null references insurance.payment_run,
  institution_id uuid not null,
  code text not null,
  heads int not null,
  amount numeric(14, 2) not null,
  primary key (run_id, institution_id, code)
);
comment on table insurance.payment_capitation is 'append-only: what an institution got for the heads enrolled with it';

alter table insurance.payment_review enable row level security;
alter table insurance.payment_review force row level security;
create policy payment_review_all on insurance.payment_review using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');

alter table insurance.payment_run enable row level security;
alter table insurance.payment_run force row level security;
create policy payment_run_all on insurance.payment_run using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');

alter table insurance.payment_case enable row level security;
alter table insurance.payment_case force row level security;
create policy payment_case_all on insurance.payment_case using (
  (select scope.sees_all()) or run_id in (select id from insurance.payment_run));

alter table insurance.payment_institution enable row level security;
alter table insurance.payment_institution force row level security;
create policy payment_institution_all on insurance.payment_institution using (
  (select scope.sees_all()) or run_id in (select id from insurance.payment_run));

alter table insurance.payment_capitation enable row level security;
alter table insurance.payment_capitation force row level security;
create policy payment_capitation_all on insurance.payment_capitation using (
  (select scope.sees_all()) or run_id in (select id from insurance.payment_run));
