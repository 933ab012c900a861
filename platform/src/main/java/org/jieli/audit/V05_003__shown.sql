-- In which lists a person was shown, so that "who saw this person" finds them; made from the sealed entries themselves.
create table audit.shown (
  resident_id uuid not null,
  entry_id bigint not null,
  primary key (resident_id, entry_id)
);
comment on table audit.shown is 'append-only: the people of each list entry';

create function audit.people_shown(details jsonb) returns setof uuid language sql immutable
  return unnest(string_to_array(nullif(details ->> 'residents', ''), ','))::uuid;

insert into audit.shown (resident_id, entry_id)
select audit.people_shown(details), id from audit.entry where subject_type = 'list' and resident_id is null;

create function audit.note_shown() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into audit.shown (resident_id, entry_id) select audit.people_shown(new.details), new.id;
  return null;
end $$;
create trigger entry_shown after insert on audit.entry
  for each row when (new.subject_type = 'list' and new.resident_id is null) execute function audit.note_shown();

alter table audit.shown enable row level security;
create policy shown_read on audit.shown for select using ((select scope.kind()) <> 'NONE');

create index entry_by_action on audit.entry (action, id);
