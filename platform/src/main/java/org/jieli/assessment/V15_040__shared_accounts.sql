-- A list of accounts that was read: its lines wait for a confirmation. First passwords are sealed, and go when it is confirmed.
create table assessment.account_import (
  id uuid primary key,
  task_id uuid not null references assessment.task,
  division text not null,
  file_name text not null,
  read_by_account uuid,
  read_by text not null,
  read_at timestamptz not null,
  confirmed_at timestamptz
);
comment on table assessment.account_import is 'shown to its reader alone: an administrator has no scope over reports';

create table assessment.account_import_line (
  import_id uuid not null references assessment.account_import,
  line int not null,
  username text not null,
  unit_name text not null,
  outcome text not null,
  faults jsonb not null,
  remarks jsonb not null,
  content jsonb,
  sealed_password bytea,
  primary key (import_id, line)
);

-- Accounts that several people of a unit use by turns, as the national system has them.
create table assessment.shared_account (
  account_id uuid primary key,
  username text not null,
  unit_id uuid not null references assessment.unit,
  opened_by text not null,
  opened_at timestamptz not null
);
create index shared_account_by_unit on assessment.shared_account (unit_id);

-- The people who said who they are with such an account.
create table assessment.operator (
  account_id uuid not null,
  name text not null check (name <> ''),
  added_at timestamptz not null,
  primary key (account_id, name)
);
