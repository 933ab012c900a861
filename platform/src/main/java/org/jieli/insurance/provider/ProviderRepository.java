package org.jieli.insurance.provider;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contracts in the database; no day of an institution has two with one fund. */
@Repository
class ProviderRepository {

    private final JdbcClient jdbc;

    ProviderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Provider> on(String region, LocalDate day) {
        return jdbc.sql("""
                        select institution_id, code, level, lower(valid) as since from insurance.provider
                        where region = :region and valid @> cast(:on as date)
                        """)
                .param("region", region)
                .param("on", day)
                .query((row, number) -> new Provider(
                        row.getObject("institution_id", UUID.class),
                        row.getString("code"),
                        row.getString("level"),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    /** The code that an institution has on a day. */
    Optional<String> codeOn(String region, UUID institution, LocalDate day) {
        return jdbc.sql("""
                        select code from insurance.provider where region = :region and institution_id = :institution
                          and valid @> cast(:on as date) and code is not null
                        """)
                .param("region", region)
                .param("institution", institution)
                .param("on", day)
                .query(String.class)
                .optional();
    }

    /** Whether another institution has the code on the day or later. */
    boolean isTaken(String code, UUID institution, LocalDate from) {
        return jdbc.sql("""
                        select exists (select from insurance.provider
                          where code = :code and institution_id <> :institution and valid && daterange(:from, null))
                        """)
                .param("code", code)
                .param("institution", institution)
                .param("from", from)
                .query(Boolean.class)
                .single();
    }

    /** Ends what held before, replaces what was to hold later. */
    void write(String region, Provider it) {
        jdbc.sql("""
                        delete from insurance.provider
                        where institution_id = :institution and region = :region and lower(valid) >= :from
                        """)
                .param("institution", it.institutionId())
                .param("region", region)
                .param("from", it.from())
                .update();
        jdbc.sql("""
                        update insurance.provider set valid = daterange(lower(valid), :from)
                        where institution_id = :institution and region = :region and valid @> cast(:from as date)
                        """)
                .param("institution", it.institutionId())
                .param("region", region)
                .param("from", it.from())
                .update();
        jdbc.sql("""
                        insert into insurance.provider (institution_id, region, code, level, valid)
                        values (:institution, :region, :code, :level, daterange(:from, null))
                        """)
                .param("institution", it.institutionId())
                .param("region", region)
                .param("code", it.code())
                .param("level", it.level())
                .param("from", it.from())
                .update();
    }
}
