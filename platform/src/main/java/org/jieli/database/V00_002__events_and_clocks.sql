-- The event publication registry of Spring Modulith (its own schema v2) and the table of db-scheduler.
create schema events;
create table events.event_publication (
  id uuid primary key,
  listener_id text not null,
  event_type text not null,
  serialized_event text not null,
  publication_date timestamptz not null,
  completion_date timestamptz,
  status text,
  completion_attempts int,
  last_resubmission_date timestamptz
);
create index event_publication_by_hash on events.event_publication using hash (serialized_event);
create index event_publication_by_completion on events.event_publication (completion_date);

create schema scheduler;
create table scheduler.scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_by_execution on scheduler.scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduler.scheduled_tasks (last_heartbeat);
