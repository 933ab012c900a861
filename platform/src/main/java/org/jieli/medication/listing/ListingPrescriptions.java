package org.jieli.medication.listing;

import static org.jieli.medication.prescription.PrescriptionRows.utc;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.database.Planning;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.PrescriptionState;
import org.jieli.medication.prescription.Prescription;
import org.jieli.medication.prescription.PrescriptionRows;
import org.jieli.medication.rules.Limits;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists prescriptions within the asker's scope, work lists with the longest waiting first, and counts them. */
@Service
@Transactional
public class ListingPrescriptions {

    static final int MOST_COUNTED = 10_000;
    private static final int NAMESAKES = 200;
    private static final int AHEAD = 7;

    private final JdbcClient jdbc;
    private final Residents residents;
    private final Limits limits;
    private final AuditLog audit;
    private final Clock clock;

    ListingPrescriptions(JdbcClient jdbc, @Lazy Residents residents, Limits limits, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a list shows.
     *
     * @param q part of a name or initials, or a number
     */
    public record Filter(
            WorkList list,
            @Nullable PrescriptionState state,
            @Nullable PrescriptionKind kind,
            @Nullable String q) {}

    private record Selection(String where, String order, boolean descending, Map<String, Object> values) {}

    public KeysetPage<Prescription> page(Filter filter, @Nullable String after, int limit) {
        Selection selection = selection(filter);
        Map<String, Object> values = new HashMap<>(selection.values());
        String rest = "";
        if (after != null && !after.isBlank()) {
            rest = " and (" + selection.order() + ", id) " + (selection.descending() ? "<" : ">") + " (cast(:lastAt as "
                    + type(filter.list()) + "), cast(:lastId as uuid))";
            readKey(filter.list(), after, values);
        }
        Planning.forTheseValues(jdbc);
        String direction = selection.descending() ? " desc" : "";
        List<Prescription> found = jdbc.sql("select * from medication.prescription where " + selection.where() + rest
                        + " order by " + selection.order() + direction + ", id" + direction + " limit :limit")
                .params(values)
                .param("limit", limit + 1)
                .query(PrescriptionRows::map)
                .list();
        if (!found.isEmpty()) {
            audit.listed(
                    "prescription.list",
                    filter.list().name(),
                    found.stream().map(Prescription::residentId).toList());
        }
        return KeysetPage.of(found, limit, last -> key(filter.list(), last));
    }

    /** How many; one above {@link #MOST_COUNTED} stands for more than that. */
    public long count(Filter filter) {
        Selection selection = selection(filter);
        Planning.forTheseValues(jdbc);
        return jdbc.sql("select count(*) from (select from medication.prescription where " + selection.where()
                        + " limit :limit) counted")
                .params(selection.values())
                .param("limit", MOST_COUNTED + 1L)
                .query(Long.class)
                .single();
    }

    private Selection selection(Filter filter) {
        List<String> parts = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        String order = byList(filter.list(), parts, values);
        if (filter.state() != null) {
            parts.add("state = :state");
            values.put("state", filter.state().name());
        }
        if (filter.kind() != null) {
            parts.add("kind = :kind");
            values.put("kind", filter.kind().name());
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            people(filter.q().strip(), parts, values);
        }
        return new Selection(
                parts.isEmpty() ? "true" : String.join(" and ", parts), order, filter.list() == WorkList.ALL, values);
    }

    private void people(String q, List<String> parts, Map<String, Object> values) {
        if (q.toUpperCase(java.util.Locale.ROOT).matches("CF\\d+")) {
            parts.add("number = :number");
            values.put("number", q.toUpperCase(java.util.Locale.ROOT));
        } else {
            parts.add("resident_id = any (:people)");
            values.put(
                    "people",
                    residents.search(q, NAMESAKES).stream()
                            .map(ResidentSummary::id)
                            .toArray(UUID[]::new));
        }
    }

    private String byList(WorkList list, List<String> parts, Map<String, Object> values) {
        LocalDate today = LocalDate.now(clock);
        if (list != WorkList.ALL) {
            values.put("institution", CurrentAccess.require().requireInstitution());
        }
        return switch (list) {
            case ALL -> {
                scope(parts, values);
                yield "issued_at";
            }
            case TO_REVIEW -> {
                parts.add("review_at = :institution and state = 'ISSUED'");
                yield "changed_at";
            }
            case TO_DISPENSE -> {
                parts.add(
                        "dispense_at = :institution and state in ('REVIEWED', 'PARTLY_DISPENSED') and next_due <= :until");
                values.put(
                        "until", today.plusDays(limits.value("dispense-early-days", PrescriptionKind.LONG, today, 0)));
                yield "next_due";
            }
            case TO_RE_EVALUATE -> {
                parts.add(
                        "institution_id = :institution and state in ('ON_HOLD', 'SENT_BACK', 'RETURNED') and state = 'ON_HOLD'");
                yield "changed_at";
            }
            case TO_MEND -> {
                parts.add(
                        "institution_id = :institution and state in ('ON_HOLD', 'SENT_BACK', 'RETURNED') and state <> 'ON_HOLD'");
                yield "changed_at";
            }
            case REFILLS_DUE -> {
                parts.add(
                        "institution_id = :institution and state in ('REVIEWED', 'PARTLY_DISPENSED') and kind = 'LONG' and next_due <= :until");
                values.put("until", today.plusDays(AHEAD));
                yield "next_due";
            }
        };
    }

    /** The scope is repeated, so that the plan begins with it; the database enforces it all the same. */
    private static void scope(List<String> parts, Map<String, Object> values) {
        AccessScope scope = CurrentAccess.scope();
        if (scope.kind() == AccessScope.Kind.INSTITUTIONS) {
            parts.add("(institution_id = any (:scope) or dispense_at = any (:scope) or review_at = any (:scope))");
            values.put("scope", scope.institutions().toArray(UUID[]::new));
        } else if (scope.kind() == AccessScope.Kind.PERSON && scope.resident() != null) {
            parts.add("resident_id = :self");
            values.put("self", scope.resident());
        }
    }

    private static boolean byDay(WorkList list) {
        return list == WorkList.TO_DISPENSE || list == WorkList.REFILLS_DUE;
    }

    private static String type(WorkList list) {
        return byDay(list) ? "date" : "timestamptz";
    }

    private static String key(WorkList list, Prescription last) {
        Object at =
                switch (list) {
                    case ALL -> last.issuedAt();
                    case TO_REVIEW, TO_RE_EVALUATE, TO_MEND -> last.changedAt();
                    case TO_DISPENSE, REFILLS_DUE -> java.util.Objects.requireNonNull(last.nextDue());
                };
        return at + "_" + last.id();
    }

    private static void readKey(WorkList list, String after, Map<String, Object> values) {
        int cut = after.indexOf('_');
        try {
            String at = after.substring(0, Math.max(cut, 0));
            Object value = byDay(list) ? LocalDate.parse(at) : utc(Instant.parse(at));
            values.put("lastAt", java.util.Objects.requireNonNull(value));
            values.put("lastId", UUID.fromString(after.substring(cut + 1)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("after", "medication.after", after)));
        }
    }
}
