-- The application's role may work on every module's tables; what a table withholds beyond that stands in its module's migration
-- as a trigger or a policy. Append-only tables are marked by the comment 'append-only'.
do $$
declare
  module text;
  sealed text;
begin
  for module in
    select nspname from pg_namespace
    where nspname not like 'pg\_%' and nspname not in ('information_schema', 'public', 'migrations')
  loop
    execute format('grant usage on schema %I to jieli_app', module);
    execute format('grant select, insert, update, delete on all tables in schema %I to jieli_app', module);
    execute format('grant usage, select on all sequences in schema %I to jieli_app', module);
    execute format('grant execute on all functions in schema %I to jieli_app', module);
  end loop;
  for sealed in
    select c.oid::regclass::text from pg_class c
    where c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') like 'append-only%'
  loop
    execute format('revoke update, delete, truncate on %s from jieli_app', sealed);
  end loop;
end $$;
