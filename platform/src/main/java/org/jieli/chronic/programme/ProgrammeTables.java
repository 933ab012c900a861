package org.jieli.chronic.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.chronic.ChronicProgramme;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables of the programmes as shipped, each row with its source and its confidence. */
@Component
public class ProgrammeTables {

    private final List<Definition> definitions = ShippedRows.of("programmes")
            .map(row -> new Definition(
                    programme(row.text("programme")),
                    row.text("label"),
                    row.list("diagnoses").stream().map(IcdBounds::of).toList(),
                    row.text("main_diagnosis"),
                    row.list("words"),
                    row.yes("proposed_by_diagnosis"),
                    row.text("source"),
                    row.text("confidence")))
            .toList();
    private final List<Target> targets = ShippedRows.of("targets")
            .map(row -> new Target(
                    programme(row.text("programme")),
                    row.text("measurement"),
                    row.whole("age_from"),
                    row.whole("age_below"),
                    row.list("with").stream().map(ChronicProgramme::valueOf).toList(),
                    row.numberOrNull("above"),
                    row.number("below"),
                    row.yes("classifies"),
                    LocalDate.parse(row.text("effective_from")),
                    row.dateOrNull("effective_to"),
                    row.text("source"),
                    row.text("confidence")))
            .toList();
    private final List<Field> fields = ShippedRows.of("fields")
            .map(row -> new Field(programme(row.text("programme")), row.text("measurement"), row.yes("required")))
            .toList();
    private final Map<String, Measurement> measurements = ShippedRows.of("measurements")
            .map(row -> new Measurement(
                    row.text("measurement"),
                    row.text("unit"),
                    row.number("minimum"),
                    row.number("maximum"),
                    row.whole("decimals")))
            .collect(Collectors.toMap(Measurement::name, Function.identity()));
    private final List<Parameter> parameters = parametersAndLimits();

    /**
     * What a programme is about.
     *
     * @param label its name in the words of a plan
     * @param diagnosis under which the decision tables know it
     * @param words of plans that speak of it
     * @param proposed whether a diagnosis in the record proposes people by itself
     */
    public record Definition(
            ChronicProgramme programme,
            String label,
            List<IcdBounds> diagnoses,
            String diagnosis,
            List<String> words,
            boolean proposed,
            String source,
            String confidence) {

        public boolean isNamedIn(String purpose) {
            return words.stream().anyMatch(purpose::contains);
        }
    }

    /** First and last three-character code of a range of ICD-10. */
    public record IcdBounds(String first, String last) {

        static IcdBounds of(String text) {
            int cut = text.indexOf('-');
            return cut < 0 ? new IcdBounds(text, text) : new IcdBounds(text.substring(0, cut), text.substring(cut + 1));
        }
    }

    /** A measurement that the form of a programme asks for. */
    public record Field(ChronicProgramme programme, String measurement, boolean required) {}

    /** What a measurement is written in, and between what it can be right. */
    public record Measurement(String name, String unit, BigDecimal minimum, BigDecimal maximum, int decimals) {

        public boolean isPossible(BigDecimal value) {
            return value.compareTo(minimum) >= 0 && value.compareTo(maximum) <= 0;
        }
    }

    public List<Definition> definitions() {
        return definitions;
    }

    public Definition definition(ChronicProgramme programme) {
        return definitions.stream()
                .filter(each -> each.programme() == programme)
                .findFirst()
                .orElseThrow();
    }

    List<Target> targets() {
        return targets;
    }

    public List<Field> fields(ChronicProgramme programme) {
        return fields.stream().filter(each -> each.programme() == programme).toList();
    }

    public @Nullable Measurement measurement(String name) {
        return measurements.get(name);
    }

    /** All numbers: those of the programmes and the limits of their targets. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The main diagnoses of the programmes that plans speak of. */
    public List<String> diagnoses(List<String> purposes) {
        return definitions.stream()
                .filter(each -> purposes.stream().anyMatch(each::isNamedIn))
                .map(Definition::diagnosis)
                .toList();
    }

    /** The measurements that a plan asks for by its words. */
    public List<String> needed(String purpose) {
        return definitions.stream()
                .filter(each -> each.isNamedIn(purpose))
                .flatMap(each -> fields(each.programme()).stream())
                .filter(Field::required)
                .map(Field::measurement)
                .toList();
    }

    private List<Parameter> parametersAndLimits() {
        List<Parameter> all = new ArrayList<>(ShippedRows.of("parameters")
                .map(row -> new Parameter(
                        row.text("programme") + "." + row.text("name"),
                        row.text("programme"),
                        row.text("name"),
                        row.number("value"),
                        row.text("unit"),
                        row.number("minimum"),
                        row.number("maximum"),
                        LocalDate.parse(row.text("effective_from")),
                        row.dateOrNull("effective_to"),
                        row.text("source"),
                        row.text("confidence")))
                .toList());
        for (Target target : targets) {
            BigDecimal above = target.above();
            if (above != null) {
                all.add(limit(target, "above", above));
            }
            all.add(limit(target, "below", target.below()));
        }
        return List.copyOf(all);
    }

    private Parameter limit(Target target, String limit, BigDecimal value) {
        Measurement measurement = measurements.get(target.measurement());
        return new Parameter(
                target.key(limit),
                target.programme().name(),
                target.key(limit).substring(target.programme().name().length() + 1),
                value,
                measurement == null ? "" : measurement.unit(),
                // A target without a known measurement is never reached by a value; it stays as it was shipped.
                measurement == null ? value : measurement.minimum(),
                measurement == null ? value : measurement.maximum(),
                target.from(),
                target.to(),
                target.source(),
                target.confidence());
    }

    private static ChronicProgramme programme(String name) {
        return ChronicProgramme.valueOf(name);
    }
}
