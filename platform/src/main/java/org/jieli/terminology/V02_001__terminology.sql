create schema terminology;

-- An edition of the diagnosis codes: the shipped one, the national clinical one, the insurance one.
create table terminology.edition (
  edition text primary key check (edition in ('SHIPPED', 'CLINICAL', 'INSURANCE')),
  fingerprint text not null,
  rows int not null,
  loaded_at timestamptz not null
);
comment on column terminology.edition.fingerprint is 'Of the file it came from, so that a changed shipped file is loaded again.';

create table terminology.diagnosis (
  edition text not null,
  code text not null check (code <> ''),
  kind text not null,
  parent text,
  name text not null check (name <> ''),
  initials text not null,
  primary key (edition, code)
);
comment on column terminology.diagnosis.kind is 'chapter, block, category or subcategory; only the last two are diagnoses.';

-- Which code of the insurance edition a code of the clinical edition is, where both are known.
create table terminology.mapping (
  clinical_code text primary key,
  insurance_code text not null
);

-- A file that was read and waits to be confirmed; until then nothing of it is in force.
create table terminology.import (
  id uuid primary key,
  edition text not null,
  file_name text not null,
  read_by text not null,
  read_at timestamptz not null,
  confirmed_at timestamptz
);
create table terminology.import_line (
  import_id uuid not null references terminology.import on delete cascade,
  line int not null,
  code text not null,
  name text not null,
  insurance_code text,
  outcome text not null check (outcome in ('ADDED', 'CHANGED', 'SAME', 'FAULTY')),
  reason text,
  before text,
  primary key (import_id, line)
);
create index import_line_by_outcome on terminology.import_line (import_id, outcome, line);
