create schema resident;

-- A loader fills: id, name, initials (PinyinInitials), sex, birth_date, the sealed and hashed numbers (PersonalDataSeal over the upper-case
-- identity number and the phone's digits), record_number (12 digits of the village, 5 of the serial), division, insurance_scheme;
-- then known_at, and record_serial with the last serial of each village.
create table resident.resident (
  id uuid primary key,
  name text not null,
  initials text not null,
  sex text not null check (sex in ('MALE', 'FEMALE', 'UNKNOWN')),
  birth_date date not null,
  identity_sealed bytea,
  identity_hash bytea unique,
  card_sealed bytea,
  card_hash bytea unique,
  phone_sealed bytea,
  phone_hash bytea,
  record_number text not null unique,
  division text not null,
  address text,
  insurance_scheme text,
  deceased_on date,
  registered_at timestamptz not null default now(),
  check (identity_hash is not null or card_hash is not null),
  check (deceased_on is null or deceased_on >= birth_date)
);
create index resident_by_name on resident.resident (name text_pattern_ops);
create index resident_by_initials on resident.resident (initials text_pattern_ops);
create index resident_by_phone on resident.resident (phone_hash);
create index resident_by_division on resident.resident (division text_pattern_ops);

create table resident.record_serial (division text primary key, last int not null);

-- Where a resident is known: registered, seen, enrolled or referred there. Drives what an institution sees.
create table resident.known_at (
  resident_id uuid not null,
  institution_id uuid not null,
  reason text not null,
  since timestamptz not null default now(),
  primary key (resident_id, institution_id)
);
create index known_at_by_institution on resident.known_at (institution_id, resident_id);

create table resident.guardian (
  resident_id uuid not null references resident.resident,
  name text not null,
  relation text not null,
  phone_sealed bytea,
  since timestamptz not null default now(),
  primary key (resident_id, name)
);
comment on column resident.guardian.relation is 'GB/T 4761: 0 himself, 1 spouse, 2 son, 3 daughter, 4 grandchild, 5 parent, 6 grandparent, 7 sibling, 8 other';

create table resident.consent (
  id uuid primary key,
  resident_id uuid not null references resident.resident,
  kind text not null,
  granted_at timestamptz not null,
  granted_by text not null,
  evidence text,
  withdrawn_at timestamptz,
  check (withdrawn_at is null or withdrawn_at >= granted_at)
);
create index consent_by_resident on resident.consent (resident_id, granted_at);

create table resident.timeline (
  resident_id uuid not null,
  at timestamptz not null,
  kind text not null,
  institution_id uuid not null,
  summary text not null,
  source_id uuid not null,
  path text,
  primary key (resident_id, at, source_id, kind)
);

alter table resident.known_at enable row level security;
alter table resident.known_at force row level security;
create policy known_at_read on resident.known_at for select using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[]));
create policy known_at_write on resident.known_at for insert with check ((select scope.kind()) <> 'NONE');

alter table resident.resident enable row level security;
alter table resident.resident force row level security;
create policy resident_all on resident.resident using (
  (select scope.sees_all())
  or division like (select scope.division()) || '%'
  or id = (select scope.resident())
  or exists (select from resident.known_at k
             where k.resident_id = id and k.institution_id = any ((select scope.institutions())::uuid[])));

-- Whether the transaction's scope covers a resident; published for the policies of other modules' tables.
create function resident.is_visible(resident_id uuid) returns boolean language sql stable
  return exists (select from resident.resident r where r.id = resident_id);

alter table resident.guardian enable row level security;
alter table resident.guardian force row level security;
create policy guardian_all on resident.guardian using (resident.is_visible(resident_id));
alter table resident.consent enable row level security;
alter table resident.consent force row level security;
create policy consent_all on resident.consent using (resident.is_visible(resident_id));
alter table resident.timeline enable row level security;
alter table resident.timeline force row level security;
create policy timeline_read on resident.timeline for select using (resident.is_visible(resident_id));
create policy timeline_write on resident.timeline for insert with check ((select scope.kind()) <> 'NONE');
