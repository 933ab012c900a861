-- The budget of an alliance for a year. OPEN until its closing; months are pre-closed meanwhile.
create table insurance.budget (
  id uuid primary key,
  alliance_id uuid not null,
  alliance_name text not null,
  lead_institution_id uuid not null,
  division text not null,
  region text not null,
  year int not null check (year between 2000 and 2100),
  state text not null default 'OPEN_BUDGET' check (state in ('OPEN_BUDGET', 'CLOSED_BUDGET')),
  terms jsonb not null,
  source text not null check (source <> ''),
  confidence char(1) not null check (confidence in ('C', 'L', 'U')),
  heads_on date not null,
  heads int not null,
  amount numeric(16, 2) not null check (amount >= 0),
  -- Of the alliance's assessment, 0 to 100; needed for the closing.
  score numeric(5, 2) check (score between 0 and 100),
  revision int not null default 1,
  opened_at timestamptz not null,
  opened_by text not null,
  closed_at timestamptz,
  closed_by text,
  unique (alliance_id, year)
);

-- The people the alliance answers for, as they were counted.
create table insurance.budget_person (
  budget_id uuid not null references insurance.budget,
  resident_id uuid not null,
  head_group text not null,
  primary key (budget_id, resident_id)
);

create table insurance.budget_head (
  budget_id uuid not null references insurance.budget,
  head_group text not null,
  heads int not null,
  amount numeric(16, 2) not null,
  primary key (budget_id, head_group)
);

create table insurance.budget_member (
  budget_id uuid not null references insurance.budget,
  institution_id uuid not null,
  name text not null,
  tier text not null check (tier in ('COUNTY_TIER', 'TOWNSHIP_TIER', 'VILLAGE_TIER')),
  weight numeric(8, 3) not null default 1 check (weight >= 0),
  score numeric(5, 2) check (score between 0 and 100),
  primary key (budget_id, institution_id)
);

-- Months as they were pre-closed (1 to 12) and the year's closing (0); a correction is another number, the last one counts.
create table insurance.budget_closing (
  id uuid primary key,
  budget_id uuid not null references insurance.budget,
  month int not null check (month between 0 and 12),
  number int not null check (number > 0),
  current boolean not null default true,
  prepaid numeric(16, 2) not null,
  inside numeric(16, 2) not null,
  outside numeric(16, 2) not null,
  inside_cases int not null,
  outside_cases int not null,
  spent numeric(16, 2) not null,
  forecast numeric(16, 2) not null,
  by_last_year boolean not null,
  warning text not null check (warning in ('WITHIN_BUDGET', 'NEAR_BUDGET', 'OVER_BUDGET')),
  closed_at timestamptz not null,
  closed_by text not null,
  unique (budget_id, month, number)
);
create unique index budget_closing_current on insurance.budget_closing (budget_id, month) where current;
comment on column insurance.budget_closing.spent is 'of the year up to this month';

-- The bills behind a closing, as they were.
create table insurance.budget_case (
  closing_id uuid not null references insurance.budget_closing,
  budget_id uuid not null,
  claim_id uuid not null,
  claim_revision int not null,
  settlement_revision int not null,
  number text not null,
  resident_id uuid not null,
  institution_id uuid not null,
  member boolean not null,
  kind text not null,
  area text not null,
  to_on date not null,
  diagnosis_name text not null,
  total numeric(12, 2) not null,
  basic numeric(12, 2) not null,
  primary key (closing_id, claim_id)
);
create index budget_case_list on insurance.budget_case (closing_id, member, claim_id);
comment on table insurance.budget_case is 'append-only: the bills behind a closing';

-- How a referred stay's payment is shared among the members who worked on it.
create table insurance.budget_allocation (
  closing_id uuid not null references insurance.budget_closing,
  claim_id uuid not null,
  direction text not null,
  part text not null,
  institution_id uuid not null,
  share numeric(6, 4) not null,
  amount numeric(12, 2) not null,
  primary key (closing_id, claim_id, part)
);
create index budget_allocation_by_institution on insurance.budget_allocation (closing_id, institution_id, claim_id);
comment on table insurance.budget_allocation is 'append-only: shares of a referred case';

-- What the year came to.
create table insurance.budget_result (
  budget_id uuid primary key references insurance.budget,
  factor numeric(6, 4) not null,
  settled numeric(16, 2) not null,
  spent numeric(16, 2) not null,
  surplus numeric(16, 2) not null,
  overrun numeric(16, 2) not null,
  within_band numeric(16, 2) not null,
  by_fund numeric(16, 2) not null,
  by_alliance numeric(16, 2) not null,
  check (surplus = 0 or overrun = 0),
  check (by_fund + by_alliance = overrun)
);
comment on table insurance.budget_result is 'append-only: the closing of a year';

create table insurance.budget_share (
  budget_id uuid not null references insurance.budget,
  institution_id uuid not null,
  amount numeric(16, 2) not null,
  primary key (budget_id, institution_id)
);
comment on table insurance.budget_share is 'append-only: a member''s part of a surplus (positive) or an overrun (negative)';

-- A fund has its region's budgets, an authority reads those of its division, an alliance''s office its own.
alter table insurance.budget enable row level security;
alter table insurance.budget force row level security;
create policy budget_read on insurance.budget for select using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%'
  or division like (select scope.division()) || '%'
  or lead_institution_id = any ((select scope.institutions())::uuid[]));
create policy budget_insert on insurance.budget for insert with check (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');
create policy budget_update on insurance.budget for update using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');

do $$
declare
  part text;
begin
  foreach part in array array['budget_person', 'budget_head', 'budget_member', 'budget_closing', 'budget_case', 'budget_result', 'budget_share']
  loop
    execute format('alter table insurance.%I enable row level security', part);
    execute format('alter table insurance.%I force row level security', part);
    execute format('create policy %I on insurance.%I for select using ((select scope.sees_all()) or budget_id in (select id from insurance.budget))', part || '_read', part);
    execute format('create policy %I on insurance.%I for all using ((select scope.sees_all()) or ((select scope.fund()) is not null and budget_id in (select id from insurance.budget)))', part || '_write', part);
  end loop;
end $$;
alter table insurance.budget_allocation enable row level security;
alter table insurance.budget_allocation force row level security;
create policy budget_allocation_read on insurance.budget_allocation for select using (
  (select scope.sees_all()) or closing_id in (select id from insurance.budget_closing));
create policy budget_allocation_write on insurance.budget_allocation for all using (
  (select scope.sees_all()) or ((select scope.fund()) is not null and closing_id in (select id from insurance.budget_closing)));
