package org.jieli.encounter;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is typed into the visit page; Spring binds it, and what it cannot read stays null and is told as a fault. */
record VisitForm(
        UUID resident,
        @Nullable String complaint,
        @Nullable Integer systolic,
        @Nullable Integer diastolic,
        @Nullable Integer heartRate,
        @Nullable Integer respiratoryRate,
        @Nullable BigDecimal temperature,
        @Nullable Integer oxygenSaturation,
        @Nullable BigDecimal fastingGlucose,
        @Nullable BigDecimal randomGlucose,
        @Nullable BigDecimal weight,
        @Nullable List<String> diagnosis,
        @Nullable List<String> finding,
        @Nullable Boolean pregnant,
        @Nullable Boolean emergency,
        @Nullable String note,
        @Nullable String decision,
        @Nullable String overruleReason) {

    static VisitForm empty(UUID resident) {
        return new VisitForm(
                resident, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null);
    }

    List<String> findings() {
        return finding == null ? List.of() : finding;
    }

    List<String> diagnoses() {
        return diagnosis == null
                ? List.of()
                : diagnosis.stream().filter(code -> !code.isBlank()).toList();
    }

    NewVisit visit() {
        return new NewVisit(
                resident,
                null,
                Boolean.TRUE.equals(emergency),
                complaint == null ? "" : complaint,
                new VitalSigns(
                        systolic,
                        diastolic,
                        heartRate,
                        respiratoryRate,
                        temperature,
                        oxygenSaturation,
                        fastingGlucose,
                        randomGlucose,
                        weight),
                diagnoses(),
                findings(),
                Boolean.TRUE.equals(pregnant),
                note,
                decision == null ? "" : decision,
                overruleReason);
    }
}
