package org.jieli.encounter;

import java.util.List;
import java.util.UUID;
import org.jieli.web.TypedNumbers;
import org.jspecify.annotations.Nullable;

/** What is typed into the visit page, kept as it was typed. */
record VisitForm(
        UUID resident,
        @Nullable String complaint,
        @Nullable String systolic,
        @Nullable String diastolic,
        @Nullable String heartRate,
        @Nullable String respiratoryRate,
        @Nullable String temperature,
        @Nullable String oxygenSaturation,
        @Nullable String fastingGlucose,
        @Nullable String randomGlucose,
        @Nullable String weight,
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

    /** What it says; a number that is none is left out and is a fault of {@code numbers}. */
    NewVisit visit(TypedNumbers numbers) {
        return new NewVisit(
                resident,
                null,
                Boolean.TRUE.equals(emergency),
                complaint == null ? "" : complaint,
                new VitalSigns(
                        numbers.whole("vitalSigns.systolic", systolic),
                        numbers.whole("vitalSigns.diastolic", diastolic),
                        numbers.whole("vitalSigns.heartRate", heartRate),
                        numbers.whole("vitalSigns.respiratoryRate", respiratoryRate),
                        numbers.decimal("vitalSigns.temperature", temperature),
                        numbers.whole("vitalSigns.oxygenSaturation", oxygenSaturation),
                        numbers.decimal("vitalSigns.fastingGlucose", fastingGlucose),
                        numbers.decimal("vitalSigns.randomGlucose", randomGlucose),
                        numbers.decimal("vitalSigns.weight", weight)),
                diagnoses(),
                findings(),
                Boolean.TRUE.equals(pregnant),
                note,
                decision == null ? "" : decision,
                overruleReason);
    }
}
