create schema institution;
create extension if not exists btree_gist;

create table institution.institution (
  id uuid primary key,
  credit_code text not null unique check (length(credit_code) = 18),
  name text not null check (name <> ''),
  initials text not null,
  category text not null,
  tier text not null,
  grade text not null,
  economic_type text not null,
  management_class text not null,
  tcm boolean not null,
  continuing_care boolean not null,
  is_primary boolean generated always as (left(category, 1) in ('B', 'C', 'D')) stored,
  division text not null,
  address text,
  referral_phone text,
  longitude double precision check (longitude between -180 and 180),
  latitude double precision check (latitude between -90 and 90),
  insurance_code text,
  version int not null default 1
);
comment on column institution.institution.credit_code is 'Unified social credit code, GB 32100-2015.';
comment on column institution.institution.category is 'WS 218-2002 category, or X.. for the newer types.';
comment on column institution.institution.economic_type is 'WS 218-2002 economic type, two digits.';
comment on column institution.institution.management_class is 'WS 218-2002 appendix B: 1 non-profit, 2 for profit, 9 other.';
comment on column institution.institution.insurance_code is 'Code of the institution with the insurance, where known.';
create index institution_by_division on institution.institution (division text_pattern_ops, name);
create index institution_by_name on institution.institution (name, id);
create index institution_by_initials on institution.institution (initials text_pattern_ops);

-- Whether an institution works, from a day on.
create table institution.status (
  id bigint generated always as identity primary key,
  institution_id uuid not null references institution.institution,
  status text not null check (status in ('ACTIVE', 'SUSPENDED', 'CLOSED')),
  valid daterange not null check (not isempty(valid)),
  exclude using gist (institution_id with =, valid with &&)
);

create table institution.department (
  id uuid primary key,
  institution_id uuid not null references institution.institution,
  name text not null check (name <> ''),
  specialty text not null,
  inpatient boolean not null,
  closed_on date,
  unique (institution_id, name)
);
comment on column institution.department.specialty is 'Diagnosis and treatment subject (医疗机构诊疗科目名录).';

create table institution.practitioner (
  id uuid primary key,
  name text not null check (name <> ''),
  initials text not null,
  title_level text not null,
  staff_type text not null,
  practice_category text,
  version int not null default 1
);
create index practitioner_by_name on institution.practitioner (name, id);

create table institution.practice_place (
  id bigint generated always as identity primary key,
  practitioner_id uuid not null references institution.practitioner,
  institution_id uuid not null references institution.institution,
  department_id uuid references institution.department,
  main boolean not null,
  valid daterange not null check (not isempty(valid)),
  exclude using gist (practitioner_id with =, institution_id with =, valid with &&)
);
create index practice_place_by_institution on institution.practice_place (institution_id);

create table institution.specialty (
  practitioner_id uuid not null references institution.practitioner,
  subject text not null,
  primary key (practitioner_id, subject)
);

create table institution.service (
  institution_id uuid not null references institution.institution,
  service text not null,
  since date not null,
  primary key (institution_id, service)
);

-- What an institution, or every institution of a care level without a catalogue of its own, is to treat.
create table institution.disease_catalogue (
  id bigint generated always as identity primary key,
  institution_id uuid references institution.institution,
  care_level text,
  from_code text not null,
  to_code text not null,
  name text not null,
  capability text not null check (capability in ('TREATS', 'TREATS_WITH_HELP', 'REFERS')),
  source text not null,
  confidence text not null check (confidence in ('C', 'L', 'U')),
  valid daterange not null check (not isempty(valid)),
  check ((institution_id is null) <> (care_level is null)),
  exclude using gist (institution_id with =, from_code with =, to_code with =, valid with &&),
  exclude using gist (care_level with =, from_code with =, to_code with =, valid with &&)
);
comment on column institution.disease_catalogue.confidence is 'C verified, L likely, U unverified: to be replaced by the local list.';
