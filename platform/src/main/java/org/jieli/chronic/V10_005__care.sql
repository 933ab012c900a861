-- Who may belong into a programme, found by the record; nobody is proposed twice for the same.
create table chronic.candidate (
  id uuid primary key,
  resident_id uuid not null,
  programme text not null,
  kind text not null check (kind in ('DISEASE', 'HIGH_RISK')),
  institution_id uuid not null,
  division text not null,
  found_by text not null check (found_by in ('DIAGNOSIS', 'HIGH_VALUES', 'HIGH_NORMAL')),
  evidence text not null,
  found_on date not null,
  due_on date not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'POSTPONED', 'TAKEN', 'DECLINED')),
  reason text,
  decided_by text,
  decided_at timestamptz,
  unique (resident_id, programme, kind),
  check (state <> 'DECLINED' or reason <> '')
);
comment on column chronic.candidate.due_on is 'from when it waits for a decision: when found, until when postponed, or when the pressure is to be measured again';
create index candidate_waiting on chronic.candidate (institution_id, due_on, id) where state in ('OPEN', 'POSTPONED');

-- Who was seen this year at an age at which the pressure is to be measured at the first visit.
create table chronic.screening (
  resident_id uuid not null,
  year int not null,
  institution_id uuid not null,
  division text not null,
  first_visit_at timestamptz not null,
  measured_on date,
  primary key (resident_id, year)
);
create index screening_missing on chronic.screening (institution_id, year, first_visit_at) where measured_on is null;

-- What was measured outside of follow-ups and visits: by the person, by a device, at a desk.
create table chronic.reading (
  id uuid primary key,
  resident_id uuid not null,
  kind text not null check (kind in ('PRESSURE', 'FASTING_GLUCOSE', 'RANDOM_GLUCOSE', 'HEART_RATE', 'OXYGEN', 'WEIGHT')),
  measured_at timestamptz not null,
  value numeric(6, 1) not null,
  second_value numeric(6, 1),
  source text not null check (source in ('DEVICE', 'PERSON', 'CLINIC')),
  device text,
  institution_id uuid,
  written_by text not null,
  written_at timestamptz not null default now(),
  unique (resident_id, kind, measured_at),
  check ((kind = 'PRESSURE') = (second_value is not null))
);
comment on column chronic.reading.second_value is 'the diastolic of a pressure';
create index reading_by_person on chronic.reading (resident_id, measured_at desc);

-- The yearly examination (健康体检).
create table chronic.examination (
  id uuid primary key,
  resident_id uuid not null,
  institution_id uuid not null,
  done_on date not null,
  findings text not null,
  written_by text not null,
  written_at timestamptz not null default now(),
  unique (resident_id, done_on)
);

-- Derived: how a person's care in a year counts, by the operational test of standard management.
create table chronic.person_year (
  resident_id uuid not null,
  programme text not null,
  year int not null,
  institution_id uuid not null,
  division text not null,
  entered_on date not null,
  visits_required int not null,
  visits_kept int not null,
  uncontrolled_late int not null,
  unreferred int not null,
  has_plan boolean not null,
  examined boolean not null,
  standard boolean not null generated always as (
    has_plan and visits_kept >= visits_required and uncontrolled_late = 0 and unreferred = 0 and examined) stored,
  measured boolean not null,
  controlled boolean not null,
  visits int not null,
  visits_primary int not null,
  primary key (resident_id, programme, year)
);
comment on column chronic.person_year.visits_required is 'complete periods of the year, one face-to-face follow-up each; fewer in the year of entry and while the year runs';
create index person_year_by_institution on chronic.person_year (institution_id, programme, year);
create index person_year_by_division on chronic.person_year (division text_pattern_ops, programme, year);

create policy follow_up_delete on chronic.follow_up for delete using (
  done_at is null and ((select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[])));

do $$
declare
  people text;
begin
  foreach people in array array['candidate', 'screening', 'person_year'] loop
    execute format('alter table chronic.%I enable row level security', people);
    execute format('alter table chronic.%I force row level security', people);
    execute format('create policy %I on chronic.%I using ((select scope.sees_all())
      or institution_id = any ((select scope.institutions())::uuid[])
      or division like (select scope.division()) || ''%%'' or resident.is_visible(resident_id))', people || '_all', people);
  end loop;
  foreach people in array array['reading', 'examination'] loop
    execute format('alter table chronic.%I enable row level security', people);
    execute format('alter table chronic.%I force row level security', people);
    execute format('create policy %I on chronic.%I using ((select scope.sees_all())
      or institution_id = any ((select scope.institutions())::uuid[]) or resident.is_visible(resident_id))', people || '_all', people);
  end loop;
end $$;
