-- What a county decided of a number of the programmes, from a day on; the shipped numbers lie beside the code.
create table chronic.parameter_decision (
  id uuid primary key,
  division text not null,
  key text not null,
  value numeric not null check (value >= 0),
  from_date date not null,
  decided_by text not null,
  decided_at timestamptz not null default now(),
  note text not null,
  unique (division, key, from_date)
);
comment on table chronic.parameter_decision is 'append-only';
