package org.jieli.chronic.person;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.chronic.ReadingSummary;
import org.jieli.chronic.Readings;
import org.jieli.criteria.Criteria;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was measured of a person, whoever measured it: readings, visits, and all that follow-ups wrote down. */
@Component
class Trends {

    private final Readings readings;
    private final JdbcClient jdbc;
    private final Criteria criteria;

    Trends(Readings readings, JdbcClient jdbc, Criteria criteria) {
        this.readings = readings;
        this.jdbc = jdbc;
        this.criteria = criteria;
    }

    private record Measured(String name, Trend.Point point) {}

    /** Since a moment, in the order of the measurements. */
    @Transactional(readOnly = true)
    List<Trend> of(UUID residentId, Instant since) {
        Map<String, List<Trend.Point>> points = Stream.concat(
                        readings.trend(residentId, since).stream().flatMap(Trends::numbers),
                        otherValues(residentId, since).stream())
                .sorted(Comparator.comparing(each -> each.point().at()))
                .collect(Collectors.groupingBy(
                        Measured::name, Collectors.mapping(Measured::point, Collectors.toList())));
        return criteria.measurements().stream()
                .flatMap(each -> Stream.ofNullable(points.get(each.name())).map(values -> new Trend(each, values)))
                .toList();
    }

    private static Stream<Measured> numbers(ReadingSummary reading) {
        List<String> names = reading.kind().measurements();
        Measured first = new Measured(names.getFirst(), point(reading, reading.value()));
        return reading.secondValue() == null
                ? Stream.of(first)
                : Stream.of(first, new Measured(names.getLast(), point(reading, reading.secondValue())));
    }

    private static Trend.Point point(ReadingSummary reading, BigDecimal value) {
        return new Trend.Point(
                reading.measuredAt(),
                plain(value),
                "chronic.measured-" + reading.source(),
                path(reading.source(), reading.sourceId()));
    }

    private static @Nullable String path(String source, UUID id) {
        return switch (source) {
            case "FOLLOW_UP" -> "/follow-ups/" + id;
            case "VISIT" -> "/visits/" + id;
            default -> null;
        };
    }

    /** Values of follow-ups that are not among the readings, such as those of a laboratory. */
    private List<Measured> otherValues(UUID residentId, Instant since) {
        return jdbc.sql("""
                        select f.id, f.done_at, m.key, m.value::numeric as value
                        from chronic.follow_up f, jsonb_each_text(f.measured) m
                        where f.resident_id = :resident and f.done_at >= :since
                        """)
                .param("resident", residentId)
                .param("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                .query((row, number) -> new Measured(
                        row.getString("key"),
                        new Trend.Point(
                                row.getObject("done_at", OffsetDateTime.class).toInstant(),
                                plain(row.getBigDecimal("value")),
                                "chronic.measured-FOLLOW_UP",
                                path("FOLLOW_UP", row.getObject("id", UUID.class)))))
                .list();
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
