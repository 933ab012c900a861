package org.jieli.assessment.pilot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jieli.shared.FieldFault;
import org.jieli.web.TypedNumbers;
import org.jspecify.annotations.Nullable;

/** Reads a typed application: what is typed must be right to be kept, and all of it be there to be submitted. */
final class PilotReading {

    /** 每份材料不超过 3000 字. */
    static final int LONGEST_PART = 3000;

    static final int LONGEST_EVIDENCE = 1000;
    private static final int LONGEST_NAME = 50;
    private static final int MOST = 100_000;

    private final List<FieldFault> faults = new ArrayList<>();
    private final PilotApplication.Columns columns;
    private final List<String> parts;
    private final List<Boolean> met;
    private final List<String> evidence;

    PilotReading(PilotForm typed) {
        TypedNumbers numbers = new TypedNumbers();
        columns = new PilotApplication.Columns(
                numbers.decimal("population", typed.population()),
                numbers.whole("districts", typed.districts()),
                numbers.whole("tertiary", typed.tertiary()),
                numbers.whole("secondary", typed.secondary()),
                numbers.whole("primaryCare", typed.primaryCare()),
                numbers.whole("grids", typed.grids()),
                text("contactName", typed.contactName(), LONGEST_NAME),
                text("contactTitle", typed.contactTitle(), LONGEST_NAME),
                text("phone", typed.phone(), LONGEST_NAME));
        faults.addAll(numbers.faults());
        parts = texts("parts", PilotReading.LONGEST_PART, typed::part);
        evidence = texts("evidence", LONGEST_EVIDENCE, typed::proof);
        met = IntStream.range(0, PilotForm.PARTS).mapToObj(typed::isMet).toList();
        inRange("population", columns.population());
        inRange("districts", columns.districts());
        inRange("tertiary", columns.tertiary());
        inRange("secondary", columns.secondary());
        inRange("primaryCare", columns.primaryCare());
        inRange("grids", columns.grids());
        if (!columns.phone().isEmpty() && !columns.phone().matches("1\\d{10}")) {
            faults.add(FieldFault.of("phone", "assessment.pilot-phone"));
        }
    }

    List<FieldFault> faults() {
        return faults;
    }

    PilotApplication.Columns columns() {
        return columns;
    }

    List<String> parts() {
        return parts;
    }

    List<Boolean> met() {
        return met;
    }

    List<String> evidence() {
        return evidence;
    }

    /** What a kept application lacks to be submitted. */
    static List<FieldFault> missing(PilotApplication application) {
        List<FieldFault> missing = new ArrayList<>();
        PilotApplication.Columns columns = application.columns();
        need(missing, "population", columns.population());
        need(missing, "districts", columns.districts());
        need(missing, "tertiary", columns.tertiary());
        need(missing, "secondary", columns.secondary());
        need(missing, "primaryCare", columns.primaryCare());
        need(missing, "grids", columns.grids());
        need(missing, "contactName", columns.contactName());
        need(missing, "contactTitle", columns.contactTitle());
        need(missing, "phone", columns.phone());
        for (int index = 0; index < PilotForm.PARTS; index++) {
            need(missing, "parts" + index, application.parts().get(index));
            need(missing, "evidence" + index, application.evidence().get(index));
            if (!application.met().get(index)) {
                missing.add(FieldFault.of("met" + index, "assessment.pilot-condition"));
            }
        }
        return missing;
    }

    private static void need(List<FieldFault> missing, String field, @Nullable Object value) {
        if (value == null || value.toString().isEmpty()) {
            missing.add(FieldFault.of(field, "common.required"));
        }
    }

    private List<String> texts(String field, int longest, java.util.function.IntFunction<String> typed) {
        return IntStream.range(0, PilotForm.PARTS)
                .mapToObj(index -> text(field + index, typed.apply(index), longest))
                .toList();
    }

    private String text(String field, @Nullable String typed, int longest) {
        String text = typed == null ? "" : typed.strip();
        if (text.length() > longest) {
            faults.add(FieldFault.of(field, "common.too-long", longest));
        }
        return text;
    }

    private void inRange(String field, @Nullable Number number) {
        if (number == null) {
            return;
        }
        BigDecimal value = new BigDecimal(number.toString());
        if (value.signum() < 0) {
            faults.add(FieldFault.of(field, "assessment.negative"));
        } else if (value.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            faults.add(FieldFault.of(field, "assessment.too-high", MOST));
        }
    }
}
