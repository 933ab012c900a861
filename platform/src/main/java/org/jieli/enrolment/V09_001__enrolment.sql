create schema enrolment;

-- Who is a resident's family doctor; a loader fills all columns.
create table enrolment.enrolment (
  id uuid primary key,
  resident_id uuid not null,
  practitioner_id uuid not null,
  practitioner_name text not null,
  institution_id uuid not null,
  from_date date not null,
  to_date date,
  exclude using gist (resident_id with =, daterange(from_date, to_date) with &&)
);
create index enrolment_by_institution on enrolment.enrolment (institution_id);

alter table enrolment.enrolment enable row level security;
alter table enrolment.enrolment force row level security;
create policy enrolment_all on enrolment.enrolment using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[]) or resident.is_visible(resident_id));
