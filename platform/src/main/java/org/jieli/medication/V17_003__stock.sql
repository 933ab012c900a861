-- Stock is kept by batch; it never falls below nothing.
create table medication.batch (
  id uuid primary key,
  institution_id uuid not null,
  drug_id uuid not null references medication.drug,
  lot text not null check (lot <> ''),
  expires_on date not null,
  on_hand int not null,
  constraint never_below_nothing check (on_hand >= 0),
  unique (institution_id, drug_id, lot, expires_on)
);
create index batch_by_drug on medication.batch (institution_id, drug_id, expires_on) where on_hand > 0;
create index batch_with_stock_of on medication.batch (drug_id) where on_hand > 0;

create table medication.movement (
  id uuid primary key,
  batch_id uuid not null references medication.batch,
  institution_id uuid not null,
  drug_id uuid not null,
  kind text not null check (kind in ('RECEIPT', 'DISPENSED', 'SENT', 'RECEIVED', 'COUNTED', 'DISCARDED')),
  amount int not null check (amount <> 0),
  at timestamptz not null,
  by text not null,
  source_id uuid,
  note text
);
comment on table medication.movement is 'append-only';
comment on column medication.movement.amount is 'units, positive what came in';
create index movement_by_institution on medication.movement (institution_id, at desc, id desc);
create index movement_consumption on medication.movement (institution_id, drug_id, at) where kind = 'DISPENSED';

create table medication.transfer (
  id uuid primary key,
  from_institution uuid not null,
  to_institution uuid not null check (to_institution <> from_institution),
  drug_id uuid not null references medication.drug,
  lot text not null,
  expires_on date not null,
  amount int not null check (amount > 0),
  received int check (received between 0 and amount),
  sent_at timestamptz not null,
  sent_by text not null,
  received_at timestamptz,
  received_by text,
  request_id uuid,
  check ((received_at is null) = (received is null))
);
comment on column medication.transfer.received is 'what arrived; less than was sent says that something was lost on the way';
create index transfer_under_way on medication.transfer (to_institution, sent_at) where received_at is null;
create index transfer_sent on medication.transfer (from_institution, sent_at desc);
create index transfer_to on medication.transfer (to_institution, sent_at desc);

create table medication.urgent_request (
  id uuid primary key,
  from_institution uuid not null,
  to_institution uuid not null check (to_institution <> from_institution),
  drug_id uuid not null references medication.drug,
  amount int not null check (amount > 0),
  reason text not null,
  state text not null check (state in ('ASKED', 'PROMISED', 'SENT', 'REFUSED', 'WITHDRAWN')),
  asked_at timestamptz not null,
  asked_by text not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  answered_by text,
  answer text,
  overdue_told_at timestamptz,
  changed_at timestamptz not null,
  check ((state in ('ASKED', 'WITHDRAWN')) or answered_at is not null),
  check (state <> 'REFUSED' or coalesce(answer, '') <> '')
);
create index urgent_request_open on medication.urgent_request (to_institution, due_at, id) where state in ('ASKED', 'PROMISED');
create index urgent_request_of on medication.urgent_request (from_institution, asked_at desc, id desc);
create index urgent_request_to on medication.urgent_request (to_institution, asked_at desc, id desc);
create index urgent_request_overdue on medication.urgent_request (due_at) where state = 'ASKED' and overdue_told_at is null;
create unique index one_open_request_of_a_drug on medication.urgent_request (from_institution, to_institution, drug_id)
  where state in ('ASKED', 'PROMISED');
