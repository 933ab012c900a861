-- A sample of a task's counting versions, drawn by a rule that can be followed again.
create table assessment.spot_check (
  id uuid primary key,
  task_id uuid not null references assessment.task,
  -- The area of who drew it.
  division text not null,
  rule text not null,
  form text,
  size int not null check (size > 0),
  -- For late changes: how many hours before the submission count as late.
  hours int,
  -- For a random sample: the same number draws the same reports from the same versions.
  seed bigint,
  population int not null,
  drawn_by text not null,
  drawn_at timestamptz not null
);
create index spot_check_by_task on assessment.spot_check (task_id, id);
alter table assessment.spot_check enable row level security;
alter table assessment.spot_check force row level security;
create policy spot_check_scope on assessment.spot_check using (assessment.sees(division, null));

create table assessment.spot_check_report (
  spot_check_id uuid not null references assessment.spot_check,
  report_id uuid not null references assessment.report,
  place int not null,
  submission int not null,
  hits int not null,
  -- The items for which it was drawn.
  items text[] not null,
  primary key (spot_check_id, report_id)
);
comment on table assessment.spot_check_report is 'append-only: what a sample drew';
alter table assessment.spot_check_report enable row level security;
alter table assessment.spot_check_report force row level security;
create policy of_report on assessment.spot_check_report using (exists (select from assessment.report r where r.id = report_id));

-- What a check found of one item, and how it was corrected.
create table assessment.finding (
  id uuid primary key,
  spot_check_id uuid references assessment.spot_check,
  task_id uuid not null references assessment.task,
  report_id uuid not null references assessment.report,
  submission int not null,
  item text not null,
  reported text not null,
  found text not null check (found <> ''),
  evidence text not null check (evidence <> ''),
  due date not null,
  state text not null default 'OPEN',
  found_by text not null,
  found_at timestamptz not null,
  corrected text,
  correction_words text,
  corrected_by text,
  corrected_at timestamptz,
  corrected_submission int,
  confirmed_by text,
  confirmed_at timestamptz,
  again_because text
);
create index finding_by_report on assessment.finding (report_id, id);
create index finding_by_task on assessment.finding (task_id, id);
alter table assessment.finding enable row level security;
alter table assessment.finding force row level security;
create policy of_report on assessment.finding using (exists (select from assessment.report r where r.id = report_id));
