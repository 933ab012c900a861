-- Lets every node notice that data it keeps in memory has changed.
create schema revision;
create table revision.counter (
  name text primary key,
  value bigint not null
);
