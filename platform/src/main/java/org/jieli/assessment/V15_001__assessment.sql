create schema assessment;

-- Reports are about institutions and areas, not about people; a scope of the whole country sees them all.
create function assessment.sees(division text, institution uuid) returns boolean language sql stable parallel safe
  return scope.sees_all()
    or institution = any (scope.institutions())
    or scope.kind() = 'DIVISION' and starts_with(division, coalesce(current_setting('jieli.division', true), ''));

-- A reporting task: which forms are asked for, of which period, and when it is open.
create table assessment.task (
  id uuid primary key,
  name text not null unique check (name <> ''),
  edition text not null,
  -- The area that is asked; empty for the nation.
  division text not null,
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  working_days int not null check (working_days > 0),
  opens timestamptz not null,
  closes timestamptz not null check (closes > opens),
  previous_task_id uuid references assessment.task,
  published_at timestamptz,
  version int not null default 1
);

-- Who reports: an authority over a division, or an institution in an alliance. A unit keeps its identity from task to task.
create table assessment.unit (
  id uuid primary key,
  form text not null,
  name text not null,
  division text not null,
  institution_id uuid,
  lead_unit_id uuid references assessment.unit,
  tier text not null,
  tcm boolean not null,
  unique nulls not distinct (form, division, institution_id)
);
create index unit_by_lead on assessment.unit (lead_unit_id);

-- One unit's report in one task. Place and institution repeat the unit's: lists and row-level security read them.
create table assessment.report (
  id uuid primary key,
  task_id uuid not null references assessment.task,
  unit_id uuid not null references assessment.unit,
  form text not null,
  name text not null,
  division text not null,
  institution_id uuid,
  state text not null default 'NOT_STARTED',
  -- A later closing time for this report alone, with the reason.
  extended_to timestamptz,
  extension_reason text,
  submissions int not null default 0,
  submitted_at timestamptz,
  late boolean not null default false,
  version int not null default 1,
  unique (task_id, unit_id)
);
create index report_by_place on assessment.report (task_id, division text_pattern_ops, form, state);
create index report_by_institution on assessment.report (institution_id, task_id);
create index report_by_unit on assessment.report (unit_id);

-- What stands in the sheet now; the empty text for a cell that was emptied. Saved by revision: two writers never overwrite each other.
create table assessment.cell (
  report_id uuid not null references assessment.report,
  item text not null,
  value text not null,
  revision int not null,
  changed_by text not null,
  changed_at timestamptz not null,
  change_id bigint not null,
  primary key (report_id, item)
);

create table assessment.cell_change (
  id bigint generated always as identity primary key,
  report_id uuid not null references assessment.report,
  item text not null,
  before text not null,
  after text not null,
  cause text not null,
  account_id uuid,
  changed_by text not null,
  changed_at timestamptz not null
);
comment on table assessment.cell_change is 'append-only: who changed what in which cell';
create index cell_change_by_report on assessment.cell_change (report_id, id);
create index cell_change_by_cell on assessment.cell_change (report_id, item, id);

-- A frozen version: all cells as they were submitted, with the explanations that went with them.
create table assessment.submission (
  report_id uuid not null references assessment.report,
  number int not null,
  task_id uuid not null,
  form text not null,
  cells jsonb not null,
  explanations jsonb not null,
  cause text not null,
  submitted_by text not null,
  submitted_at timestamptz not null,
  primary key (report_id, number)
);
comment on table assessment.submission is 'append-only: frozen versions of reports';
create index submission_by_task on assessment.submission (task_id, form, report_id, number);

create table assessment.event (
  id bigint generated always as identity primary key,
  report_id uuid not null references assessment.report,
  action text not null,
  state text not null,
  words text not null,
  submission int not null,
  account_id uuid,
  by_name text not null,
  at_place text not null,
  at timestamptz not null
);
comment on table assessment.event is 'append-only: what happened to a report';
create index event_by_report on assessment.event (report_id, id);

-- What a reviewer says of one cell; answered when the cell was changed or the words were replied to.
create table assessment.remark (
  id uuid primary key,
  report_id uuid not null references assessment.report,
  submission int not null,
  item text not null,
  words text not null check (words <> ''),
  by_name text not null,
  at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz
);
create index remark_by_report on assessment.remark (report_id, item);

-- Why a plausibility check may fail: bound to the figures it failed on, so that it falls away when they change.
create table assessment.explanation (
  report_id uuid not null references assessment.report,
  check_id text not null,
  operands text not null,
  words text not null check (words <> ''),
  by_name text not null,
  at timestamptz not null,
  primary key (report_id, check_id)
);

-- The last task, form, institution that an account worked on.
create table assessment.chosen_task (
  account_id uuid primary key,
  task_id uuid not null references assessment.task
);

alter table assessment.report enable row level security;
alter table assessment.report force row level security;
create policy report_scope on assessment.report using (assessment.sees(division, institution_id));

do $$
declare
  part text;
begin
  foreach part in array array['cell', 'cell_change', 'submission', 'event', 'remark', 'explanation'] loop
    execute format('alter table assessment.%I enable row level security', part);
    execute format('alter table assessment.%I force row level security', part);
    execute format(
      'create policy of_report on assessment.%I using (exists (select from assessment.report r where r.id = report_id))', part);
  end loop;
end $$;
