-- A version of a scoring scheme; one that an appraisal uses, or that was shipped, is never changed.
create table assessment.scheme (
  id uuid primary key,
  family uuid not null,
  version int not null,
  name text not null check (name <> ''),
  set_id text not null,
  edition text not null,
  missing text not null,
  difference numeric not null check (difference between 0 and 100),
  levels jsonb not null,
  items jsonb not null,
  confidence text not null,
  used boolean not null default false,
  revision int not null default 1,
  changed_by text not null,
  changed_at timestamptz not null,
  unique (family, version)
);

create table assessment.scheme_change (
  id bigint generated always as identity primary key,
  scheme_id uuid not null references assessment.scheme,
  what text not null,
  before text not null,
  after text not null,
  account_id uuid,
  by_name text not null,
  at timestamptz not null
);
comment on table assessment.scheme_change is 'append-only: who changed what in a scheme';
create index scheme_change_by_scheme on assessment.scheme_change (scheme_id, id desc);

-- A performance evaluation of the units of one set in a task.
create table assessment.appraisal (
  id uuid primary key,
  name text not null unique check (name <> ''),
  task_id uuid not null references assessment.task,
  scheme_id uuid not null references assessment.scheme,
  division text not null,
  state text not null default 'SCORING',
  objections_until timestamptz,
  audience text,
  published_at timestamptz,
  -- What the audience sees: name, level and rank of each unit.
  published jsonb,
  created_by text not null,
  created_at timestamptz not null,
  version int not null default 1
);

create table assessment.appraisal_expert (
  appraisal_id uuid not null references assessment.appraisal,
  account_id uuid not null,
  name text not null,
  primary key (appraisal_id, account_id)
);
create index appraisal_expert_by_account on assessment.appraisal_expert (account_id);

-- A unit that is scored, with the values as they stood when the appraisal began; its result once it was fed back.
create table assessment.appraisal_unit (
  appraisal_id uuid not null references assessment.appraisal,
  unit_id uuid not null references assessment.unit,
  report_id uuid not null references assessment.report,
  name text not null,
  division text not null,
  institution_id uuid,
  figures jsonb not null,
  lines jsonb,
  total numeric,
  rank int,
  level text,
  primary key (appraisal_id, unit_id)
);
create index appraisal_unit_by_place on assessment.appraisal_unit (division text_pattern_ops, appraisal_id);
create index appraisal_unit_by_institution on assessment.appraisal_unit (institution_id, appraisal_id);

-- What one expert gave; final once he has handed in the unit.
create table assessment.expert_grade (
  appraisal_id uuid not null,
  unit_id uuid not null,
  number int not null,
  account_id uuid not null,
  grade text not null,
  evidence text not null,
  at timestamptz not null,
  primary key (appraisal_id, unit_id, number, account_id),
  foreign key (appraisal_id, unit_id) references assessment.appraisal_unit,
  foreign key (appraisal_id, account_id) references assessment.appraisal_expert
);

create table assessment.expert_done (
  appraisal_id uuid not null,
  unit_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  primary key (appraisal_id, unit_id, account_id),
  foreign key (appraisal_id, unit_id) references assessment.appraisal_unit,
  foreign key (appraisal_id, account_id) references assessment.appraisal_expert
);

-- The leader's grade where experts lie apart, or after an objection; the latest counts.
create table assessment.reconciliation (
  id bigint generated always as identity primary key,
  appraisal_id uuid not null,
  unit_id uuid not null,
  number int not null,
  grade text not null,
  reason text not null check (reason <> ''),
  by_name text not null,
  at timestamptz not null,
  foreign key (appraisal_id, unit_id) references assessment.appraisal_unit
);
comment on table assessment.reconciliation is 'append-only: grades that the leader decided, with the reason';
create index reconciliation_by_unit on assessment.reconciliation (appraisal_id, unit_id, number, id desc);

create table assessment.objection (
  id uuid primary key,
  appraisal_id uuid not null,
  unit_id uuid not null,
  words text not null check (words <> ''),
  by_name text not null,
  at timestamptz not null,
  upheld boolean,
  answer text,
  answered_by text,
  answered_at timestamptz,
  foreign key (appraisal_id, unit_id) references assessment.appraisal_unit
);
create index objection_by_unit on assessment.objection (appraisal_id, unit_id, id);

create table assessment.rectification (
  id uuid primary key,
  appraisal_id uuid not null,
  unit_id uuid not null,
  words text not null check (words <> ''),
  due date not null,
  state text not null default 'OPEN',
  proof text,
  proved_by text,
  proved_at timestamptz,
  sent_back text,
  confirmed_by text,
  confirmed_at timestamptz,
  foreign key (appraisal_id, unit_id) references assessment.appraisal_unit
);
create index rectification_by_unit on assessment.rectification (appraisal_id, unit_id, id);

alter table assessment.appraisal_unit enable row level security;
alter table assessment.appraisal_unit force row level security;
create policy appraisal_unit_scope on assessment.appraisal_unit using (assessment.sees(division, institution_id));

do $$
declare
  part text;
begin
  foreach part in array array['expert_grade', 'expert_done', 'reconciliation', 'objection', 'rectification'] loop
    execute format('alter table assessment.%I enable row level security', part);
    execute format('alter table assessment.%I force row level security', part);
    execute format(
      'create policy of_unit on assessment.%1$I using (exists (select from assessment.appraisal_unit u '
      'where u.appraisal_id = %1$I.appraisal_id and u.unit_id = %1$I.unit_id))', part);
  end loop;
end $$;
