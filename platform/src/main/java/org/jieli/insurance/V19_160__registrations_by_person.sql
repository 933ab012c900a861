-- A list looks for the whole number of an insured person, however its letters are written.
create index transfer_registration_by_person on insurance.transfer_registration (upper(person_number));
