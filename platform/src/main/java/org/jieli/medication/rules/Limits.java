package org.jieli.medication.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.catalogue.ShippedRows;
import org.springframework.stereotype.Component;

/** The numbers of prescriptions, each with its document, its days and how sure it is; later documents rule. */
@Component
public class Limits {

    private static final String ANY = "ANY";
    private static final String PRIMARY = "PRIMARY";

    private final List<Limit> all = ShippedRows.of(Limits.class, "limits.csv").stream()
            .map(Limits::limit)
            .toList();

    /**
     * A number that holds from a day on.
     *
     * @param source the document with its clause
     * @param confidence C certain, L likely (a county confirms it), U uncertain
     */
    public record Limit(
            String rule,
            String kind,
            String level,
            int value,
            LocalDate from,
            Optional<LocalDate> to,
            String source,
            String confidence) {

        boolean holds(String wanted, PrescriptionKind of, boolean primary, LocalDate on) {
            return rule.equals(wanted)
                    && (kind.equals(ANY) || kind.equals(of.name()))
                    && (level.equals(ANY) || primary && level.equals(PRIMARY))
                    && !on.isBefore(from)
                    && to.map(last -> !on.isAfter(last)).orElse(true);
        }
    }

    /** The one that rules on the day: the latest document. */
    public Optional<Limit> find(String rule, PrescriptionKind kind, boolean primary, LocalDate on) {
        return all.stream()
                .filter(limit -> limit.holds(rule, kind, primary, on))
                .max(Comparator.comparing(Limit::from));
    }

    /** Its number, or another where no document speaks. */
    public int value(String rule, PrescriptionKind kind, LocalDate on, int otherwise) {
        return find(rule, kind, true, on).map(Limit::value).orElse(otherwise);
    }

    private static Limit limit(Map<String, String> row) {
        String to = row.getOrDefault("effective_to", "");
        return new Limit(
                row.getOrDefault("rule", ""),
                row.getOrDefault("kind", ANY),
                row.getOrDefault("level", ANY),
                Integer.parseInt(row.getOrDefault("value", "0")),
                LocalDate.parse(row.getOrDefault("effective_from", "")),
                to.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(to)),
                row.getOrDefault("source", ""),
                row.getOrDefault("confidence", "U"));
    }
}
