create schema identity;

create table identity.account (
  id uuid primary key,
  username text not null unique,
  password_hash text not null,
  person_name text not null,
  practitioner_id uuid,
  must_change_password boolean not null default true,
  disabled boolean not null default false,
  failed_attempts int not null default 0,
  locked_until timestamptz,
  session_epoch int not null default 0,
  created_at timestamptz not null default now()
);
comment on column identity.account.session_epoch is 'Raised by "sign out everywhere": sessions and tokens of an earlier epoch end.';

-- A post: one person, one institution or division, one role; a person may hold several and works in one at a time.
create table identity.post (
  id uuid primary key,
  account_id uuid not null references identity.account,
  role text not null,
  institution_id uuid,
  division text not null,
  place_name text not null,
  from_date date not null,
  to_date date,
  unique nulls not distinct (account_id, role, institution_id, division)
);
create index post_by_account on identity.post (account_id);
