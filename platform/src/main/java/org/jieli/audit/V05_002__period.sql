create index entry_by_time on audit.entry (at);
create index entry_about_account on audit.entry (subject_id, id) where subject_type = 'account';
