package org.jieli.chronic.programme;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jieli.chronic.ChronicProgramme;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Grades by values and stratifies the risk by the tables; pure. */
@Component
public class DiseaseGrading {

    private static final String FACTOR = "FACTOR";
    private static final String DAMAGE = "DAMAGE";
    private static final String COMPLICATION = "COMPLICATION";

    private final List<Grade> grades = ShippedRows.of("grades")
            .map(row -> new Grade(
                    ChronicProgramme.valueOf(row.text("programme")),
                    row.text("grade"),
                    row.text("measurement"),
                    row.number("from"),
                    row.number("below"),
                    row.whole("weight")))
            .toList();
    private final List<Risk> risks = ShippedRows.of("risks")
            .map(row -> new Risk(
                    ChronicProgramme.valueOf(row.text("programme")),
                    row.text("level"),
                    row.whole("factors_from"),
                    row.whole("factors_to"),
                    row.text("grade"),
                    row.text("risk")))
            .toList();
    private final List<Factor> factors = ShippedRows.of("risk_factors")
            .map(row -> new Factor(
                    row.text("factor"),
                    row.text("level"),
                    row.textOrNull("sex"),
                    row.numberOrNull("age_above"),
                    row.list("programme").stream()
                            .map(ChronicProgramme::valueOf)
                            .toList()))
            .toList();

    private record Grade(
            ChronicProgramme programme,
            String name,
            String measurement,
            BigDecimal from,
            BigDecimal below,
            int weight) {

        boolean holds(BigDecimal value) {
            return value.compareTo(from) >= 0 && value.compareTo(below) < 0;
        }
    }

    private record Risk(ChronicProgramme programme, String level, int from, int to, String grade, String risk) {}

    private record Factor(
            String name,
            String level,
            @Nullable String sex,
            @Nullable BigDecimal ageAbove,
            List<ChronicProgramme> programmes) {

        boolean isTicked() {
            return sex == null && programmes.isEmpty();
        }

        boolean isKnownOf(Person person) {
            boolean byAge = sex != null
                    && sex.equals(person.sex())
                    && ageAbove != null
                    && BigDecimal.valueOf(person.age()).compareTo(ageAbove) > 0;
            return byAge || programmes.stream().anyMatch(person.programmes()::contains);
        }
    }

    /** Whom the risk is about. */
    public record Person(String sex, int age, Set<ChronicProgramme> programmes) {}

    /** The grade by the highest value; null when none of the programme's values is given. */
    public @Nullable String grade(ChronicProgramme programme, Map<String, BigDecimal> values) {
        Map<String, Grade> highest = new LinkedHashMap<>();
        for (Grade grade : grades) {
            BigDecimal value = values.get(grade.measurement());
            if (grade.programme() == programme && value != null && grade.holds(value)) {
                highest.merge(scale(grade), grade, (one, other) -> one.weight() >= other.weight() ? one : other);
            }
        }
        return highest.isEmpty()
                ? null
                : highest.values().stream()
                        .map(Grade::name)
                        .reduce((one, other) -> one + "/" + other)
                        .orElse(null);
    }

    /** Both pressures lie on one scale; filtration and albumin are two. */
    private static String scale(Grade grade) {
        return grade.programme() == ChronicProgramme.KIDNEY ? grade.measurement() : "";
    }

    /** The measurements by which a programme grades; empty where it has no grades. */
    public List<String> measurements(ChronicProgramme programme) {
        return grades.stream()
                .filter(each -> each.programme() == programme)
                .map(Grade::measurement)
                .distinct()
                .toList();
    }

    public boolean isStratified(ChronicProgramme programme) {
        return risks.stream().anyMatch(each -> each.programme() == programme);
    }

    /** The factors that somebody must know of and tick; age, sex and programmes the record knows. */
    public List<String> factorsToTick() {
        return factors.stream()
                .filter(Factor::isTicked)
                .map(Factor::name)
                .distinct()
                .toList();
    }

    /** The ticked factors and those the record knows, by name. */
    public Set<String> factors(Set<String> ticked, Person person) {
        Set<String> all = new TreeSet<>();
        factors.stream()
                .filter(each -> each.isTicked() ? ticked.contains(each.name()) : each.isKnownOf(person))
                .forEach(each -> all.add(each.name()));
        return all;
    }

    /** The risk by grade and factors; null where the programme has no stratification or the grade is open. */
    public @Nullable String risk(ChronicProgramme programme, @Nullable String grade, Set<String> present) {
        if (grade == null) {
            return null;
        }
        List<Factor> held = new ArrayList<>(
                factors.stream().filter(each -> present.contains(each.name())).toList());
        String level = held.stream().anyMatch(each -> each.level().equals(COMPLICATION))
                ? COMPLICATION
                : held.stream().anyMatch(each -> each.level().equals(DAMAGE)) ? DAMAGE : FACTOR;
        long count = held.stream()
                .filter(each -> each.level().equals(FACTOR))
                .map(Factor::name)
                .distinct()
                .count();
        return risks.stream()
                .filter(each -> each.programme() == programme
                        && each.level().equals(level)
                        && each.grade().equals(grade)
                        && count >= each.from()
                        && count <= each.to())
                .map(Risk::risk)
                .findFirst()
                .orElse(null);
    }
}
