package org.jieli.insurance.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.insurance.FundPost;
import org.jieli.insurance.Scheme;
import org.jieli.resident.Sex;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists a region's insured people by their number, each once: by the time that holds today, else by the latest; and counts them. */
@Service
@Transactional
class ListingPeople {

    static final int MOST_COUNTED = 100_000;

    /** Written so that a person's other times are found by the person, not by the region. */
    private static final String ONCE_EACH = """
            (c.valid @> cast(:today as date) or not exists (
              select from insurance.coverage o where o.resident_id = c.resident_id and o.region is not distinct from c.region
              and (o.valid @> cast(:today as date) or lower(o.valid) > lower(c.valid))))
            """;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    ListingPeople(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The condition of a query and its values. */
    record Selection(String where, Map<String, Object> values) {}

    KeysetPage<ListedPerson> page(PeopleFilter filter, @Nullable String after, int limit) {
        Selection selection = selection(filter);
        Map<String, Object> values = new HashMap<>(selection.values());
        String rest = after == null || after.isBlank() ? "" : rest(after, values);
        List<ListedPerson> found = jdbc.sql(text(selection, rest))
                .params(values)
                .param("limit", limit + 1)
                .query(ListingPeople::listed)
                .list();
        if (!found.isEmpty()) {
            audit.listed(
                    "insurance.people",
                    filter.at(""),
                    found.stream().map(ListedPerson::residentId).toList());
        }
        return KeysetPage.of(found, limit, last -> last.personNumber() + "_" + last.id());
    }

    /** The query of a page. */
    static String text(Selection selection, String rest) {
        return """
                select c.*, extract(year from age(cast(:today as date), c.born))::int as age, c.valid @> cast(:today as date) as today,
                       lower(c.valid) as first, upper(c.valid) - 1 as last
                from insurance.coverage c where\s""" + selection.where() + rest + " order by c.person_number collate \"C\", c.id limit :limit";
    }

    /** How many; one above {@link #MOST_COUNTED} stands for more than that. */
    long count(PeopleFilter filter) {
        Selection selection = selection(filter);
        return jdbc.sql("select count(*) from (select from insurance.coverage c where " + selection.where()
                        + " limit :limit) counted")
                .params(selection.values())
                .param("limit", MOST_COUNTED + 1L)
                .query(Long.class)
                .single();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Selection selection(PeopleFilter filter) {
        List<String> parts = new ArrayList<>(List.of("c.region = :region"));
        Map<String, Object> values = new HashMap<>(Map.of("region", FundPost.region(), "today", today()));
        if (Boolean.TRUE.equals(filter.today())) {
            parts.add("c.valid @> cast(:today as date)");
        } else if (Boolean.FALSE.equals(filter.today())) {
            parts.add("not c.valid @> cast(:today as date)");
            parts.add(ONCE_EACH);
        } else {
            parts.add(ONCE_EACH);
        }
        if (!filter.q().isBlank()) {
            parts.add("c.person_number collate \"C\" >= :q and c.person_number collate \"C\" < :q || chr(1114109)");
            values.put("q", filter.q().strip());
        }
        if (filter.scheme() != null) {
            parts.add("c.scheme = :scheme");
            values.put("scheme", filter.scheme().name());
        }
        if (!filter.group().isEmpty()) {
            parts.add(":group = any (c.groups)");
            values.put("group", filter.group());
        }
        if (!filter.assistance().isEmpty()) {
            parts.add("c.assistance = :assistance");
            values.put("assistance", filter.assistance());
        }
        return new Selection(String.join(" and ", parts), values);
    }

    private static String rest(String after, Map<String, Object> values) {
        int cut = after.indexOf('_');
        try {
            values.put("lastNumber", after.substring(0, Math.max(cut, 0)));
            values.put("lastId", UUID.fromString(after.substring(cut + 1)));
        } catch (IllegalArgumentException e) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("after", "common.unreadable")));
        }
        return " and (c.person_number collate \"C\", c.id) > (:lastNumber, :lastId)";
    }

    private static ListedPerson listed(ResultSet row, int number) throws SQLException {
        return new ListedPerson(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getString("person_number"),
                row.getInt("age"),
                Map.of("M", Sex.MALE, "F", Sex.FEMALE).getOrDefault(row.getString("sex"), Sex.UNKNOWN),
                Scheme.valueOf(row.getString("scheme")),
                List.of((String[]) row.getArray("groups").getArray()),
                row.getString("assistance"),
                row.getObject("first", LocalDate.class),
                row.getObject("last", LocalDate.class),
                row.getBoolean("today"));
    }
}
