package org.jieli.assessment.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a number of units stand to the targets of the standards.
 *
 * @param names of the indicators, by their identifiers
 */
record StandardsTable(
        Standards.StandardFile file,
        Map<String, String> names,
        List<FigureUnit> units,
        Map<UUID, Map<String, BigDecimal>> values) {

    String name(Standards.Target target) {
        return names.getOrDefault(target.indicator(), target.indicator());
    }

    @Nullable
    BigDecimal value(FigureUnit unit, Standards.Target target) {
        return values.getOrDefault(unit.unitId(), Map.of()).get(target.indicator());
    }

    Standards.Attainment attainment(FigureUnit unit, Standards.Target target) {
        return target.of(value(unit, target));
    }

    long count(Standards.Target target, Standards.Attainment attainment) {
        return units.stream()
                .filter(unit -> attainment(unit, target) == attainment)
                .count();
    }
}
