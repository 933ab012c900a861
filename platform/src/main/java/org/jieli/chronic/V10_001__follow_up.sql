create schema chronic;

-- A follow-up, planned or done; a loader fills all columns. A down-referral's plan asks for each of its days once.
create table chronic.follow_up (
  id uuid primary key,
  resident_id uuid not null,
  institution_id uuid not null,
  referral_id uuid,
  due_on date not null,
  purpose text not null,
  done_at timestamptz,
  done_by text,
  systolic int check (systolic between 40 and 320),
  diastolic int check (diastolic between 20 and 220),
  fasting_glucose numeric(4, 1) check (fasting_glucose between 0.6 and 60),
  outcome char(1) check (outcome in ('1', '2', '3', '4')),
  note text,
  check ((done_at is null) = (outcome is null)),
  unique nulls distinct (referral_id, due_on)
);
comment on column chronic.follow_up.outcome is '1 controlled, 2 not controlled, 3 adverse reaction, 4 complication (国卫基层发〔2017〕13号)';
create index follow_up_due on chronic.follow_up (institution_id, due_on, id) where done_at is null;
create index follow_up_by_resident on chronic.follow_up (resident_id, due_on desc);

alter table chronic.follow_up enable row level security;
alter table chronic.follow_up force row level security;
create policy follow_up_read on chronic.follow_up for select using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[]) or resident.is_visible(resident_id));
create policy follow_up_insert on chronic.follow_up for insert with check ((select scope.kind()) <> 'NONE');
create policy follow_up_update on chronic.follow_up for update using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[]));
