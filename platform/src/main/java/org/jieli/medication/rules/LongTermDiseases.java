package org.jieli.medication.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieli.chronic.ChronicProgramme;
import org.jieli.medication.catalogue.ShippedRows;
import org.springframework.stereotype.Component;

/** The diseases for which long prescriptions are written, and those whose appearance calls for a new evaluation. */
@Component
public class LongTermDiseases {

    private final List<Disease> all = ShippedRows.of(LongTermDiseases.class, "diseases.csv").stream()
            .map(LongTermDiseases::disease)
            .toList();
    private final List<CodeRange> noticed = ShippedRows.of(LongTermDiseases.class, "new-diseases.csv").stream()
            .map(LongTermDiseases::range)
            .toList();

    /**
     * A disease with its codes.
     *
     * @param programme the chronic programme whose follow-ups say how it stands, where there is one
     */
    public record Disease(
            String from,
            String to,
            String name,
            String nameEnglish,
            Optional<ChronicProgramme> programme,
            String source,
            String confidence) {}

    public Optional<Disease> find(String diagnosis) {
        return all.stream()
                .filter(disease -> new CodeRange(disease.from(), disease.to()).has(diagnosis))
                .findFirst();
    }

    public List<Disease> all() {
        return all;
    }

    /** The diseases that a programme follows up. */
    public List<Disease> of(ChronicProgramme programme) {
        return all.stream()
                .filter(disease -> disease.programme().filter(programme::equals).isPresent())
                .toList();
    }

    /** Whether the diagnosis, when it is new, calls for a new evaluation: a cold does not. */
    public boolean isNoticed(String diagnosis) {
        return noticed.stream().anyMatch(range -> range.has(diagnosis));
    }

    /** Whether two diagnoses are of the same disease: of the same row here, or else of the same category. */
    public boolean isSame(String one, String other) {
        Optional<Disease> disease = find(one);
        return disease.isPresent() ? disease.equals(find(other)) : one.regionMatches(0, other, 0, 3);
    }

    private static Disease disease(Map<String, String> row) {
        String programme = row.getOrDefault("programme", "");
        return new Disease(
                row.getOrDefault("from", ""),
                row.getOrDefault("to", ""),
                row.getOrDefault("name", ""),
                row.getOrDefault("name_english", ""),
                programme.isEmpty() ? Optional.empty() : Optional.of(ChronicProgramme.valueOf(programme)),
                row.getOrDefault("source", ""),
                row.getOrDefault("confidence", "U"));
    }

    private static CodeRange range(Map<String, String> row) {
        return new CodeRange(row.getOrDefault("from", ""), row.getOrDefault("to", ""));
    }
}
