-- Files that belong to a notice, an application or a finding. "open" ones are for everybody who reports.
create table assessment.attachment (
  id uuid primary key,
  owner_kind text not null,
  owner_id uuid not null,
  division text not null,
  institution_id uuid,
  open boolean not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 bytea not null,
  added_by text not null,
  added_at timestamptz not null
);
create index attachment_by_owner on assessment.attachment (owner_kind, owner_id, id);
alter table assessment.attachment enable row level security;
alter table assessment.attachment force row level security;
create policy attachment_scope on assessment.attachment using (open or assessment.sees(division, institution_id));
