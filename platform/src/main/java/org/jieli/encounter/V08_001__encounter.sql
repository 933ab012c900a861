create schema encounter;

-- A loader fills all columns of visit and admission; diagnoses are two arrays of the same length, the main one first.
create table encounter.visit (
  id uuid primary key,
  resident_id uuid not null,
  institution_id uuid not null,
  practitioner_id uuid,
  at timestamptz not null,
  kind char(1) not null check (kind in ('1', '2')),
  complaint text not null,
  vital_signs jsonb not null default '{}',
  diagnosis_codes text[] not null,
  diagnosis_names text[] not null,
  findings text[] not null default '{}',
  note text,
  advice text,
  decision text,
  overrule_reason text,
  cost numeric(12, 2),
  check (cardinality(diagnosis_codes) = cardinality(diagnosis_names))
);
comment on column encounter.visit.kind is 'CV09.00.404: 1 outpatient, 2 emergency';
create index visit_by_resident on encounter.visit (resident_id, at desc);
create index visit_by_institution on encounter.visit (institution_id, at desc);

create table encounter.admission (
  id uuid primary key,
  resident_id uuid not null,
  institution_id uuid not null,
  department_id uuid not null,
  admitted_at timestamptz not null,
  route char(1) not null check (route in ('1', '2', '3', '9')),
  diagnosis_codes text[] not null,
  diagnosis_names text[] not null,
  discharged_at timestamptz,
  disposition char(1) check (disposition in ('1', '2', '3', '4', '5', '9')),
  total_cost numeric(12, 2),
  check (cardinality(diagnosis_codes) = cardinality(diagnosis_names)),
  check (discharged_at >= admitted_at),
  check ((discharged_at is null) = (disposition is null))
);
comment on column encounter.admission.route is '入院途径: 1 emergency, 2 outpatient, 3 transferred in, 9 other';
comment on column encounter.admission.disposition is
  '离院方式: 1 by order, 2 to another hospital, 3 to primary care, 4 against advice, 5 died, 9 other';
create index admission_by_resident on encounter.admission (resident_id, admitted_at desc);
create index admission_in_care on encounter.admission (institution_id, admitted_at) where discharged_at is null;

alter table encounter.visit enable row level security;
alter table encounter.visit force row level security;
create policy visit_all on encounter.visit using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[]) or resident.is_visible(resident_id));
alter table encounter.admission enable row level security;
alter table encounter.admission force row level security;
create policy admission_all on encounter.admission using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[]) or resident.is_visible(resident_id));

create view encounter.fact_visit with (security_invoker = true) as
  select id, resident_id, institution_id, at, kind, diagnosis_codes, advice, decision, cost from encounter.visit;
comment on view encounter.fact_visit is 'Published for indicators: one row a visit';
create view encounter.fact_admission with (security_invoker = true) as
  select id, resident_id, institution_id, department_id, admitted_at, route, diagnosis_codes, discharged_at, disposition, total_cost
  from encounter.admission;
comment on view encounter.fact_admission is 'Published for indicators: one row a stay';
