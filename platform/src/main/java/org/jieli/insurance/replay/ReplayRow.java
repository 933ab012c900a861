package org.jieli.insurance.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.replay.Replay.Pair;
import org.jieli.insurance.replay.Replay.ReplayState;
import org.jieli.insurance.replay.Replay.Span;
import org.jspecify.annotations.Nullable;

/** Makes a replay of its row. */
final class ReplayRow {

    static final String COLUMNS = """
            id, region, scheme, year, base, proposed, other_base, other_proposed, name, state, asked_by, asked_at, expected, done, people,
            millis, skipped, first_day, last_day, missing_months, failure, failure_detail
            """;

    private ReplayRow() {}

    static Replay replay(ResultSet row, int number) throws SQLException {
        return new Replay(
                row.getObject("id", UUID.class),
                row.getString("region"),
                row.getInt("year"),
                pairs(row),
                row.getString("name"),
                ReplayState.valueOf(row.getString("state")),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getLong("expected"),
                row.getLong("done"),
                row.getLong("people"),
                row.getObject("millis", Long.class),
                row.getLong("skipped"),
                span(row),
                row.getString("failure"),
                row.getString("failure_detail"));
    }

    private static @Nullable Span span(ResultSet row) throws SQLException {
        LocalDate first = row.getObject("first_day", LocalDate.class);
        LocalDate last = row.getObject("last_day", LocalDate.class);
        return first == null || last == null
                ? null
                : new Span(first, last, List.of((Integer[])
                        row.getArray("missing_months").getArray()));
    }

    private static List<Pair> pairs(ResultSet row) throws SQLException {
        Scheme scheme = Scheme.valueOf(row.getString("scheme"));
        Pair first = new Pair(scheme, row.getObject("base", UUID.class), row.getObject("proposed", UUID.class));
        UUID otherBase = row.getObject("other_base", UUID.class);
        if (otherBase == null) {
            return List.of(first);
        }
        Scheme other = scheme == Scheme.EMPLOYEE ? Scheme.RESIDENT : Scheme.EMPLOYEE;
        return List.of(first, new Pair(other, otherBase, row.getObject("other_proposed", UUID.class)));
    }
}
