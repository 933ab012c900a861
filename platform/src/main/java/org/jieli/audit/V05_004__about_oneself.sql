-- A person reads who has looked at his record, alone or in a list.
create policy entry_read_about_oneself on audit.entry for select using (
  resident_id = (select scope.resident())
  or (select scope.resident()) is not null and exists (
       select from audit.shown s where s.resident_id = (select scope.resident()) and s.entry_id = id));
