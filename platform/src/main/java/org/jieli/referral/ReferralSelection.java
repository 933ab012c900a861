package org.jieli.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.shared.AccessScope;
import org.jieli.shared.ChinaTime;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code referral.referral} that a filter means for an asker. Row-level security decides what may be seen, but no index serves
 * it; so the asker's institution is repeated here, in arms that have no row in common and each of which follows an index.
 */
record ReferralSelection(List<String> arms, List<String> conditions, Map<String, Object> values) {

    private static final String OF_PASSED =
            "select referral_id from referral.passed_by where institution_id = any (:places)";
    /** Follows the primary key. */
    private static final String PASSED = "id = any (array(" + OF_PASSED + "))";
    /** Looked up row by row, beside other conditions. */
    private static final String AMONG_PASSED = "id in (" + OF_PASSED + ")";

    /**
     * The selection of a filter.
     *
     * @param people whom the filter's text means when it is not a referral's number; null when it does not filter
     */
    static ReferralSelection of(
            ReferralFilter filter, AccessScope scope, Instant now, @Nullable Collection<UUID> people) {
        ReferralSelection selection = new ReferralSelection(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        selection.addPlaces(filter, scope);
        selection.addDivision(filter, scope);
        selection.add("state = :state", "state", name(filter.state()));
        selection.add("direction = :direction", "direction", name(filter.direction()));
        selection.add("urgency = :urgency", "urgency", name(filter.urgency()));
        selection.add("refusal = :refusal", "refusal", name(filter.refusal()));
        selection.add("from_institution = :from", "from", filter.from());
        selection.add("to_institution = :to", "to", filter.to());
        selection.add("owner_institution = :owner", "owner", filter.owner());
        selection.add("resident_id = :resident", "resident", filter.resident());
        if (filter.cohort() != null) {
            selection.conditions.add(filter.cohort().predicate());
        }
        if (filter.since() != null) {
            selection.add("submitted_at >= :since", "since", ReferralRepository.at(ChinaTime.startOf(filter.since())));
        }
        if (filter.until() != null) {
            selection.add(
                    "submitted_at < :until",
                    "until",
                    ReferralRepository.at(ChinaTime.startOf(filter.until().plusDays(1))));
        }
        if (filter.overdue()) {
            selection.add("owner_institution is not null and due_at < :now", "now", ReferralRepository.at(now));
        }
        if (people != null) {
            selection.add("resident_id = any (:people)", "people", people.toArray(UUID[]::new));
        } else {
            selection.add("number = upper(:number)", "number", filter.q());
        }
        return selection;
    }

    /** All its rows. */
    String rows(String columns) {
        return rows(columns, "");
    }

    /** Its rows, where {@code tail} (order and limit) stands in each arm already. */
    String rows(String columns, String tail) {
        String where = conditions.isEmpty() ? "" : " and " + String.join(" and ", conditions);
        return arms.stream()
                .map(arm -> "(select " + columns + " from referral.referral where " + arm + where + " " + tail + ")")
                .collect(Collectors.joining(" union all ", "(", ") chosen"));
    }

    /** The same, further on. */
    ReferralSelection and(String condition, Map<String, Object> named) {
        ReferralSelection further = new ReferralSelection(arms, new ArrayList<>(conditions), new HashMap<>(values));
        further.conditions.add(condition);
        further.values.putAll(named);
        return further;
    }

    private void addPlaces(ReferralFilter filter, AccessScope scope) {
        boolean own = filter.institution() == null;
        Set<UUID> places = filter.institution() == null ? scope.institutions() : Set.of(filter.institution());
        if (places.isEmpty()) {
            arms.add("true");
            return;
        }
        values.put("places", places.toArray(UUID[]::new));
        boolean one = places.size() == 1;
        if (one) {
            values.put("place", places.iterator().next());
        }
        String sent = one ? "from_institution = :place" : "from_institution = any (:places)";
        String received = one ? "to_institution = :place" : "to_institution = any (:places)";
        if (filter.side() != null) {
            arms.add(filter.side() == ReferralSide.SENT ? sent : received);
        } else if (one && !filter.overdue()) {
            arms.add(sent);
            arms.add("to_institution = :place and from_institution <> :place");
            if (own) {
                arms.add(PASSED + " and to_institution <> :place and from_institution <> :place");
            }
        } else {
            // What is overdue is little, and the index of deadlines is walked once.
            arms.add("(" + sent + " or " + received + (own ? " or " + AMONG_PASSED : "") + ")");
        }
    }

    private void addDivision(ReferralFilter filter, AccessScope scope) {
        boolean wanted = filter.side() != null && filter.institution() == null;
        String division = filter.division() == null && wanted ? scope.division() : filter.division();
        String sent = "starts_with(from_division, :division)";
        String received = "starts_with(to_division, :division)";
        String either = "(" + sent + " or " + received + ")";
        add(
                filter.side() == null ? either : filter.side() == ReferralSide.SENT ? sent : received,
                "division",
                division);
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
