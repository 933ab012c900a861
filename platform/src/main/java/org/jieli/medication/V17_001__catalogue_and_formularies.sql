create schema medication;

-- One row a drug as it is prescribed: generic name, form and strength. No trade names.
create table medication.drug (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9-]{2,20}$'),
  name text not null check (name <> ''),
  initials text not null,
  english text not null default '',
  form text not null check (form <> ''),
  strength text not null check (strength <> ''),
  unit text not null check (unit <> ''),
  pack int not null check (pack between 1 and 10000),
  pack_unit text not null,
  class_code text not null check (class_code <> ''),
  essential boolean not null,
  insurance text not null check (insurance in ('A', 'B', 'NONE')),
  storage text not null check (storage in ('ROOM', 'COOL', 'FRIDGE')),
  control text not null check (control in ('ORDINARY', 'TOXIC', 'RADIOACTIVE', 'PRECURSOR', 'NARCOTIC', 'PSYCHOTROPIC_1', 'PSYCHOTROPIC_2')),
  confidence char(1) not null check (confidence in ('C', 'L', 'U')),
  marks_confidence char(1) not null check (marks_confidence in ('C', 'L', 'U')),
  source text not null
);
comment on column medication.drug.unit is 'what is counted when it is dispensed: 片, 粒, 支 …';
comment on column medication.drug.class_code is 'ATC, or an own code that begins with Z where ATC has none';
comment on column medication.drug.confidence is 'how sure name, form, strength and class are: C certain, L likely, U uncertain';
comment on column medication.drug.marks_confidence is 'how sure the marks essential and insurance are; a region confirms them against its own lists';

-- What an institution stocks, with its period.
create table medication.formulary (
  institution_id uuid not null,
  drug_id uuid not null references medication.drug,
  since date not null,
  until date check (until >= since),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (institution_id, drug_id, since)
);
create unique index formulary_open on medication.formulary (institution_id, drug_id) where until is null;
create index formulary_by_drug on medication.formulary (drug_id) where until is null;

-- A file that was read and waits to be confirmed; until then nothing of it is in force.
create table medication.import (
  id uuid primary key,
  institution_id uuid,
  kind text not null check (kind in ('DRUGS', 'FORMULARY', 'RECEIPTS')),
  file_name text not null,
  read_by text not null,
  read_at timestamptz not null,
  confirmed_at timestamptz
);
comment on column medication.import.institution_id is 'null for the catalogue, which belongs to nobody alone';
create table medication.import_line (
  import_id uuid not null references medication.import on delete cascade,
  line int not null,
  text text not null,
  outcome text not null check (outcome in ('ADDED', 'CHANGED', 'SAME', 'FAULTY')),
  faults jsonb not null,
  content jsonb,
  primary key (import_id, line)
);
create index import_line_by_outcome on medication.import_line (import_id, outcome, line);
