create schema capacity;

create table capacity.schedule (
  id uuid primary key,
  institution_id uuid not null,
  department_id uuid not null,
  clinic text not null,
  weekday int not null check (weekday between 1 and 7),
  starts_at time not null,
  slot_minutes int not null check (slot_minutes between 5 and 720),
  slot_count int not null check (slot_count between 1 and 200),
  slot_capacity int not null check (slot_capacity between 1 and 1000),
  reserved_share numeric(4, 3) not null check (reserved_share between 0 and 1),
  release_hours int not null check (release_hours >= 0),
  from_date date not null,
  to_date date,
  unique (department_id, clinic, weekday, starts_at, from_date)
);
create index schedule_by_institution on capacity.schedule (institution_id);

-- A slot's counters are changed by conditional updates only; the checks are the second line.
create table capacity.slot (
  id uuid primary key,
  schedule_id uuid,
  institution_id uuid not null,
  department_id uuid not null,
  clinic text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  capacity int not null check (capacity >= 0),
  reserved int not null check (reserved between 0 and capacity),
  released_at timestamptz not null,
  taken_referral int not null default 0 check (taken_referral >= 0),
  taken_open int not null default 0 check (taken_open >= 0),
  check (taken_referral + taken_open <= capacity),
  unique (schedule_id, starts_at)
);
comment on column capacity.slot.released_at is 'From then on the unused reserved places are everybody''s.';
create index slot_by_department on capacity.slot (department_id, starts_at);
create index slot_by_institution on capacity.slot (institution_id, starts_at);

create table capacity.bed_day (
  department_id uuid not null,
  day date not null,
  institution_id uuid not null,
  beds int not null check (beds >= 0),
  reserved int not null check (reserved between 0 and beds),
  taken_referral int not null default 0 check (taken_referral >= 0),
  taken_open int not null default 0 check (taken_open >= 0),
  check (taken_referral + taken_open <= beds),
  primary key (department_id, day)
);
create index bed_day_by_institution on capacity.bed_day (institution_id, day);

-- One live hold a holder. A hold names no person: who the holder is, only the referral knows.
create table capacity.hold (
  holder_id uuid primary key,
  institution_id uuid not null,
  department_id uuid not null,
  slot_id uuid references capacity.slot,
  bed_day date,
  clinic text not null,
  at timestamptz not null,
  open_place boolean not null,
  expires_at timestamptz,
  check ((slot_id is null) <> (bed_day is null))
);
comment on column capacity.hold.expires_at is 'Null once it is booked.';
create index hold_by_expiry on capacity.hold (expires_at) where expires_at is not null;
create index hold_by_slot on capacity.hold (slot_id) where slot_id is not null;
