alter table capacity.schedule add column version int not null default 1;
alter table capacity.schedule add constraint same_clinic_once_at_a_time exclude using gist (
  department_id with =, clinic with =, weekday with =,
  int4range((extract(epoch from starts_at) / 60)::int, (extract(epoch from starts_at) / 60)::int + slot_minutes * slot_count) with &&,
  daterange(from_date, to_date, '[]') with &&);
create index schedule_list on capacity.schedule (institution_id, weekday, starts_at, id);

alter table capacity.bed_day add column version int not null default 1;
comment on column capacity.bed_day.version is 'Rises when beds or reserve are set, not when a bed is taken.';

create index slot_by_schedule on capacity.slot (schedule_id, starts_at);

-- A file that was read and waits to be confirmed; until then nothing of it is in force.
create table capacity.import (
  id uuid primary key,
  institution_id uuid not null,
  kind text not null check (kind in ('SCHEDULES', 'BEDS')),
  file_name text not null,
  read_by text not null,
  read_at timestamptz not null,
  confirmed_at timestamptz
);
create table capacity.import_line (
  import_id uuid not null references capacity.import on delete cascade,
  line int not null,
  text text not null,
  outcome text not null check (outcome in ('ADDED', 'CHANGED', 'SAME', 'FAULTY')),
  faults jsonb not null,
  content jsonb,
  primary key (import_id, line)
);
comment on column capacity.import_line.content is 'The schedule or the beds of the line; null when it is faulty.';
create index import_line_by_outcome on capacity.import_line (import_id, outcome, line);
