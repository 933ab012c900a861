create schema portal;

-- A code that was asked for. Whom it would let in only the system sees; the code itself stands here as a keyed hash.
create table portal.sign_in_code (
  id uuid primary key,
  code_hash bytea,
  resident_ids uuid[] not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  attempts int not null default 0,
  used_at timestamptz
);
comment on column portal.sign_in_code.code_hash is 'Null for a number of nobody: asked for and answered like any other.';
create index sign_in_code_by_expiry on portal.sign_in_code (expires_at);
alter table portal.sign_in_code enable row level security;
alter table portal.sign_in_code force row level security;
create policy sign_in_code_all on portal.sign_in_code using ((select scope.sees_all()));

-- How often codes were asked for, by number (a keyed hash, known or not) and by network address.
create table portal.code_quota (
  subject text primary key,
  since timestamptz not null,
  asked int not null,
  last_at timestamptz not null
);
create index code_quota_by_time on portal.code_quota (last_at);

-- How somebody likes his pages.
create table portal.preference (
  resident_id uuid primary key,
  large_text boolean not null
);
alter table portal.preference enable row level security;
alter table portal.preference force row level security;
create policy preference_all on portal.preference using ((select scope.sees_all()) or resident_id = (select scope.resident()));

-- A place that a person booked himself. The slot and its counters are capacity's; the identifier is the holder of the place there.
create table portal.appointment (
  id uuid primary key,
  resident_id uuid not null,
  slot_id uuid not null,
  institution_id uuid not null,
  department_id uuid not null,
  clinic text not null,
  at timestamptz not null,
  booked_at timestamptz not null,
  booked_by text not null,
  cancelled_at timestamptz
);
create index appointment_by_resident on portal.appointment (resident_id, at);
create index appointment_by_institution on portal.appointment (institution_id, at);
create unique index appointment_once on portal.appointment (resident_id, slot_id) where cancelled_at is null;
alter table portal.appointment enable row level security;
alter table portal.appointment force row level security;
create policy appointment_all on portal.appointment using (
  (select scope.sees_all()) or resident_id = (select scope.resident())
  or institution_id = any ((select scope.institutions())::uuid[]));

-- Within how many working days a complaint is answered.
create table portal.complaint_rule (
  addressee text not null check (addressee in ('INSTITUTION', 'COMMISSION')),
  working_days int not null check (working_days > 0),
  source text not null,
  confidence text not null,
  valid_from date not null,
  primary key (addressee, valid_from)
);
insert into portal.complaint_rule (addressee, working_days, source, confidence, valid_from) values
  ('INSTITUTION', 5, '《医疗机构投诉管理办法》（国家卫生健康委令第3号）：一般于接到投诉之日起5个工作日内反馈', 'L', '2019-04-10'),
  ('COMMISSION', 15, '本平台默认，由县确认', 'U', '2019-04-10');

create table portal.complaint (
  id uuid primary key,
  resident_id uuid not null,
  institution_id uuid not null,
  division text not null,
  addressee text not null check (addressee in ('INSTITUTION', 'COMMISSION')),
  subject text not null,
  words text not null,
  state text not null check (state in ('OPEN', 'ANSWERED', 'CLOSED')),
  made_at timestamptz not null,
  due_at timestamptz not null,
  changed_at timestamptz not null
);
comment on column portal.complaint.division is 'Where the institution stands: its commission answers what is addressed to it.';
create index complaint_by_resident on portal.complaint (resident_id, made_at);
create index complaint_by_institution on portal.complaint (institution_id, due_at) where addressee = 'INSTITUTION';
create index complaint_by_division on portal.complaint (division text_pattern_ops, due_at);
alter table portal.complaint enable row level security;
alter table portal.complaint force row level security;
create policy complaint_all on portal.complaint using (
  (select scope.sees_all()) or resident_id = (select scope.resident())
  or addressee = 'INSTITUTION' and institution_id = any ((select scope.institutions())::uuid[])
  or division like (select scope.division()) || '%');

create table portal.complaint_step (
  id uuid primary key,
  complaint_id uuid not null references portal.complaint,
  at timestamptz not null,
  step text not null check (step in ('MADE', 'ANSWERED', 'ACCEPTED', 'PASSED_ON')),
  by text not null,
  words text
);
comment on table portal.complaint_step is 'append-only: what was said in a complaint';
create index complaint_step_by_complaint on portal.complaint_step (complaint_id, at);
alter table portal.complaint_step enable row level security;
alter table portal.complaint_step force row level security;
create policy complaint_step_read on portal.complaint_step for select using (
  exists (select from portal.complaint c where c.id = complaint_id));
create policy complaint_step_write on portal.complaint_step for insert with check (
  exists (select from portal.complaint c where c.id = complaint_id));
