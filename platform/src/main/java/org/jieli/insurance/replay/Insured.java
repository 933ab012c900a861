package org.jieli.insurance.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.Scheme;
import org.jspecify.annotations.Nullable;

/** The insured people of one part, by day. */
final class Insured {

    private final Scheme scheme;
    private final Map<UUID, List<Covered>> people = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, String> counties = new HashMap<>();

    Insured(Scheme scheme) {
        this.scheme = scheme;
    }

    /** One coverage: from a day (included) to another (excluded), as days since 1970. */
    record Covered(int from, int to, InsuredPerson person, InsuredPerson contracted, String county) {

        InsuredPerson person(boolean withAgreement) {
            return withAgreement ? contracted : person;
        }
    }

    /** Takes a row: resident, first day, end, day of birth, groups, assistance, county. */
    void add(ResultSet row) throws SQLException {
        Set<String> of = groups.computeIfAbsent(row.getString(5), text -> Set.of(TextArray.elements(text)));
        LocalDate born = LocalDate.ofEpochDay(row.getInt(4));
        String assistance = row.getString(6);
        people.computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>(1))
                .add(new Covered(
                        row.getInt(2),
                        row.getInt(3),
                        new InsuredPerson(scheme, born, of, assistance, false),
                        new InsuredPerson(scheme, born, of, assistance, true),
                        counties.computeIfAbsent(row.getString(7), code -> code)));
    }

    /** Who it was on a day; null when he was not insured. */
    @Nullable
    Covered on(UUID resident, int day) {
        for (Covered covered : people.getOrDefault(resident, List.of())) {
            if (day >= covered.from() && day < covered.to()) {
                return covered;
            }
        }
        return null;
    }
}
