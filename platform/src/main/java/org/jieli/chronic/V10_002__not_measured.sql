-- A follow-up may end without the measurement that it was for; the note says why.
alter table chronic.follow_up drop constraint follow_up_outcome_check;
alter table chronic.follow_up add constraint follow_up_outcome_check check (outcome in ('1', '2', '3', '4', '9'));
alter table chronic.follow_up add constraint not_measured_says_why check (outcome <> '9' or coalesce(note, '') <> '');
comment on column chronic.follow_up.outcome is
  '1 controlled, 2 not controlled, 3 adverse reaction, 4 complication (国卫基层发〔2017〕13号), 9 could not be measured';
