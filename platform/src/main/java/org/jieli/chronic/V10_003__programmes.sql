-- Who is in which programme: the plan agreed, the grade and risk it rests on, and how it ended. A loader fills all columns.
create table chronic.membership (
  id uuid primary key,
  resident_id uuid not null,
  programme text not null,
  institution_id uuid not null,
  division text not null,
  entered_on date not null,
  entered_by text not null,
  found_by text not null,
  plan text,
  consented_by text,
  grade text,
  risk text,
  risk_factors text[] not null default '{}',
  graded_on date,
  first_due_on date not null,
  ended_on date,
  end_reason text,
  ended_by text,
  end_note text,
  version int not null default 0,
  check (ended_on >= entered_on),
  check ((ended_on is null) = (end_reason is null))
);
comment on table chronic.membership is 'institution_id manages the person; division is where he lives, so that an authority sees its own';
create unique index one_open_membership on chronic.membership (resident_id, programme) where ended_on is null;
create index membership_by_resident on chronic.membership (resident_id);
create index membership_by_institution on chronic.membership (institution_id, programme) where ended_on is null;

-- A follow-up serves several programmes: how it was done, what else was found, and what each programme made of it.
alter table chronic.follow_up
  add column programmes text[] not null default '{}',
  add column kind text not null default 'CLINIC' check (kind in ('CLINIC', 'HOME', 'PHONE', 'OWN_READINGS')),
  add column measured jsonb not null default '{}',
  add column findings text[] not null default '{}',
  add column adherence text check (adherence in ('REGULAR', 'IRREGULAR', 'NONE')),
  add column adverse_reaction text check (adverse_reaction in ('NONE', 'MANAGEABLE', 'HARD')),
  add column complication text check (complication in ('NONE', 'NEW_OR_WORSE')),
  add column intervention text,
  add column recorded_at timestamptz,
  add column assigned_to uuid,
  add column assigned_name text;
comment on column chronic.follow_up.measured is 'values by the names of the decision tables, beyond the three that have columns';
comment on column chronic.follow_up.recorded_at is 'when it was written down; a home visit without network is written down later than done_at';
create unique index one_open_follow_up_of_programmes on chronic.follow_up (resident_id)
  where done_at is null and referral_id is null and programmes <> '{}';
create index follow_up_done on chronic.follow_up (resident_id, done_at desc) where done_at is not null;

create table chronic.follow_up_result (
  follow_up_id uuid not null references chronic.follow_up,
  programme text not null,
  resident_id uuid not null,
  institution_id uuid not null,
  done_at timestamptz not null,
  face_to_face boolean not null,
  complete boolean not null,
  outcome char(1) not null check (outcome in ('1', '2', '3', '4', '9')),
  proposed char(1),
  step text not null check (step in ('ROUTINE', 'SOON', 'REFER', 'REFER_URGENTLY')),
  next_due_on date not null,
  up_referral_id uuid,
  primary key (follow_up_id, programme)
);
comment on column chronic.follow_up_result.complete is 'measured, classed and with an intervention written down, as the operational test of standard management asks';
comment on column chronic.follow_up_result.next_due_on is 'every result has its next step';
create index follow_up_result_by_person on chronic.follow_up_result (resident_id, programme, done_at desc);

-- Derived from the facts above, once a night for all and in the transaction of every change for the person concerned.
create table chronic.person_state (
  resident_id uuid not null,
  programme text not null,
  membership_id uuid not null,
  institution_id uuid not null,
  division text not null,
  entered_on date not null,
  grade text,
  risk text,
  last_done_at timestamptz,
  last_outcome char(1),
  controlled_in_a_row int not null,
  uncontrolled_in_a_row int not null,
  next_due_on date not null,
  lost_on date not null,
  last_exam_on date,
  exam_due_on date not null,
  primary key (resident_id, programme)
);
comment on column chronic.person_state.last_outcome is 'of the last follow-up at which something could be measured';
comment on column chronic.person_state.lost_on is 'from this day without a follow-up the person counts as lost';
create index person_state_by_institution on chronic.person_state (institution_id, programme);
create index person_state_by_division on chronic.person_state (division text_pattern_ops, programme);

do $$
declare
  people text;
begin
  foreach people in array array['membership', 'follow_up_result', 'person_state'] loop
    execute format('alter table chronic.%I enable row level security', people);
    execute format('alter table chronic.%I force row level security', people);
  end loop;
end $$;
create policy membership_all on chronic.membership using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[])
  or division like (select scope.division()) || '%' or resident.is_visible(resident_id));
create policy follow_up_result_all on chronic.follow_up_result using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[]) or resident.is_visible(resident_id));
create policy person_state_all on chronic.person_state using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[])
  or division like (select scope.division()) || '%' or resident.is_visible(resident_id));
