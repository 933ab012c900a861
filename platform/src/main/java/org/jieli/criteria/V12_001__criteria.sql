create schema criteria;
create extension if not exists btree_gist;

create table criteria.decision_table (
  id uuid primary key,
  name text not null,
  title text not null,
  version int not null,
  effective_from date not null,
  effective_to date,
  source text not null,
  xml text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null default now(),
  withdrawn boolean not null default false,
  unique (name, version),
  exclude using gist (name with =, daterange(effective_from, effective_to) with &&) where (not withdrawn)
);
comment on table criteria.decision_table is 'Versions of the DMN decision tables; the one in force on a day rules, earlier ones stay.';
