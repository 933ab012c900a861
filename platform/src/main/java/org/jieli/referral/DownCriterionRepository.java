package org.jieli.referral;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The criteria for going down. */
@Repository
class DownCriterionRepository {

    private final JdbcClient jdbc;

    DownCriterionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a day, the narrowest range last. */
    List<DownCriterion> on(LocalDate day) {
        return jdbc.sql("""
                        select from_code, to_code, name, min_days, conditions, source, confidence from referral.down_criterion
                        where valid_from <= :day and (valid_to is null or valid_to > :day) order by from_code, to_code desc
                        """).param("day", day).query(DownCriterion.class).list();
    }
}
