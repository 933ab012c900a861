-- A fund looks through its insured people by number.
create index coverage_in_order on insurance.coverage (region, person_number collate "C", id);
