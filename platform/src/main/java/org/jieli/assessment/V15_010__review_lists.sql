-- What waits for a reviewer, the oldest submission first; what was never submitted comes before.
create index report_waiting on assessment.report (task_id, state, coalesce(submitted_at, '1970-01-01 00:00+00'::timestamptz), id);
