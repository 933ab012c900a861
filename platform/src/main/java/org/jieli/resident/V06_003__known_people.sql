-- One index probe for each person. As "exists" the planner may instead read everybody known at the institution, and keeps doing so
-- while the table grows.
alter policy resident_all on resident.resident using (
  (select scope.sees_all())
  or division like (select scope.division()) || '%'
  or id = (select scope.resident())
  or (select true from resident.known_at k
      where k.resident_id = id and k.institution_id = any ((select scope.institutions())::uuid[]) limit 1));
