package org.jieli.assessment.pilot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which cities are pilots; in those all lead hospitals report (国卫医资源便函〔2019〕373号). */
@Repository
@Transactional(readOnly = true)
public class PilotCities {

    private final JdbcClient jdbc;

    PilotCities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether a place lies in a pilot city on a day.
     *
     * @param divisionCode of the city, or of anything below it
     */
    public boolean isPilot(String divisionCode, LocalDate date) {
        return jdbc.sql("""
                select exists (
                  select from assessment.pilot_city
                  where starts_with(:division, division) and from_date <= :date and (to_date is null or to_date > :date))
                """)
                .param("division", divisionCode)
                .param("date", date)
                .query(Boolean.class)
                .single();
    }

    /** The published list, by code. */
    public List<PilotCity> all() {
        return jdbc.sql("select * from assessment.pilot_city order by division")
                .query((row, number) -> new PilotCity(
                        row.getString("division"),
                        row.getString("name"),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("to_date", LocalDate.class)))
                .list();
    }

    @Transactional
    void publish(PilotCity city, String by, Instant at) {
        jdbc.sql("""
                insert into assessment.pilot_city (division, name, from_date, published_by, published_at)
                values (:division, :name, :from, :by, :at)
                on conflict (division) do update set from_date = excluded.from_date, to_date = null,
                  published_by = excluded.published_by, published_at = excluded.published_at
                """)
                .param("division", city.division())
                .param("name", city.name())
                .param("from", city.from())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
