-- Applications of cities to be pilots of urban medical alliances (国卫医函〔2019〕125号), with the columns of its 附件3 and the parts of 附件2.
create table assessment.pilot_application (
  id uuid primary key,
  -- The city; an urban district of Beijing, Tianjin, Shanghai or Chongqing.
  division text not null,
  name text not null,
  state text not null default 'DRAFT',
  population numeric,
  districts int,
  tertiary int,
  secondary int,
  primary_care int,
  grids int,
  contact_name text not null default '',
  contact_title text not null default '',
  sealed_phone bytea,
  parts text[] not null default '{"","",""}',
  met boolean[] not null default '{f,f,f}',
  evidence text[] not null default '{"","",""}',
  rank int,
  reason text,
  submitted_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  version int not null default 1
);
create unique index pilot_application_open on assessment.pilot_application (division) where state <> 'NOT_CHOSEN';
create index pilot_application_by_rank on assessment.pilot_application (left(division, 2), rank);
alter table assessment.pilot_application enable row level security;
alter table assessment.pilot_application force row level security;
create policy application_scope on assessment.pilot_application using (assessment.sees(division, null));

-- The published list, which everybody reads.
create table assessment.pilot_city (
  division text primary key,
  name text not null,
  from_date date not null,
  to_date date check (to_date >= from_date),
  published_by text not null,
  published_at timestamptz not null
);
