package org.jieli.region;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which division pools with which fund, and since when. */
@Repository
class PoolingRepository {

    private final JdbcClient jdbc;

    PoolingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Membership(
            String divisionCode,
            PoolingRegion region,
            LocalDate from,
            @Nullable LocalDate to) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    List<Membership> all() {
        return jdbc.sql("""
                select division_code, pooling_code, pooling_name, lower(valid) as from_date, upper(valid) as to_date
                from region.pooling
                """)
                .query((row, number) -> new Membership(
                        row.getString("division_code"),
                        new PoolingRegion(row.getString("pooling_code"), row.getString("pooling_name")),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("to_date", LocalDate.class)))
                .list();
    }

    /** Ends the membership in force, which must have begun before. */
    void end(String divisionCode, LocalDate on) {
        jdbc.sql("""
                update region.pooling set valid = daterange(lower(valid), :on)
                where division_code = :code and upper_inf(valid) and lower(valid) < :on
                """).param("code", divisionCode).param("on", on).update();
    }

    void insert(String divisionCode, PoolingRegion region, LocalDate from) {
        jdbc.sql("""
                insert into region.pooling (division_code, pooling_code, pooling_name, valid)
                values (:division, :code, :name, daterange(:from, null))
                """)
                .param("division", divisionCode)
                .param("code", region.code())
                .param("name", region.name())
                .param("from", from)
                .update();
    }
}
