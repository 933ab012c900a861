-- Which frozen version a unit's figures were derived from; by it a changed version is noticed.
create table assessment.figure_source (
  task_id uuid not null references assessment.task,
  unit_id uuid not null references assessment.unit,
  report_id uuid not null references assessment.report,
  form text not null,
  tier text not null,
  name text not null,
  division text not null,
  institution_id uuid,
  number int not null,
  last_number int,
  definitions text not null,
  primary key (task_id, unit_id)
);
create index figure_source_by_place on assessment.figure_source (task_id, form, division text_pattern_ops, name);

-- What an indicator comes to for a unit; without a value where it is not computable.
create table assessment.figure (
  task_id uuid not null,
  unit_id uuid not null,
  indicator text not null,
  -- The unit's kind, repeated for the quartiles.
  form text not null,
  tier text not null,
  value numeric,
  numerator numeric,
  denominator numeric,
  missing text[] not null,
  primary key (task_id, unit_id, indicator),
  foreign key (task_id, unit_id) references assessment.figure_source on delete cascade
);
create index figure_by_indicator on assessment.figure (task_id, indicator, unit_id);
create index figure_by_unit on assessment.figure (unit_id, indicator);

-- Between which values a quarter, half and three quarters of the units of a kind lie; told of many only, and of nobody by name.
create table assessment.figure_quartile (
  task_id uuid not null references assessment.task,
  form text not null,
  tier text not null,
  indicator text not null,
  first numeric not null,
  median numeric not null,
  third numeric not null,
  units int not null,
  primary key (task_id, form, tier, indicator)
);

create index report_by_form on assessment.report (task_id, form);

-- A figure is seen by whom the unit's report is seen, and by everybody once its task is published.
create function assessment.is_published(task uuid) returns boolean language sql stable parallel safe
  return exists (select from assessment.task t where t.id = task and t.published_at is not null);

alter table assessment.figure_source enable row level security;
alter table assessment.figure_source force row level security;
create policy figure_source_scope on assessment.figure_source
  using (assessment.sees(division, institution_id) or assessment.is_published(task_id));

alter table assessment.figure enable row level security;
alter table assessment.figure force row level security;
create policy figure_scope on assessment.figure using ((select scope.sees_all()) or exists (
  select from assessment.figure_source s where s.task_id = figure.task_id and s.unit_id = figure.unit_id));
