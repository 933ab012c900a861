package org.jieli.referral;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Clock rules and the working calendar's exceptions in the database. */
@Repository
class ClockRuleRepository {

    private final JdbcClient jdbc;

    ClockRuleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ClockRule> all() {
        return jdbc.sql("""
                        select state, urgency, within_alliance, minutes, working_days, from_booking, warn_share, ends_after_minutes,
                               valid_from, valid_to
                        from referral.clock_rule
                        """).query(ClockRule.class).list();
    }

    Map<LocalDate, Boolean> exceptions() {
        Map<LocalDate, Boolean> days = new HashMap<>();
        jdbc.sql("select day, working from referral.holiday").query(row -> {
            days.put(row.getObject("day", LocalDate.class), row.getBoolean("working"));
        });
        return days;
    }
}
