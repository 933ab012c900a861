package org.jieli.institution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Which diagnoses a diagnosis and treatment subject is for; an own table of the project, to find a department for a referral. */
final class SubjectRanges {

    private static final Map<String, List<IcdRange>> RANGES = new HashMap<>();

    static {
        for (Map<String, String> row : ShippedTable.rows("codes/subject-ranges.csv")) {
            RANGES.computeIfAbsent(row.getOrDefault("code", ""), code -> new ArrayList<>())
                    .add(IcdRange.of(row.getOrDefault("from", ""), row.getOrDefault("to", "")));
        }
    }

    private SubjectRanges() {}

    /** How closely the subject fits the diagnosis: the width of its narrowest range, smaller is closer; empty when not at all. */
    static OptionalLong fit(String subject, String icd10) {
        long code = IcdRange.ordinal(icd10);
        return RANGES.getOrDefault(subject, List.of()).stream()
                .filter(range -> range.contains(code))
                .mapToLong(IcdRange::width)
                .min();
    }
}
