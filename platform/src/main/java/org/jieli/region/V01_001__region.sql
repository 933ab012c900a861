create schema region;
create extension if not exists btree_gist;

-- A version of a division: its name and place in the tree from a day on. No code has two versions on one day.
create table region.division (
  id bigint generated always as identity primary key,
  code text not null check (code ~ '^[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?$'),
  name text not null check (name <> ''),
  initials text not null,
  parent_code text,
  valid daterange not null check (not isempty(valid)),
  exclude using gist (code with =, valid with &&)
);
create index division_by_code on region.division (code, lower(valid));
comment on column region.division.initials is 'Pinyin initials of the name, lower case.';

-- Where a division went that no longer exists.
create table region.succession (
  code text not null,
  into_code text not null,
  since date not null,
  primary key (code, since),
  check (code <> into_code)
);

-- Which insurance fund a division belongs to; the longest code that starts a division's code counts.
create table region.pooling (
  id bigint generated always as identity primary key,
  division_code text not null,
  pooling_code text not null,
  pooling_name text not null,
  valid daterange not null check (not isempty(valid)),
  exclude using gist (division_code with =, valid with &&)
);

-- The files of the shipped edition that are in.
create table region.loaded_file (
  name text primary key,
  rows int not null,
  loaded_at timestamptz not null default now()
);
