package org.jieli.encounter;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** What a visit must satisfy, the same at the page and at the API; ranges are those within which instruments can read. */
final class VisitRules {

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final int LONGEST_COMPLAINT = 500;
    private static final int LONGEST_NOTE = 5000;
    private static final int LONGEST_REASON = 500;

    private VisitRules() {}

    static List<FieldFault> faults(NewVisit visit, ResidentSummary resident, Instant at, Instant now) {
        List<FieldFault> faults = new ArrayList<>();
        if (at.isAfter(now.plus(CLOCK_SKEW))) {
            faults.add(FieldFault.of("at", "encounter.in-future"));
        }
        if (ChinaTime.date(at).isBefore(resident.birthDate())) {
            faults.add(FieldFault.of(
                    "at", "encounter.before-birth", resident.birthDate().toString()));
        }
        if (resident.deceasedOn() != null && ChinaTime.date(at).isAfter(resident.deceasedOn())) {
            faults.add(FieldFault.of(
                    "at", "encounter.after-death", resident.deceasedOn().toString()));
        }
        required("complaint", visit.complaint(), LONGEST_COMPLAINT, faults);
        if (visit.diagnosisCodes().isEmpty()) {
            faults.add(FieldFault.of("diagnosisCodes", "encounter.diagnosis-missing"));
        }
        if (visit.note() != null && visit.note().length() > LONGEST_NOTE) {
            faults.add(FieldFault.of("note", "common.too-long", LONGEST_NOTE));
        }
        if (visit.overruleReason() != null && visit.overruleReason().length() > LONGEST_REASON) {
            faults.add(FieldFault.of("overruleReason", "common.too-long", LONGEST_REASON));
        }
        checkVitalSigns(visit.vitalSigns(), faults);
        return faults;
    }

    private static void checkVitalSigns(VitalSigns signs, List<FieldFault> faults) {
        range("systolic", signs.systolic(), 40, 320, faults);
        range("diastolic", signs.diastolic(), 20, 220, faults);
        range("heartRate", signs.heartRate(), 20, 260, faults);
        range("respiratoryRate", signs.respiratoryRate(), 4, 80, faults);
        range("temperature", signs.temperature(), 30, 45, faults);
        range("oxygenSaturation", signs.oxygenSaturation(), 30, 100, faults);
        range("fastingGlucose", signs.fastingGlucose(), 0.6, 60, faults);
        range("randomGlucose", signs.randomGlucose(), 0.6, 60, faults);
        range("weight", signs.weight(), 0.5, 400, faults);
        if (signs.systolic() != null && signs.diastolic() != null && signs.diastolic() >= signs.systolic()) {
            faults.add(FieldFault.of("vitalSigns.diastolic", "encounter.diastolic-above"));
        }
    }

    private static void required(String path, String text, int longest, List<FieldFault> faults) {
        if (text.isBlank()) {
            faults.add(FieldFault.of(path, "common.required"));
        } else if (text.length() > longest) {
            faults.add(FieldFault.of(path, "common.too-long", longest));
        }
    }

    private static void range(String name, @Nullable Number value, double from, double to, List<FieldFault> faults) {
        if (value != null && (value.doubleValue() < from || value.doubleValue() > to)) {
            faults.add(FieldFault.of(
                    "vitalSigns." + name,
                    "encounter.out-of-range",
                    BigDecimal.valueOf(from).stripTrailingZeros().toPlainString(),
                    BigDecimal.valueOf(to).stripTrailingZeros().toPlainString()));
        }
    }
}
