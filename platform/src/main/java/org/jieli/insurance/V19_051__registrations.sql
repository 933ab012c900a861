-- Which registration a transfer needs, and how it is sent, by where the receiver lies. Later documents get new rows.
create table insurance.registration_rule (
  area text not null check (area in ('LOCAL', 'IN_PROVINCE', 'OUT_OF_PROVINCE')),
  -- Transaction of the national interface; null when nothing is sent.
  transaction text check (transaction in ('2501', '2501A')),
  -- refl_type of the interface.
  type_code text not null,
  -- Whether it counts from the day of the referral, or only from the fund's confirmation.
  counts_from text not null check (counts_from in ('REFERRAL', 'CONFIRMATION')),
  valid_days int not null check (valid_days > 0),
  -- So many days after the referral a registration that has not gone out is called late.
  late_days int not null check (late_days >= 0),
  source text not null,
  confidence char(1) not null check (confidence in ('C', 'L', 'U')),
  valid daterange not null,
  exclude using gist (area with =, valid with &&)
);
insert into insurance.registration_rule values
  ('LOCAL', '2501', '1', 'REFERRAL', 30, 3, '国办发〔2026〕11号(七)：统筹区内按医联体双向转诊；接口 2501 转院备案；有效天数与超时天数为本平台默认', 'L',
    daterange('2020-01-01', null)),
  ('IN_PROVINCE', '2501A', '2', 'CONFIRMATION', 180, 3, '国办发〔2026〕11号(七)、医保发〔2022〕22号：临时外出就医备案有效期不少于 6 个月；转院类型代码待当地确认', 'L',
    daterange('2020-01-01', null)),
  ('OUT_OF_PROVINCE', '2501A', '2', 'CONFIRMATION', 180, 3, '国办发〔2026〕11号(七)、医保发〔2022〕22号：临时外出就医备案有效期不少于 6 个月；转院类型代码待当地确认', 'L',
    daterange('2020-01-01', null));

-- The registration of a referral with the fund that insures the person; one for each receiver it was sent to.
create table insurance.transfer_registration (
  id uuid primary key,
  referral_id uuid not null,
  number text not null,
  resident_id uuid not null,
  region text not null,
  scheme text not null check (scheme in ('EMPLOYEE', 'RESIDENT')),
  person_number text not null,
  from_institution uuid not null,
  to_institution uuid not null,
  area text not null,
  need text not null check (need in ('NOTHING', 'REFERRAL_COUNTS', 'TEMPORARY_AFTER_ASSESSMENT')),
  transaction text,
  type_code text not null,
  diagnosis text not null,
  diagnosis_name text not null,
  condition text not null,
  reason text not null,
  opinion text,
  within_alliance boolean not null,
  stay text,
  referred_on date not null,
  ends_on date not null,
  late_after date not null,
  counts_from text not null,
  state text not null check (state in ('NOT_REQUIRED', 'TO_SEND', 'SENT', 'CONFIRMED', 'FAILED', 'TO_CANCEL', 'CANCELLED')),
  -- trt_dcla_detl_sn
  serial text,
  registered_on date,
  fault text,
  fault_words text,
  attempts int not null default 0,
  -- When it is sent next; null until the receiver has accepted, and when there is nothing to send.
  due_at timestamptz,
  sent_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by text not null,
  version int not null default 1
);
create unique index one_registration_for_a_receiver on insurance.transfer_registration (referral_id, to_institution)
  where state not in ('TO_CANCEL', 'CANCELLED');
create index transfer_registration_due on insurance.transfer_registration (due_at) where due_at is not null;
create index transfer_registration_by_region on insurance.transfer_registration (region, id desc);
create index transfer_registration_by_sender on insurance.transfer_registration (from_institution, id desc);
create index transfer_registration_by_receiver on insurance.transfer_registration (to_institution, id desc);

alter table insurance.transfer_registration enable row level security;
alter table insurance.transfer_registration force row level security;
create policy transfer_registration_read on insurance.transfer_registration for select using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%'
  or from_institution = any ((select scope.institutions())::uuid[])
  or to_institution = any ((select scope.institutions())::uuid[])
  or ((select scope.kind()) in ('PERSON', 'DIVISION') and resident.is_visible(resident_id)));
create policy transfer_registration_insert on insurance.transfer_registration for insert with check ((select scope.sees_all()));
create policy transfer_registration_update on insurance.transfer_registration for update using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%'
  or from_institution = any ((select scope.institutions())::uuid[])
  or to_institution = any ((select scope.institutions())::uuid[]));
