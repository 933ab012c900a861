-- A hospital's plan for a person it gave back, and what the family doctor agreed to. At most one holds for a person.
create table chronic.joint_plan (
  id uuid primary key,
  resident_id uuid not null,
  referral_id uuid not null unique,
  hospital_id uuid not null,
  institution_id uuid not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  proposed jsonb not null,
  agreed jsonb,
  agreed_by text,
  agreed_at timestamptz,
  replaced_at timestamptz,
  version int not null default 0,
  check ((agreed is null) = (agreed_at is null)),
  check ((agreed_by is null) = (agreed_at is null))
);
comment on column chronic.joint_plan.proposed is 'targets, drugs, measures, redFlags as the hospital wrote them; never changed';
comment on column chronic.joint_plan.agreed is 'the same as the family doctor agreed to them';
create unique index joint_plan_in_force on chronic.joint_plan (resident_id) where agreed_at is not null and replaced_at is null;
create index joint_plan_by_person on chronic.joint_plan (resident_id, id desc);

alter table chronic.joint_plan enable row level security;
alter table chronic.joint_plan force row level security;
create policy joint_plan_read on chronic.joint_plan for select using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[])
  or hospital_id = any ((select scope.institutions())::uuid[]) or resident.is_visible(resident_id));
create policy joint_plan_insert on chronic.joint_plan for insert with check (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[]));
create policy joint_plan_update on chronic.joint_plan for update using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[]));
