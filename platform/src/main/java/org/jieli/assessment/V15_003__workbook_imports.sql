-- A filled workbook that was read: its lines wait for a confirmation; until then no cell changes.
create table assessment.workbook (
  id uuid primary key,
  report_id uuid not null references assessment.report,
  file_name text not null,
  read_by text not null,
  read_at timestamptz not null,
  confirmed_at timestamptz
);
create index workbook_by_report on assessment.workbook (report_id);

create table assessment.workbook_line (
  workbook_id uuid not null references assessment.workbook,
  line int not null,
  item text not null,
  label text not null,
  typed text not null,
  before text not null,
  -- The revision on which the line was read: what somebody saves until the confirmation stands.
  revision int not null,
  outcome text not null,
  fault jsonb,
  primary key (workbook_id, line)
);

alter table assessment.workbook enable row level security;
alter table assessment.workbook force row level security;
create policy of_report on assessment.workbook using (exists (select from assessment.report r where r.id = report_id));
alter table assessment.workbook_line enable row level security;
alter table assessment.workbook_line force row level security;
create policy of_workbook on assessment.workbook_line
  using (exists (select from assessment.workbook w where w.id = workbook_id));
