-- Institutions and funds find a person by the number of the card.
create index coverage_by_number on insurance.coverage (person_number);
create index settlement_by_cycle on insurance.settlement (cycle) where cycle is not null and current;
