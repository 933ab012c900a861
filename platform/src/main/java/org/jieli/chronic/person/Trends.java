package org.jieli.chronic.person;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.criteria.Criteria;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was measured of a person at visits and follow-ups, whoever measured it. */
@Component
class Trends {

    private final JdbcClient jdbc;
    private final Criteria criteria;

    Trends(JdbcClient jdbc, Criteria criteria) {
        this.jdbc = jdbc;
        this.criteria = criteria;
    }

    private record Measured(String name, Trend.Point point) {}

    /** Since a moment, in the order of the measurements. The caller has read the resident, which is what the audit shows. */
    @Transactional(readOnly = true)
    List<Trend> of(UUID residentId, Instant since) {
        Map<String, List<Trend.Point>> points = jdbc
                .sql("""
                        select m.name, m.value, f.done_at as at, 'chronic.measured-follow-up' as source, '/follow-ups/' || f.id as path
                        from chronic.follow_up f, lateral (
                          values ('systolic', f.systolic::numeric), ('diastolic', f.diastolic::numeric), ('fastingGlucose', f.fasting_glucose)
                          union all select key, value::numeric from jsonb_each_text(f.measured)) m (name, value)
                        where f.resident_id = :resident and f.done_at >= :since and m.value is not null
                        union all
                        select m.name, m.value, v.at, 'chronic.measured-visit', '/visits/' || v.visit_id
                        from encounter.fact_vital_signs v, lateral (
                          values ('systolic', v.systolic::numeric), ('diastolic', v.diastolic::numeric),
                            ('fastingGlucose', v.fasting_glucose), ('randomGlucose', v.random_glucose)) m (name, value)
                        where v.resident_id = :resident and v.at >= :since and m.value is not null
                        order by at
                        """)
                .param("resident", residentId)
                .param("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                .query(Trends::measured)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Measured::name, Collectors.mapping(Measured::point, Collectors.toList())));
        return criteria.measurements().stream()
                .flatMap(each -> Stream.ofNullable(points.get(each.name())).map(values -> new Trend(each, values)))
                .toList();
    }

    private static Measured measured(ResultSet row, int number) throws SQLException {
        return new Measured(
                row.getString("name"),
                new Trend.Point(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        plain(row.getBigDecimal("value")),
                        row.getString("source"),
                        row.getString("path")));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
