-- Whoever changes from one fund to another is registered anew by that one: the registration of the other neither counts nor stands against it.
alter table insurance.residence drop constraint residence_resident_id_valid_excl;
alter table insurance.residence add exclude using gist (resident_id with =, region with =, valid with &&);
