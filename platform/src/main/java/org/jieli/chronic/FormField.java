package org.jieli.chronic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jieli.chronic.programme.ProgrammeTables;

/** A number that the form of a follow-up asks for. */
record FormField(String name, String unit, boolean whole, boolean required) {

    private static final List<String> USUAL = List.of("systolic", "diastolic", "fastingGlucose");

    /** Those of all programmes served, each once; the usual three where the plan says it in words. */
    static List<FormField> of(List<ChronicProgramme> served, ProgrammeTables tables) {
        Map<String, Boolean> required = new LinkedHashMap<>();
        for (ChronicProgramme programme : served) {
            for (ProgrammeTables.Field field : tables.fields(programme)) {
                required.merge(field.measurement(), field.required(), Boolean::logicalOr);
            }
        }
        if (served.isEmpty()) {
            USUAL.forEach(name -> required.put(name, false));
        }
        return required.entrySet().stream()
                .flatMap(each -> java.util.stream.Stream.ofNullable(tables.measurement(each.getKey()))
                        .map(known ->
                                new FormField(known.name(), known.unit(), known.decimals() == 0, each.getValue())))
                .toList();
    }
}
