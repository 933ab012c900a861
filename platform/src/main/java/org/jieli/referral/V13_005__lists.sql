-- Lists run in the order of submission, the newest first, within one side of an institution or within a period; deadlines are looked
-- through across institutions. Row-level security is an "or" that no index serves, so the queries repeat what they are after.
drop index referral.referral_by_sender;
drop index referral.referral_by_receiver;
create index referral_by_sender on referral.referral (from_institution, submitted_at, id);
create index referral_by_receiver on referral.referral (to_institution, submitted_at, id);
create index referral_by_submission on referral.referral (submitted_at, id);
create index referral_by_deadline on referral.referral (due_at, id) where owner_institution is not null;

-- The same as referral.passed, found by institution: array operators are not leakproof, so no index on the array could be used.
create table referral.passed_by (
  institution_id uuid not null,
  referral_id uuid not null,
  primary key (institution_id, referral_id)
);
comment on table referral.passed_by is 'append-only: institutions that had a referral before it was redirected';
alter table referral.referral no force row level security;
insert into referral.passed_by select distinct place, id from referral.referral, unnest(passed) place;
alter table referral.referral force row level security;
alter table referral.passed_by enable row level security;
alter table referral.passed_by force row level security;
create policy passed_by_read on referral.passed_by for select using (
  (select scope.sees_all()) or institution_id = any ((select scope.institutions())::uuid[]));
create policy passed_by_write on referral.passed_by for insert with check ((select scope.kind()) <> 'NONE');

create function referral.remember_passed() returns trigger language plpgsql as $$
begin
  insert into referral.passed_by select distinct place, new.id from unnest(new.passed) place on conflict do nothing;
  return null;
end $$;
create trigger referral_passed after update of passed on referral.referral for each row
  when (old.passed is distinct from new.passed) execute function referral.remember_passed();
create trigger referral_passed_already after insert on referral.referral for each row
  when (new.passed <> '{}') execute function referral.remember_passed();
