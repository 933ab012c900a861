-- Who never began may be taken out of a task; what happened to him until then (asked for, reminded) stays told.
alter table assessment.event drop constraint event_report_id_fkey;
