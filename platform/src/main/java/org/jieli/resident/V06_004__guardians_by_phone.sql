-- By which a guardian who signs in himself is found; keyed like the residents' phones. Rows of before get it at the next start.
alter table resident.guardian add column phone_hash bytea;
create index guardian_by_phone on resident.guardian (phone_hash) where ended_at is null;
