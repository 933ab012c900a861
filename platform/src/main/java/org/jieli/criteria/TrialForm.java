package org.jieli.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jieli.institution.Capability;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Example values as typed on the trial page; anything may be left out but the age. */
record TrialForm(MultiValueMap<String, String> typed) {

    boolean isFilled() {
        return typed.containsKey("age");
    }

    String text(String name) {
        return Objects.requireNonNullElse(typed.getFirst(name), "");
    }

    boolean has(String name, String value) {
        return typed.getOrDefault(name, List.of()).contains(value);
    }

    /** What was typed as a case; what is no number is told in {@code faults}. */
    CaseRequest request(Vocabulary vocabulary, List<FieldFault> faults) {
        Map<String, BigDecimal> measurements = new HashMap<>();
        for (Measurement measurement : vocabulary.measurements()) {
            BigDecimal value = number(measurement.name(), "measurements." + measurement.name(), faults);
            if (value != null) {
                measurements.put(measurement.name(), value);
            }
        }
        return new CaseRequest(
                null,
                whole("age", "ageYears", faults),
                has("pregnant", "true"),
                codes(),
                typed.getOrDefault("finding", List.of()),
                measurements,
                whole("uncontrolled", "uncontrolledFollowUps", faults),
                null,
                text("capability").isEmpty() ? null : Capability.valueOf(text("capability")));
    }

    private List<String> codes() {
        List<String> codes = new ArrayList<>(List.of(text("diagnoses").split("[,，、\\s]+")));
        codes.removeIf(String::isBlank);
        return codes;
    }

    private @Nullable Integer whole(String name, String path, List<FieldFault> faults) {
        BigDecimal value = number(name, path, faults);
        return value == null ? null : value.intValue();
    }

    private @Nullable BigDecimal number(String name, String path, List<FieldFault> faults) {
        String text = text(name).strip();
        try {
            return text.isEmpty() || text.length() > 12 ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            faults.add(FieldFault.of(path, "common.not-a-number"));
            return null;
        }
    }
}
