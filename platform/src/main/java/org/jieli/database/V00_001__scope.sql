-- What row-level security asks: how far does this transaction see? Unset means nobody.
create schema scope;

create function scope.kind() returns text language sql stable parallel safe
  return coalesce(nullif(current_setting('jieli.scope', true), ''), 'NONE');

create function scope.sees_all() returns boolean language sql stable parallel safe
  return scope.kind() = 'SYSTEM';

create function scope.institutions() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('jieli.institutions', true), ''), '{}')::uuid[];

-- The prefix of the divisions whose people may be seen; null when the scope is not a division.
create function scope.division() returns text language sql stable parallel safe
  return case when scope.kind() = 'DIVISION' then nullif(current_setting('jieli.division', true), '') end;

create function scope.resident() returns uuid language sql stable parallel safe
  return case when scope.kind() = 'PERSON' then nullif(current_setting('jieli.resident', true), '')::uuid end;
