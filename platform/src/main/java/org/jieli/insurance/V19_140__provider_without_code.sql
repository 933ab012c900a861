-- A fund may put an institution on a level before the national interface gave it a code.
alter table insurance.provider alter column code drop not null;
