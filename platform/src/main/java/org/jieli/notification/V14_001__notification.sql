create schema notification;

-- A message to whoever works for an institution, or for an authority over a division.
create table notification.message (
  id uuid primary key,
  institution_id uuid,
  division text,
  key text not null,
  arguments text[] not null,
  path text,
  at timestamptz not null,
  read_at timestamptz,
  event text not null,
  check (institution_id is not null or division is not null),
  unique nulls not distinct (event, institution_id, division)
);
comment on column notification.message.event is 'What it tells of: an event that is delivered twice writes one message.';
create index message_by_institution on notification.message (institution_id, id desc);
create index message_by_division on notification.message (division, id desc);
alter table notification.message enable row level security;
alter table notification.message force row level security;
create policy message_all on notification.message using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[]) or division = (select scope.division()));

-- Text messages to residents, kept until the gateway took them.
create table notification.text_message (
  id uuid primary key,
  resident_id uuid not null,
  words text not null,
  event text not null unique,
  due_at timestamptz not null,
  attempts int not null default 0,
  delivered_at timestamptz,
  given_up_at timestamptz,
  fault text
);
create index text_message_due on notification.text_message (due_at) where delivered_at is null and given_up_at is null;
alter table notification.text_message enable row level security;
alter table notification.text_message force row level security;
create policy text_message_all on notification.text_message using ((select scope.sees_all()) or resident_id = (select scope.resident()));
