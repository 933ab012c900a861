alter table resident.resident add column version int not null default 0;

alter table resident.guardian
  drop constraint guardian_pkey,
  add column id uuid not null default gen_random_uuid(),
  add column recorded_by text not null default '',
  add column ended_at timestamptz,
  add primary key (id),
  add constraint guardian_relation check (relation in ('1', '2', '3', '4', '5', '6', '7', '8')),
  add constraint guardian_period check (ended_at is null or ended_at >= since);
create unique index guardian_open on resident.guardian (resident_id, name) where ended_at is null;
comment on column resident.guardian.relation is 'GB/T 4761, what the guardian is to the resident: 1 spouse, 2 son, 3 daughter, 4 grandchild, 5 parent, 6 grandparent, 7 sibling, 8 other';

alter table resident.consent
  add column guardian_id uuid references resident.guardian,
  add column recorded_by text not null default '',
  add column withdrawn_by text;
comment on column resident.consent.guardian_id is 'Who gave it for the person; for a child under 14 there must be one (Personal Information Protection Law, article 31).';
create unique index consent_open on resident.consent (resident_id, kind) where withdrawn_at is null;
