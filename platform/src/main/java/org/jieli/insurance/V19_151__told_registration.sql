-- What a bill goes back to once nobody registers its person as living there any more; null as long as no such registration counts for it.
alter table insurance.claim add column told_registration text check (told_registration in ('NONE', 'TEMPORARY', 'LONG_TERM'));
