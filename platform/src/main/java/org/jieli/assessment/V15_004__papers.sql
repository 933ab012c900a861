-- Files that go with a report. A new one of a kind replaces the one before, which is kept.
create table assessment.paper (
  id uuid primary key,
  report_id uuid not null references assessment.report,
  kind text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 bytea not null,
  added_by text not null,
  added_at timestamptz not null,
  replaced_at timestamptz
);
create unique index paper_in_force on assessment.paper (report_id, kind) where replaced_at is null;
alter table assessment.paper enable row level security;
alter table assessment.paper force row level security;
create policy of_report on assessment.paper using (exists (select from assessment.report r where r.id = report_id));
