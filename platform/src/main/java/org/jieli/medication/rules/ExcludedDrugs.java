package org.jieli.medication.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.ShippedRows;
import org.springframework.stereotype.Component;

/** What must not stand on a long prescription, with the diagnoses for which it may (国卫办医发〔2021〕17号). */
@Component
public class ExcludedDrugs {

    private static final String CONTROL = "CONTROL";

    private final List<Exclusion> all = ShippedRows.of(ExcludedDrugs.class, "excluded.csv").stream()
            .map(ExcludedDrugs::exclusion)
            .toList();

    /** One class that is excluded; {@code except} are ranges of diagnoses for which it is not. */
    public record Exclusion(
            String by, String value, String except, String name, String nameEnglish, String source, String confidence) {

        boolean excludes(Drug drug, String diagnosis) {
            boolean hit =
                    switch (by) {
                        case CONTROL -> drug.control().name().equals(value);
                        case "STORAGE" -> drug.storage().name().equals(value);
                        default -> drug.classCode().startsWith(value);
                    };
            return hit && !CodeRange.anyOf(except, diagnosis);
        }
    }

    public Optional<Exclusion> of(Drug drug, String diagnosis) {
        return all.stream().filter(each -> each.excludes(drug, diagnosis)).findFirst();
    }

    /** What is excluded because it is controlled, whatever the diagnosis. */
    public Optional<Exclusion> controlled(Drug drug) {
        return all.stream()
                .filter(each -> each.by().equals(CONTROL) && each.excludes(drug, ""))
                .findFirst();
    }

    private static Exclusion exclusion(Map<String, String> row) {
        return new Exclusion(
                row.getOrDefault("by", ""),
                row.getOrDefault("value", ""),
                row.getOrDefault("except", ""),
                row.getOrDefault("name", ""),
                row.getOrDefault("name_english", ""),
                row.getOrDefault("source", ""),
                row.getOrDefault("confidence", "U"));
    }
}
