-- Which version a draft began as a copy of, to be compared with it first.
alter table insurance.rule_set add copied_from uuid;
