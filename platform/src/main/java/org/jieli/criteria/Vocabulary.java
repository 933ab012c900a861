package org.jieli.criteria;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.criteria.Criteria.Finding;

/** The findings and measurements that tables may speak of. */
record Vocabulary(List<Finding> findings, List<Measurement> measurements) {

    private static final Set<String> PERSON =
            Set.of("age", "pregnant", "diagnoses", "findings", "uncontrolled", "capability");

    Optional<Measurement> measurement(String name) {
        return measurements.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    static Vocabulary shipped() {
        return new Vocabulary(
                Csv.read("findings.csv").rows().stream()
                        .map(row -> new Finding(row.get("code"), row.get("name"), row.get("english"), row.get("group")))
                        .toList(),
                Csv.read("measurements.csv").rows().stream()
                        .map(row -> new Measurement(
                                row.get("name"),
                                row.get("label"),
                                row.get("english"),
                                row.get("unit"),
                                new BigDecimal(row.get("minimum")),
                                new BigDecimal(row.get("maximum"))))
                        .toList());
    }

    /** Every input that a table may name. */
    Set<String> inputs() {
        return Stream.concat(PERSON.stream(), measurements.stream().map(Measurement::name))
                .collect(Collectors.toSet());
    }
}
