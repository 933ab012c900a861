create schema audit;

create table audit.entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  -- The transaction that wrote it: once all transactions below a horizon have ended, the set of their entries can be sealed for good.
  transaction xid8 not null default pg_current_xact_id(),
  account_id uuid,
  person_name text not null,
  institution_id uuid,
  division text not null,
  role text not null,
  action text not null,
  resident_id uuid,
  subject_type text not null,
  subject_id uuid,
  details jsonb not null,
  remote_address text
);
comment on table audit.entry is 'append-only: who saw or changed what';
create index entry_by_transaction on audit.entry (transaction, id);
create index entry_by_resident on audit.entry (resident_id, id) where resident_id is not null;
create index entry_by_account on audit.entry (account_id, id);
create index entry_by_institution on audit.entry (institution_id, id);

alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy entry_write on audit.entry for insert with check (true);
create policy entry_read on audit.entry for select using (
  (select scope.sees_all())
  or institution_id = any ((select scope.institutions())::uuid[])
  or division like (select scope.division()) || '%');

create table audit.seal (
  number bigint primary key,
  from_transaction xid8 not null,
  to_transaction xid8 not null,
  entry_count int not null,
  -- For each entry in order: its id (8 bytes) and its SM3 digest (32 bytes).
  digests bytea not null,
  hash bytea not null,
  at timestamptz not null default clock_timestamp()
);
comment on table audit.seal is 'append-only: hash chain over batches of audit entries';
