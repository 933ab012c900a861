-- What those who care for a person write to each other. Append-only but for the moment of the first answer; an answer names its question.
create table chronic.team_message (
  id uuid primary key,
  resident_id uuid not null,
  kind text not null check (kind in ('NOTE', 'QUESTION', 'ADVICE')),
  institution_id uuid not null,
  to_institution_id uuid,
  answers uuid references chronic.team_message,
  words text not null check (length(words) between 1 and 2000),
  written_by text not null,
  written_at timestamptz not null,
  answered_at timestamptz,
  check ((kind = 'QUESTION') = (to_institution_id is not null)),
  check ((kind = 'ADVICE') = (answers is not null)),
  check (answered_at is null or kind = 'QUESTION')
);
comment on column chronic.team_message.institution_id is 'where the writer works';
comment on column chronic.team_message.to_institution_id is 'the hospital that is asked; the person has agreed that it sees the record';
create index team_message_by_person on chronic.team_message (resident_id, id desc);
create index team_message_open on chronic.team_message (to_institution_id, id) where kind = 'QUESTION' and answered_at is null;

alter table chronic.team_message enable row level security;
alter table chronic.team_message force row level security;
create policy team_message_read on chronic.team_message for select using (
  (select scope.sees_all())
  or institution_id = any ((select scope.institutions())::uuid[])
  or to_institution_id = any ((select scope.institutions())::uuid[])
  or resident.is_visible(resident_id));
create policy team_message_insert on chronic.team_message for insert with check (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[]));
create policy team_message_answer on chronic.team_message for update using (
  (select scope.sees_all()) or to_institution_id = any ((select scope.institutions())::uuid[]));
