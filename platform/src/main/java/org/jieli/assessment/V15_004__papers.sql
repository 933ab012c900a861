-- Which attached file is which paper of a report. A new one of a kind replaces the one before, which is kept.
create table assessment.paper (
  file_id uuid primary key,
  report_id uuid not null references assessment.report,
  kind text not null,
  replaced_at timestamptz
);
create unique index paper_in_force on assessment.paper (report_id, kind) where replaced_at is null;
alter table assessment.paper enable row level security;
alter table assessment.paper force row level security;
create policy of_report on assessment.paper using (exists (select from assessment.report r where r.id = report_id));
