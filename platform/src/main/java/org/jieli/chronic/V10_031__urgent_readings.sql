-- A reading for which the decision tables called for urgent referral: nobody counts as stable after it until he was followed up.
alter table chronic.reading add column urgent boolean not null default false;
create index reading_urgent on chronic.reading (resident_id, measured_at) where urgent;
