create sequence medication.prescription_number;

create table medication.prescription (
  id uuid primary key,
  number text not null unique,
  resident_id uuid not null,
  kind text not null check (kind in ('ORDINARY', 'EMERGENCY', 'LONG')),
  state text not null check (state in ('ISSUED', 'SENT_BACK', 'REVIEWED', 'PARTLY_DISPENSED', 'DISPENSED', 'DELIVERED', 'RETURNED',
    'ON_HOLD', 'STOPPED', 'VOIDED', 'EXPIRED')),
  institution_id uuid not null,
  review_at uuid not null,
  dispense_at uuid not null,
  practitioner_id uuid,
  prescriber text not null,
  diagnosis_code text not null,
  diagnosis_name text not null,
  problem text not null,
  issued_at timestamptz not null,
  days int not null check (days between 1 and 366),
  interval_days int not null check (interval_days between 1 and 366),
  valid_until date not null,
  first boolean not null,
  evaluation text,
  confirmation text not null check (confirmation in ('NONE', 'SIGNED', 'PAPER')),
  signature text,
  safety_reason text,
  limits text not null,
  previous_id uuid references medication.prescription,
  reviewed_at timestamptz,
  reviewed_by text,
  held_from text,
  hold_reason text check (hold_reason in ('HOSPITAL_STAY', 'NEW_DISEASE', 'OUT_OF_CONTROL')),
  words text,
  next_due date,
  refill_wanted_at timestamptz,
  changed_at timestamptz not null,
  version int not null default 0,
  check ((state = 'ON_HOLD') = (held_from is not null and hold_reason is not null)),
  check (kind <> 'LONG' or coalesce(evaluation, '') <> '')
);
comment on column medication.prescription.problem is 'the three-character category of the diagnosis';
comment on column medication.prescription.review_at is 'where its pharmacist reviews it: here, or centrally at the lead for a village';
comment on column medication.prescription.dispense_at is 'where the person gets it: here, or nearer to his home (延伸处方)';
comment on column medication.prescription.limits is 'the rules by which its length was allowed, with their documents';
comment on column medication.prescription.words is 'why it is where it is: sent back, returned, stopped, voided';
comment on column medication.prescription.next_due is 'when the next part is due that was not dispensed; null when nothing is left';
-- Nobody has two long prescriptions for the same disease open at once.
create unique index one_open_long_prescription on medication.prescription (resident_id, problem)
  where kind = 'LONG' and state in ('ISSUED', 'SENT_BACK', 'REVIEWED', 'PARTLY_DISPENSED', 'RETURNED', 'ON_HOLD');
create index prescription_by_resident on medication.prescription (resident_id, issued_at desc);
create index prescription_by_institution on medication.prescription (institution_id, issued_at desc, id desc);
create index prescription_by_dispenser on medication.prescription (dispense_at, issued_at desc, id desc);
create index prescription_by_reviewer on medication.prescription (review_at, issued_at desc, id desc);
create index prescription_newest on medication.prescription (issued_at desc, id desc);
create index prescription_to_review on medication.prescription (review_at, changed_at, id) where state = 'ISSUED';
create index prescription_to_dispense on medication.prescription (dispense_at, next_due, id) where state in ('REVIEWED', 'PARTLY_DISPENSED');
create index prescription_refills on medication.prescription (institution_id, next_due, id)
  where state in ('REVIEWED', 'PARTLY_DISPENSED') and kind = 'LONG';
create index prescription_to_mend on medication.prescription (institution_id, changed_at, id)
  where state in ('ON_HOLD', 'SENT_BACK', 'RETURNED');
create index prescription_to_expire on medication.prescription (valid_until)
  where state in ('ISSUED', 'SENT_BACK', 'REVIEWED', 'PARTLY_DISPENSED', 'RETURNED', 'ON_HOLD');

create table medication.prescription_line (
  prescription_id uuid not null references medication.prescription,
  line int not null check (line between 1 and 20),
  drug_id uuid not null references medication.drug,
  dose numeric(8, 3) not null check (dose > 0),
  frequency text not null,
  usage text not null default '',
  quantity int not null check (quantity > 0),
  primary key (prescription_id, line),
  unique (prescription_id, drug_id)
);
comment on column medication.prescription_line.dose is 'units of the drug each time';
comment on column medication.prescription_line.quantity is 'units for the whole prescription';

-- The parts in which it is given out; an ordinary prescription has one.
create table medication.refill (
  prescription_id uuid not null references medication.prescription,
  number int not null check (number >= 1),
  due_on date not null,
  days int not null check (days > 0),
  reminded_at timestamptz,
  dispensed_at timestamptz,
  primary key (prescription_id, number)
);
create index refill_to_remind on medication.refill (due_on) where dispensed_at is null and reminded_at is null;
create table medication.refill_line (
  prescription_id uuid not null,
  number int not null,
  line int not null,
  quantity int not null check (quantity >= 0),
  dispensed int not null default 0,
  primary key (prescription_id, number, line),
  foreign key (prescription_id, number) references medication.refill,
  foreign key (prescription_id, line) references medication.prescription_line,
  constraint never_beyond_its_amount check (dispensed between 0 and quantity)
);

create table medication.dispensing (
  id uuid primary key,
  prescription_id uuid not null references medication.prescription,
  resident_id uuid not null,
  number int not null,
  institution_id uuid not null,
  at timestamptz not null,
  by text not null,
  handover text not null check (handover in ('COUNTER', 'DELIVERY')),
  delivered_at timestamptz,
  delivered_by text,
  check (handover = 'DELIVERY' or delivered_at is not null)
);
create index dispensing_by_prescription on medication.dispensing (prescription_id, at);
create index dispensing_under_way on medication.dispensing (institution_id, at) where delivered_at is null;
create table medication.dispensing_line (
  dispensing_id uuid not null references medication.dispensing,
  line int not null,
  batch_id uuid not null,
  amount int not null check (amount > 0),
  primary key (dispensing_id, line, batch_id)
);

-- What happened with it, and why a refill was held: the same cause holds it once.
create table medication.prescription_event (
  prescription_id uuid not null references medication.prescription,
  resident_id uuid not null,
  at timestamptz not null,
  action text not null,
  institution_id uuid,
  by text not null,
  words text,
  cause uuid
);
comment on table medication.prescription_event is 'append-only';
create index prescription_event_by_prescription on medication.prescription_event (prescription_id, at);
create unique index one_hold_of_a_cause on medication.prescription_event (prescription_id, cause) where cause is not null;

alter table medication.prescription enable row level security;
alter table medication.prescription force row level security;
create policy prescription_read on medication.prescription for select using (
  (select scope.sees_all())
  or institution_id = any ((select scope.institutions())::uuid[])
  or dispense_at = any ((select scope.institutions())::uuid[])
  or review_at = any ((select scope.institutions())::uuid[])
  or resident_id = (select scope.resident())
  or resident.is_visible(resident_id));
create policy prescription_insert on medication.prescription for insert with check (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[]));
create policy prescription_update on medication.prescription for update using (
  (select scope.sees_all())
  or institution_id = any ((select scope.institutions())::uuid[])
  or dispense_at = any ((select scope.institutions())::uuid[])
  or review_at = any ((select scope.institutions())::uuid[])
  or resident_id = (select scope.resident()))
  with check ((select scope.kind()) <> 'NONE');

-- Parts of a prescription are seen with it.
create function medication.sees_prescription(prescription_id uuid) returns boolean language sql stable
  return exists (select from medication.prescription p where p.id = prescription_id);
do $$
declare
  part text;
begin
  foreach part in array array['prescription_line', 'refill', 'refill_line'] loop
    execute format('alter table medication.%I enable row level security', part);
    execute format('alter table medication.%I force row level security', part);
    execute format('create policy %I on medication.%I using ((select scope.sees_all()) or medication.sees_prescription(prescription_id))',
      part || '_all', part);
  end loop;
end $$;
alter table medication.dispensing enable row level security;
alter table medication.dispensing force row level security;
create policy dispensing_all on medication.dispensing using (
  (select scope.sees_all())
  or institution_id = any ((select scope.institutions())::uuid[])
  or medication.sees_prescription(prescription_id));
alter table medication.dispensing_line enable row level security;
alter table medication.dispensing_line force row level security;
create policy dispensing_line_all on medication.dispensing_line using (
  (select scope.sees_all()) or exists (select from medication.dispensing d where d.id = dispensing_id));
alter table medication.prescription_event enable row level security;
alter table medication.prescription_event force row level security;
create policy prescription_event_read on medication.prescription_event for select using (
  (select scope.sees_all()) or medication.sees_prescription(prescription_id));
create policy prescription_event_insert on medication.prescription_event for insert with check ((select scope.kind()) <> 'NONE');
