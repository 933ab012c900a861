-- Two versions of the other scheme may be tried together with the first two; bills that could not be calculated are counted.
alter table insurance.replay
  add other_base uuid,
  add other_proposed uuid,
  add skipped bigint not null default 0,
  add failure_detail text,
  add check ((other_base is null) = (other_proposed is null));

drop policy replay_all on insurance.replay;
create policy replay_read on insurance.replay for select using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%' or region like (select scope.division()) || '%');
create policy replay_insert on insurance.replay for insert with check (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');
create policy replay_change on insurance.replay for update using ((select scope.sees_all())) with check ((select scope.sees_all()));
drop policy replay_group_all on insurance.replay_group;
create policy replay_group_read on insurance.replay_group for select using (
  (select scope.sees_all()) or exists (select from insurance.replay r where r.id = replay_id));
create policy replay_group_insert on insurance.replay_group for insert with check ((select scope.sees_all()));
drop policy replay_case_all on insurance.replay_case;
create policy replay_case_read on insurance.replay_case for select using (
  (select scope.sees_all()) or region like (select scope.fund()) || '%');
create policy replay_case_insert on insurance.replay_case for insert with check ((select scope.sees_all()));
