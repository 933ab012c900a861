create schema alliance;
create extension if not exists btree_gist;

create table alliance.alliance (
  id uuid primary key,
  name text not null unique check (name <> ''),
  initials text not null,
  form text not null,
  tight boolean not null,
  lead_institution_id uuid not null,
  reserved_slot_share numeric(4, 3) not null check (reserved_slot_share between 0 and 1),
  release_hours int not null check (release_hours between 0 and 720),
  reserved_bed_share numeric(4, 3) not null check (reserved_bed_share between 0 and 1),
  founded date not null,
  ended date check (ended > founded),
  version int not null default 1
);
comment on column alliance.alliance.reserved_slot_share is 'Share of the lead''s slots kept for referrals.';
comment on column alliance.alliance.release_hours is 'Hours before a clinic begins at which unused reserved slots go to everybody.';
create index alliance_by_lead on alliance.alliance (lead_institution_id);

-- The lead is a member too. An institution may be in several alliances, in each once at a time.
create table alliance.member (
  id bigint generated always as identity primary key,
  alliance_id uuid not null references alliance.alliance,
  institution_id uuid not null,
  valid daterange not null check (not isempty(valid)),
  exclude using gist (alliance_id with =, institution_id with =, valid with &&)
);
create index member_by_institution on alliance.member (institution_id);
