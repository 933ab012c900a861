-- Between which figures units of a kind lie in a task; made anew by a clock while the task runs.
create table assessment.peer_range (
  task_id uuid not null references assessment.task,
  form text not null,
  tier text not null,
  item text not null,
  low numeric not null,
  median numeric not null,
  high numeric not null,
  units int not null,
  primary key (task_id, form, tier, item)
);
