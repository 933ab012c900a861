package org.jieli.insurance.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.database.Planning;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.Scheme;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists bills, the latest first: a fund its region's, an institution its own; and counts them. */
@Service
@Transactional
class ListingClaims {

    static final int MOST_COUNTED = 10_000;
    private static final int NAMESAKES = 200;

    private final JdbcClient jdbc;
    private final Residents residents;
    private final AuditLog audit;

    ListingClaims(JdbcClient jdbc, Residents residents, AuditLog audit) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.audit = audit;
    }

    /** Bills to which a version gave other amounts. */
    private static final String CHANGED = """
            select a.claim_id from insurance.settlement a
            join insurance.settlement b on b.claim_id = a.claim_id and b.revision = a.revision - 1
            where a.because like 'NEW\\_RULES|%' and split_part(a.because, '|', 2) = :rules
              and (a.basic, a.critical, a.assistance, a.person) <> (b.basic, b.critical, b.assistance, b.person)
            """;

    private static final String STEPWISE =
            "select s.stepwise from insurance.settlement s where s.claim_id = c.id and s.current";

    private static String before(ClaimFilter filter) {
        return filter.rules() == null
                ? "null::numeric as person_before "
                : "(" + CHANGED.replace("select a.claim_id", "select b.person")
                        + " and a.claim_id = c.id order by a.revision limit 1) as person_before ";
    }

    private record Selection(String where, Map<String, Object> values) {}

    KeysetPage<ListedClaim> page(ClaimFilter filter, @Nullable String after, int limit) {
        ClaimPosts.reader();
        Planning.forTheseValues(jdbc);
        Selection selection = selection(filter);
        Map<String, Object> values = new HashMap<>(selection.values());
        String rest = after == null || after.isBlank() ? "" : rest(after, values);
        // First the page alone: joined at once, the planner may read all settlements, and ask of each whether its
        // person is visible.
        List<ListedClaim> found = jdbc.sql("with page as materialized (select c.* from insurance.claim c where "
                        + selection.where() + rest + " order by c.to_on desc, c.id limit :limit)" + """
                        select c.*, s.basic, s.critical, s.assistance, s.person, s.stepwise, s.direction, v.person_number, v.sex,
                               extract(year from age(c.from_on, v.born))::int as age,\s""" + before(filter)
                        + """
                        from page c
                        join lateral (select * from insurance.settlement s where s.claim_id = c.id and s.current limit 1) s on true
                        left join lateral (select * from insurance.coverage v
                                           where v.resident_id = c.resident_id and v.valid @> c.from_on limit 1) v on true
                        order by c.to_on desc, c.id
                        """)
                .params(values)
                .param("limit", limit + 1)
                .query(ListingClaims::listed)
                .list();
        if (!found.isEmpty()) {
            audit.listed(
                    "claim.list",
                    filter.at(""),
                    found.stream().map(ListedClaim::residentId).toList());
        }
        return KeysetPage.of(found, limit, last -> last.to() + "_" + last.id());
    }

    /** How many; one above {@link #MOST_COUNTED} stands for more than that. */
    long count(ClaimFilter filter) {
        Planning.forTheseValues(jdbc);
        Selection selection = selection(filter);
        return jdbc.sql("select count(*) from (select from insurance.claim c where " + selection.where()
                        + " limit :limit) counted")
                .params(selection.values())
                .param("limit", MOST_COUNTED + 1L)
                .query(Long.class)
                .single();
    }

    private Selection selection(ClaimFilter filter) {
        List<String> parts = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        scope(parts, values);
        if (filter.kind() != null) {
            parts.add("c.kind = :kind");
            values.put("kind", filter.kind().name());
        }
        if (filter.institution() != null) {
            parts.add("c.institution_id = :institution");
            values.put("institution", filter.institution());
        }
        if (filter.month() != null) {
            parts.add("c.to_on between :first and :last");
            values.put("first", filter.month().atDay(1));
            values.put("last", filter.month().atEndOfMonth());
        }
        if (filter.stepwise() != null) {
            // Visits have no way that could be wrong: only stays are told apart by it.
            parts.add("c.kind = 'INPATIENT' and (" + STEPWISE + ") = :stepwise");
            values.put("stepwise", filter.stepwise());
        }
        if (filter.rules() != null) {
            parts.add("c.id in (" + CHANGED + ")");
            values.put("rules", filter.rules().toString());
        }
        if (!filter.q().isBlank()) {
            words(filter.q().strip(), parts, values);
        }
        return new Selection(String.join(" and ", parts), values);
    }

    private void words(String q, List<String> parts, Map<String, Object> values) {
        String bare = q.replaceAll("\\s", "");
        values.put("numbers", new String[] {q, bare, bare.toUpperCase(Locale.ROOT), bare.toLowerCase(Locale.ROOT)});
        String ofNumbers = "c.number = any (:numbers) or c.resident_id in (select resident_id from insurance.coverage"
                + " where person_number = any (:numbers))";
        if (CurrentAccess.seesPeople()) {
            values.put(
                    "people",
                    residents.search(q, NAMESAKES).stream()
                            .map(ResidentSummary::id)
                            .toArray(UUID[]::new));
            parts.add("(" + ofNumbers + " or c.resident_id = any (:people))");
        } else {
            parts.add("(" + ofNumbers + ")");
        }
    }

    /** The scope is repeated, so that the plan begins with it; the database enforces it all the same. */
    private void scope(List<String> parts, Map<String, Object> values) {
        AccessScope scope = CurrentAccess.scope();
        switch (scope.kind()) {
            case FUND -> regions(String.valueOf(scope.division()), parts, values);
            case INSTITUTIONS -> {
                UUID[] places = scope.institutions().toArray(UUID[]::new);
                parts.add(places.length == 1 ? "c.institution_id = :place" : "c.institution_id = any (:places)");
                values.put(places.length == 1 ? "place" : "places", places.length == 1 ? places[0] : places);
            }
            case SYSTEM -> parts.add("true");
            default -> parts.add("false");
        }
    }

    /** Of one region, as almost always, the index gives the order of the list. */
    private void regions(String fund, List<String> parts, Map<String, Object> values) {
        List<String> regions = jdbc.sql(
                        "select distinct region from insurance.rule_set where region like :fund || '%' and state = 'ISSUED'")
                .param("fund", fund)
                .query(String.class)
                .list();
        if (regions.size() <= 1) {
            parts.add("c.region = :region");
            values.put("region", regions.isEmpty() ? fund : regions.getFirst());
        } else {
            parts.add("c.region = any (:regions)");
            values.put("regions", regions.toArray(String[]::new));
        }
    }

    private static String rest(String after, Map<String, Object> values) {
        int cut = after.indexOf('_');
        try {
            values.put("lastOn", LocalDate.parse(after.substring(0, Math.max(cut, 0))));
            values.put("lastId", UUID.fromString(after.substring(cut + 1)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("after", "common.unreadable")));
        }
        return " and c.to_on <= :lastOn and (c.to_on < :lastOn or c.id > :lastId)";
    }

    private static ListedClaim listed(ResultSet row, int number) throws SQLException {
        String direction = row.getString("direction");
        String sex = row.getString("sex");
        return new ListedClaim(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("resident_id", UUID.class),
                row.getString("person_number"),
                row.getObject("age", Integer.class),
                sex == null ? null : CoverageBook.sex(sex),
                Scheme.valueOf(row.getString("scheme")),
                CareKind.valueOf(row.getString("kind")),
                row.getObject("institution_id", UUID.class),
                row.getString("level"),
                CareArea.valueOf(row.getString("area")),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                row.getString("diagnosis"),
                row.getString("diagnosis_name"),
                row.getBigDecimal("total"),
                row.getBigDecimal("basic"),
                row.getBigDecimal("critical"),
                row.getBigDecimal("assistance"),
                row.getBigDecimal("person"),
                row.getBoolean("stepwise"),
                direction == null ? null : EpisodeDirection.valueOf(direction),
                row.getBigDecimal("person_before"));
    }
}
