-- Examples stand outside of the regions' own counting of versions: a region's first version is 1 whatever examples carry its code.
alter table insurance.rule_set drop constraint rule_set_region_scheme_year_version_key;
create unique index rule_set_version on insurance.rule_set (region, scheme, year, version) where state <> 'EXAMPLE';
