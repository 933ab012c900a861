-- What the leader of an evaluation tells those who report.
create table assessment.notice (
  id uuid primary key,
  title text not null check (title <> ''),
  words text not null check (words <> ''),
  -- For whom: everybody in the division, or only who fills in one kind of form.
  division text not null,
  form text,
  pinned boolean not null,
  published_by text not null,
  at_place text not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz
);
create index notice_in_order on assessment.notice (pinned, id desc) where withdrawn_at is null;

create table assessment.notice_reading (
  notice_id uuid not null references assessment.notice,
  account_id uuid not null,
  read_at timestamptz not null,
  primary key (notice_id, account_id)
);

-- Questions of those who report, perhaps about one item of a form; answered ones may be made public.
create table assessment.question (
  id uuid primary key,
  form text,
  item text,
  words text not null check (words <> ''),
  division text not null,
  institution_id uuid,
  asked_by text not null,
  at_place text not null,
  asked_at timestamptz not null,
  answer text,
  answered_by text,
  answered_place text,
  answered_at timestamptz,
  public boolean not null default false check (answer is not null or not public)
);
create index question_public_by_item on assessment.question (form, item) where public;
create index question_open on assessment.question (id) where answer is null;
alter table assessment.question enable row level security;
alter table assessment.question force row level security;
create policy question_scope on assessment.question using (public or assessment.sees(division, institution_id));
