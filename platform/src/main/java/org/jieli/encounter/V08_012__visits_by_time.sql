-- For the night's work over what happened lately; rows come in by time, so a few pages of an index by blocks do.
create index visit_by_block_of_time on encounter.visit using brin (at);
create index admission_by_block_of_time on encounter.admission using brin (admitted_at);
