-- Registration of somebody who lives in another pooling region for long (异地长期居住备案): of the person, not of a bill or referral.
create table insurance.residence (
  id uuid primary key,
  resident_id uuid not null,
  region text not null,
  -- Where he lives: a division of GB/T 2260 outside of the region.
  place text not null check (place ~ '^[0-9]{2}([0-9]{2}){0,2}$'),
  valid daterange not null check (not isempty(valid)),
  revision int not null default 1,
  changed_at timestamptz not null,
  changed_by text not null,
  exclude using gist (resident_id with =, valid with &&)
);
alter table insurance.residence enable row level security;
alter table insurance.residence force row level security;
create policy residence_read on insurance.residence for select using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%'
  or ((select scope.kind()) in ('INSTITUTIONS', 'PERSON', 'DIVISION') and resident.is_visible(resident_id)));
create policy residence_insert on insurance.residence for insert with check (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');
create policy residence_change on insurance.residence for update using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');
