-- Cities in which all leads report, not only one of each kind: the pilot cities of a task, as its leader names them.
alter table assessment.task add column pilot_cities text[] not null default '{}';
