create schema demo;
-- What was generated, so that a second start leaves the region as it is.
create table demo.generated (seed bigint not null, residents int not null, at timestamptz not null default now());
