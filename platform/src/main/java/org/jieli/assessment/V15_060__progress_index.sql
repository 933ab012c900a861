-- The progress of the nation counts tens of thousands of reports: read from the index alone, with what row-level security asks.
drop index assessment.report_by_place;
create index report_by_place on assessment.report (task_id, division text_pattern_ops) include (form, state, late, institution_id);
