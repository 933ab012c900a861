-- Failed sign-ins, by username (whether such an account exists or not, so that nobody can tell) and by network address. The subject
-- is a keyed hash: somebody may have typed a password where the username belongs.
create table identity.sign_in_failure (
  subject text primary key,
  failures int not null,
  locked_until timestamptz,
  last_at timestamptz not null
);
create index sign_in_failure_by_time on identity.sign_in_failure (last_at);
alter table identity.account drop column failed_attempts, drop column locked_until;

create index account_by_person on identity.account (person_name text_pattern_ops);
create index account_by_username on identity.account (username text_pattern_ops);

-- A post that has ended may be given again; an open one exists once.
alter table identity.post drop constraint post_account_id_role_institution_id_division_key;
create unique index post_open on identity.post (account_id, role, institution_id, division) nulls not distinct where to_date is null;
alter table identity.post add constraint post_period check (to_date is null or to_date >= from_date);
create index post_by_division on identity.post (division text_pattern_ops, account_id);
create index post_by_institution on identity.post (institution_id, account_id);

-- One row at most: whoever writes it is the first administrator.
create table identity.first_administrator (
  once boolean primary key default true check (once),
  account_id uuid not null,
  at timestamptz not null default now()
);
comment on table identity.first_administrator is 'append-only';
