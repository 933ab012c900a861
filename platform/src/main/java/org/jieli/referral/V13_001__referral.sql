create schema referral;

create table referral.referral (
  id uuid primary key,
  number text not null unique,
  resident_id uuid not null,
  direction text not null,
  urgency text not null,
  reach text not null,
  state text not null,
  from_institution uuid not null,
  from_practitioner uuid,
  from_name text not null,
  from_division text not null,
  to_institution uuid not null,
  to_department uuid,
  to_division text not null,
  within_alliance boolean not null,
  -- Institutions that had it before it was redirected; they keep seeing it.
  passed uuid[] not null default '{}',
  diagnosis_code text not null,
  diagnosis_name text not null,
  -- ICD-10 category: two referrals of one direction with the same category are about the same problem.
  problem text not null,
  content jsonb not null,
  consent text,
  assessor uuid,
  visit_id uuid,
  admission_id uuid,
  choice jsonb,
  refusal text,
  owner_institution uuid,
  due_at timestamptz,
  rings_at timestamptz,
  -- 0 quiet, 1 warned, 2 escalated.
  rung smallint not null default 0,
  ends_at timestamptz,
  booked_for timestamptz,
  created_at timestamptz not null,
  submitted_at timestamptz,
  replied_at timestamptz,
  arrived_at timestamptz,
  ended_at timestamptz,
  changed_at timestamptz not null,
  changed_by text not null,
  token text not null unique,
  link_code text not null,
  link_failures int not null default 0,
  version int not null default 1
);
comment on column referral.referral.consent is 'how the person agreed: SIGNED on screen, PAPER, LATER for an emergency; null in a draft';
create unique index one_open_referral_for_a_problem on referral.referral (resident_id, problem, direction)
  where state not in ('DRAFT', 'COMPLETED', 'REFUSED', 'CANCELLED', 'WITHDRAWN', 'NOT_ARRIVED', 'EXPIRED');
create index referral_by_owner on referral.referral (owner_institution, due_at, id) where owner_institution is not null;
create index referral_by_sender on referral.referral (from_institution, id);
create index referral_by_receiver on referral.referral (to_institution, id);
create index referral_by_resident on referral.referral (resident_id, id);
create index referral_by_ring on referral.referral (rings_at) where rings_at is not null;

create table referral.event (
  id bigint generated always as identity primary key,
  referral_id uuid not null,
  action text not null,
  before text,
  after text not null,
  institution_id uuid,
  account_id uuid,
  person_name text not null,
  words text,
  details jsonb,
  at timestamptz not null
);
comment on table referral.event is 'append-only: what happened with a referral';
create index event_by_referral on referral.event (referral_id, id);

create table referral.attachment (
  id uuid primary key,
  referral_id uuid not null,
  kind text not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 bytea not null,
  added_by text not null,
  added_at timestamptz not null
);
create index attachment_by_referral on referral.attachment (referral_id);

create table referral.clock_rule (
  state text not null,
  urgency text not null,
  within_alliance boolean,
  minutes int,
  working_days int,
  -- Whether the time counts from the booked hour instead of from the last step.
  from_booking boolean not null default false,
  warn_share numeric(3, 2) not null check (warn_share > 0 and warn_share < 1),
  -- After the deadline: how long until it ends by itself; null never.
  ends_after_minutes int,
  source text not null,
  confidence char(1) not null check (confidence in ('C', 'L', 'U')),
  valid_from date not null,
  valid_to date,
  check ((minutes is null) <> (working_days is null)),
  unique nulls not distinct (state, urgency, within_alliance, valid_from)
);
create table referral.holiday (day date primary key, working boolean not null, name text not null);
comment on table referral.holiday is 'days off on weekdays, and weekend days worked instead (working)';

create sequence referral.number_sequence;

alter table referral.referral enable row level security;
alter table referral.referral force row level security;
create policy referral_scope on referral.referral using (
  (select scope.sees_all())
  or from_institution = any ((select scope.institutions())::uuid[])
  or to_institution = any ((select scope.institutions())::uuid[])
  or passed && (select scope.institutions())::uuid[]
  or starts_with(from_division, (select scope.division()))
  or starts_with(to_division, (select scope.division()))
  or resident_id = (select scope.resident()));
alter table referral.event enable row level security;
alter table referral.event force row level security;
create policy event_write on referral.event for insert with check (true);
create policy event_read on referral.event for select using (
  (select scope.sees_all()) or exists (select from referral.referral r where r.id = referral_id));
alter table referral.attachment enable row level security;
alter table referral.attachment force row level security;
create policy attachment_scope on referral.attachment using (
  (select scope.sees_all()) or exists (select from referral.referral r where r.id = referral_id));

insert into referral.clock_rule (state, urgency, within_alliance, minutes, working_days, from_booking, warn_share, ends_after_minutes,
  source, confidence, valid_from) values
  ('DRAFT', 'ROUTINE', null, null, 1, false, 0.75, 43200, '本平台默认', 'U', '2020-01-01'),
  ('DRAFT', 'URGENT', null, 60, null, false, 0.75, 43200, '本平台默认', 'U', '2020-01-01'),
  ('DRAFT', 'EMERGENCY', null, 1440, null, false, 0.75, 43200, '急诊先转后补，24 小时内补办', 'L', '2020-01-01'),
  ('SUBMITTED', 'ROUTINE', null, null, 1, false, 0.75, 10080, '本平台默认：普通 1 个工作日内答复', 'U', '2020-01-01'),
  ('SUBMITTED', 'URGENT', null, 30, null, false, 0.50, 1440, '本平台默认：紧急 30 分钟内答复', 'U', '2020-01-01'),
  ('SUBMITTED', 'EMERGENCY', null, 10, null, false, 0.50, 1440, '本平台默认', 'U', '2020-01-01'),
  ('RECEIVED', 'ROUTINE', null, null, 1, false, 0.75, 10080, '本平台默认：普通 1 个工作日内答复', 'U', '2020-01-01'),
  ('RECEIVED', 'URGENT', null, 30, null, false, 0.50, 1440, '本平台默认：紧急 30 分钟内答复', 'U', '2020-01-01'),
  ('RECEIVED', 'EMERGENCY', null, 10, null, false, 0.50, 1440, '本平台默认', 'U', '2020-01-01'),
  ('INFORMATION_REQUESTED', 'ROUTINE', null, null, 1, false, 0.75, 10080, '本平台默认', 'U', '2020-01-01'),
  ('INFORMATION_REQUESTED', 'URGENT', null, 30, null, false, 0.50, 1440, '本平台默认', 'U', '2020-01-01'),
  ('INFORMATION_REQUESTED', 'EMERGENCY', null, 10, null, false, 0.50, 1440, '本平台默认', 'U', '2020-01-01'),
  ('ACCEPTED', 'ROUTINE', null, null, 1, false, 0.75, 20160, '本平台默认', 'U', '2020-01-01'),
  ('ACCEPTED', 'URGENT', null, 120, null, false, 0.50, 4320, '本平台默认', 'U', '2020-01-01'),
  ('ACCEPTED', 'EMERGENCY', null, 60, null, false, 0.50, 1440, '本平台默认', 'U', '2020-01-01'),
  ('BOOKED', 'ROUTINE', null, 1440, null, true, 0.50, 2880, '本平台默认：过约定时间 1 天催办，再 2 天按未到诊结束', 'U', '2020-01-01'),
  ('BOOKED', 'URGENT', null, 240, null, true, 0.50, 1440, '本平台默认', 'U', '2020-01-01'),
  ('BOOKED', 'EMERGENCY', null, 60, null, true, 0.50, 1440, '本平台默认', 'U', '2020-01-01'),
  ('ARRIVED', 'ROUTINE', null, null, 1, false, 0.75, null, '本平台默认', 'U', '2020-01-01'),
  ('ARRIVED', 'URGENT', null, 240, null, false, 0.75, null, '本平台默认', 'U', '2020-01-01'),
  ('ARRIVED', 'EMERGENCY', null, 60, null, false, 0.75, null, '本平台默认', 'U', '2020-01-01'),
  ('IN_CARE', 'ROUTINE', null, null, 30, false, 0.75, null, '本平台默认', 'U', '2020-01-01'),
  ('IN_CARE', 'URGENT', null, null, 30, false, 0.75, null, '本平台默认', 'U', '2020-01-01'),
  ('IN_CARE', 'EMERGENCY', null, null, 30, false, 0.75, null, '本平台默认', 'U', '2020-01-01');

create view referral.fact_referral as
  select id, direction, urgency, reach, state, from_institution, from_division, to_institution, to_division, within_alliance,
         problem, diagnosis_code, refusal, resident_id, created_at, submitted_at, replied_at, arrived_at, ended_at
  from referral.referral where submitted_at is not null;
alter view referral.fact_referral set (security_invoker = true);
comment on view referral.fact_referral is
  'One row for each referral that was submitted, with the times of its steps; published for indicators and exports.';
