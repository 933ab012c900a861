package org.jieli.enrolment.fulfilment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.enrolment.KeyPopulation;
import org.jieli.enrolment.ServiceKind;
import org.jspecify.annotations.Nullable;

/**
 * Which services the work list shows.
 *
 * @param overdue only those whose day has passed; otherwise those of the coming thirty days too
 */
record DueFilter(
        @Nullable UUID team,
        @Nullable ServiceKind kind,
        @Nullable KeyPopulation population,
        boolean overdue) {

    /** The last person of a page, for the page after it. */
    record Key(LocalDate due, UUID agreement) {

        static @Nullable Key parse(@Nullable String text) {
            if (text == null || !text.matches("[0-9-]{10}_[0-9a-f-]{36}")) {
                return null;
            }
            try {
                return new Key(LocalDate.parse(text.substring(0, 10)), UUID.fromString(text.substring(11)));
            } catch (RuntimeException e) {
                return null;
            }
        }
    }

    DueFilter withKind(@Nullable ServiceKind other) {
        return new DueFilter(team, other, population, overdue);
    }

    DueFilter withPopulation(@Nullable KeyPopulation other) {
        return new DueFilter(team, kind, other, overdue);
    }

    DueFilter withOverdue(boolean other) {
        return new DueFilter(team, kind, population, other);
    }

    String at(String path) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("team", team);
        all.put("kind", kind);
        all.put("population", population);
        all.put("overdue", overdue ? "true" : null);
        String query = all.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .map(each ->
                        each.getKey() + "=" + URLEncoder.encode(each.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
