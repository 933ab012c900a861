-- A family-doctor team of a primary institution; its members may work elsewhere (village clinic, county hospital).
create table enrolment.team (
  id uuid primary key,
  institution_id uuid not null,
  name text not null check (name <> ''),
  phone text,
  district_institution_id uuid,
  city_institution_id uuid,
  closed_on date,
  version int not null default 0,
  unique (institution_id, name)
);
comment on column enrolment.team.district_institution_id is 'the second of 1+1+1 (community + district + city institution), where the team offers it';

create table enrolment.team_member (
  id uuid primary key,
  team_id uuid not null references enrolment.team,
  practitioner_id uuid not null,
  practitioner_name text not null,
  institution_id uuid not null,
  function text not null,
  leads boolean not null default false,
  from_date date not null,
  to_date date check (to_date >= from_date),
  exclude using gist (team_id with =, practitioner_id with =, daterange(from_date, to_date) with &&)
);
create unique index one_leader_a_team on enrolment.team_member (team_id) where leads and to_date is null;
create index team_member_by_institution on enrolment.team_member (institution_id) where to_date is null;
create index team_member_by_practitioner on enrolment.team_member (practitioner_id) where to_date is null;

-- The grid: divisions (mostly villages) whose people the team is for.
create table enrolment.team_grid (
  team_id uuid not null references enrolment.team,
  division text not null check (division ~ '^[0-9]{6,12}$'),
  primary key (team_id, division)
);
create index team_grid_by_division on enrolment.team_grid (division);

-- Teams of which somebody at the scope's institutions is a member: these people share the team's list.
create function enrolment.teams_in_scope() returns uuid[] language sql stable
  return array(select m.team_id from enrolment.team_member m
               where m.to_date is null and m.institution_id = any (scope.institutions()));

create table enrolment.package (
  id uuid primary key,
  kind text not null check (kind in ('BASIC', 'PERSONALISED')),
  name text not null check (name <> ''),
  division text,
  institution_id uuid,
  check ((kind = 'BASIC') = (institution_id is null)),
  check ((kind = 'BASIC') = (division is not null))
);
comment on column enrolment.package.division is 'whose people a basic package is for: a code prefix';
create unique index package_name on enrolment.package (coalesce(institution_id::text, division), name);

create table enrolment.package_version (
  id uuid primary key,
  package_id uuid not null references enrolment.package,
  number int not null check (number > 0),
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'SENT_BACK', 'FILED')),
  authority text not null,
  about text not null default '',
  fee numeric(8, 2) not null check (fee >= 0),
  insurance numeric(8, 2) not null check (insurance >= 0),
  public_health numeric(8, 2) not null check (public_health >= 0),
  person numeric(8, 2) not null check (person >= 0),
  source text not null default '',
  written_by text not null,
  submitted_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  reason text,
  sold_from date,
  sold_until date check (sold_until >= sold_from),
  revision int not null default 0,
  check (fee = insurance + public_health + person),
  check ((state = 'FILED') = (sold_from is not null)),
  check (state <> 'SENT_BACK' or coalesce(reason, '') <> ''),
  unique (package_id, number)
);
comment on column enrolment.package_version.fee is 'yuan for a person and year; the sum of the three payers to the cent';
comment on column enrolment.package_version.authority is 'division code of the county authority with which a personalised package is filed (国办发〔2026〕11号 (六))';
create unique index one_version_in_work on enrolment.package_version (package_id) where state <> 'FILED';
create unique index one_version_sold on enrolment.package_version (package_id) where state = 'FILED' and sold_until is null;
create index version_to_decide on enrolment.package_version (authority, submitted_at) where state = 'SUBMITTED';

create table enrolment.package_item (
  id uuid primary key,
  version_id uuid not null references enrolment.package_version on delete cascade,
  position int not null,
  kind text not null,
  words text not null default '',
  times int check (times between 1 and 366),
  population text,
  unique (version_id, position)
);
comment on column enrolment.package_item.times is 'how often a year; null: as needed, never due';
comment on column enrolment.package_item.population is 'the key population that the item is for; null: for everybody';

-- An agreement of a resident with a team. Only signed ones hold; nobody holds two on one day.
create table enrolment.agreement (
  id uuid primary key,
  resident_id uuid not null,
  birth_date date not null,
  division text not null,
  team_id uuid not null references enrolment.team,
  institution_id uuid not null,
  doctor_id uuid not null,
  doctor_name text not null,
  kind text not null check (kind in ('ORDINARY', 'THREE_TEACHER', 'ONE_ONE_ONE')),
  state text not null check (state in ('PROPOSED', 'SIGNED', 'DECLINED', 'WITHDRAWN')),
  from_date date not null,
  to_date date not null check (to_date > from_date),
  place text not null check (place in ('DESK', 'HOME', 'ONLINE', 'TAKEN_OVER')),
  signer text not null,
  guardian_id uuid,
  identity_check text not null default '',
  signature text not null default '',
  proposed_at timestamptz,
  signed_at timestamptz,
  signed_by text,
  answered_at timestamptz,
  answered_by text,
  answer_reason text,
  ended_on date check (ended_on >= from_date),
  end_reason text,
  end_words text,
  ended_by text,
  settled_months int,
  settled_fee numeric(10, 2),
  previous_id uuid,
  reminded_on date,
  version int not null default 0,
  held daterange generated always as (daterange(from_date, greatest(from_date, least(to_date, ended_on)))) stored,
  check ((state = 'SIGNED') = (signed_at is not null)),
  check ((ended_on is null) = (end_reason is null)),
  check (state <> 'DECLINED' or coalesce(answer_reason, '') <> ''),
  constraint one_team_at_a_time exclude using gist (resident_id with =, held with &&) where (state = 'SIGNED')
);
comment on column enrolment.agreement.birth_date is 'of the resident, so that lists know 65+ and 0–6 without asking for each person';
comment on column enrolment.agreement.division is 'where the resident lived when he signed';
comment on column enrolment.agreement.to_date is 'the first day on which it no longer holds';
create unique index one_proposal_at_a_time on enrolment.agreement (resident_id) where state = 'PROPOSED';
create index agreement_by_team on enrolment.agreement (team_id, from_date desc, id desc);
create index agreement_by_institution on enrolment.agreement (institution_id, from_date desc, id desc);
create index agreement_by_end on enrolment.agreement (to_date) where state = 'SIGNED' and ended_on is null;
create index agreement_by_resident on enrolment.agreement (resident_id, from_date desc);
create index agreement_by_division on enrolment.agreement (division text_pattern_ops, from_date);

create table enrolment.agreement_package (
  agreement_id uuid not null references enrolment.agreement,
  version_id uuid not null references enrolment.package_version,
  primary key (agreement_id, version_id)
);

-- What the packages promise, for each year of an agreement, and when the next one is due.
create table enrolment.promise (
  id uuid primary key default gen_random_uuid(),
  agreement_id uuid not null references enrolment.agreement,
  resident_id uuid not null,
  team_id uuid not null,
  institution_id uuid not null,
  item_id uuid not null references enrolment.package_item,
  year int not null,
  kind text not null,
  words text not null,
  population text,
  times int,
  year_from date not null,
  year_to date not null check (year_to > year_from),
  given int not null default 0,
  closed_on date,
  due_on date generated always as (
    case when closed_on is null and given < times then year_from + ((given + 1) * (year_to - year_from)) / times end) stored,
  unique (agreement_id, item_id, year)
);
create index promise_due on enrolment.promise (team_id, due_on) where due_on is not null;
create index promise_by_resident on enrolment.promise (resident_id, kind, year_from);

-- A service that was given under an agreement; promise_id is null where the packages promised none or all were given.
create table enrolment.service (
  id uuid primary key,
  agreement_id uuid not null references enrolment.agreement,
  promise_id uuid references enrolment.promise,
  resident_id uuid not null,
  team_id uuid not null,
  institution_id uuid not null,
  kind text not null,
  at timestamptz not null,
  by_name text not null,
  source_id uuid not null,
  path text,
  words text,
  unique (source_id, kind)
);
comment on column enrolment.service.institution_id is 'where it was given';
comment on column enrolment.service.words is 'what was done, where the team wrote it down by hand';
create index service_by_agreement on enrolment.service (agreement_id, at desc);
create index service_by_promise on enrolment.service (promise_id);

create table enrolment.rating (
  agreement_id uuid not null references enrolment.agreement,
  year int not null,
  resident_id uuid not null,
  team_id uuid not null,
  institution_id uuid not null,
  score int not null check (score between 1 and 5),
  words text,
  at timestamptz not null,
  primary key (agreement_id, year)
);

-- Key populations that the birth date does not tell.
create table enrolment.key_person (
  id uuid primary key default gen_random_uuid(),
  resident_id uuid not null,
  population text not null,
  since date not null,
  until date check (until >= since),
  source text not null,
  source_id uuid,
  recorded_by text not null,
  exclude using gist (resident_id with =, population with =, daterange(since, until) with &&)
);
comment on column enrolment.key_person.source is 'VISIT, STAY or HAND';

select set_config('jieli.scope', 'SYSTEM', true);
-- What the family doctors known so far become: agreements of a year each, taken over, with a team of the one doctor.
insert into enrolment.team (id, institution_id, name)
  select gen_random_uuid(), institution_id, min(practitioner_name) || '团队 ' || left(practitioner_id::text, 8)
  from enrolment.enrolment group by institution_id, practitioner_id;
insert into enrolment.team_member (id, team_id, practitioner_id, practitioner_name, institution_id, function, leads, from_date)
  select gen_random_uuid(), t.id, e.practitioner_id, min(e.practitioner_name), e.institution_id, 'FAMILY_DOCTOR', true, min(e.from_date)
  from enrolment.enrolment e
  join enrolment.team t on t.institution_id = e.institution_id and t.name like '%团队 ' || left(e.practitioner_id::text, 8)
  group by t.id, e.practitioner_id, e.institution_id;
insert into enrolment.agreement (id, resident_id, birth_date, division, team_id, institution_id, doctor_id, doctor_name, kind, state,
    from_date, to_date, place, signer, signed_at, signed_by)
  select e.id, e.resident_id, r.birth_date, r.division, m.team_id, e.institution_id, e.practitioner_id, e.practitioner_name, 'ORDINARY',
    'SIGNED', e.from_date,
    coalesce(e.to_date, (e.from_date + make_interval(years => 1 + extract(year from age(current_date, e.from_date))::int))::date),
    'TAKEN_OVER', r.name, e.from_date, ''
  from enrolment.enrolment e
  join resident.resident r on r.id = e.resident_id
  join enrolment.team_member m on m.institution_id = e.institution_id and m.practitioner_id = e.practitioner_id;
drop table enrolment.enrolment;

alter table enrolment.agreement enable row level security;
alter table enrolment.agreement force row level security;
create policy agreement_all on enrolment.agreement using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[])
  or team_id = any ((select enrolment.teams_in_scope())::uuid[])
  or division like (select scope.division()) || '%' or resident.is_visible(resident_id));
alter table enrolment.promise enable row level security;
alter table enrolment.promise force row level security;
create policy promise_all on enrolment.promise using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[])
  or team_id = any ((select enrolment.teams_in_scope())::uuid[]) or resident.is_visible(resident_id));
alter table enrolment.service enable row level security;
alter table enrolment.service force row level security;
create policy service_all on enrolment.service using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[])
  or team_id = any ((select enrolment.teams_in_scope())::uuid[]) or resident.is_visible(resident_id));
alter table enrolment.rating enable row level security;
alter table enrolment.rating force row level security;
create policy rating_all on enrolment.rating using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[])
  or team_id = any ((select enrolment.teams_in_scope())::uuid[]) or resident.is_visible(resident_id));
alter table enrolment.key_person enable row level security;
alter table enrolment.key_person force row level security;
create policy key_person_all on enrolment.key_person using ((select scope.sees_all()) or resident.is_visible(resident_id));
alter table enrolment.agreement_package enable row level security;
alter table enrolment.agreement_package force row level security;
create policy agreement_package_all on enrolment.agreement_package using (
  (select scope.sees_all())
  or exists (select from enrolment.agreement a where a.id = agreement_id));

create view enrolment.fact_agreement with (security_invoker = true) as
  select id, resident_id, division, team_id, institution_id, kind, from_date, to_date, ended_on, end_reason, held, place, previous_id
  from enrolment.agreement where state = 'SIGNED';
comment on view enrolment.fact_agreement is 'Published for indicators: one row a signed agreement; held tells on which days it held';
