package org.jieli.chronic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** What a finished follow-up must satisfy: measured where its plan asks for it, and classed as its values allow. */
final class FollowUpRules {

    static final List<String> OUTCOMES = List.of("1", "2", "3", "4", "9");
    private static final String CONTROLLED = "1";
    private static final String NOT_MEASURED = "9";
    private static final int LONGEST_NOTE = 2000;
    private static final BigDecimal LOWEST_GLUCOSE = new BigDecimal("0.6");
    private static final BigDecimal HIGHEST_GLUCOSE = new BigDecimal("60");

    private final Norms norms;
    private final FollowUpForm form;
    private final List<FieldFault> faults = new ArrayList<>();

    private FollowUpRules(Norms norms, FollowUpForm form) {
        this.norms = norms;
        this.form = form;
    }

    static List<FieldFault> faults(FollowUpForm form, String purpose, int ageYears, LocalDate today, Norms norms) {
        FollowUpRules rules = new FollowUpRules(norms, form);
        rules.checkValues();
        if (!NOT_MEASURED.equals(form.outcome())) {
            rules.checkMeasured(purpose, today);
        }
        rules.checkOutcome(ageYears, today);
        return rules.faults;
    }

    private void checkValues() {
        range("systolic", form.systolic(), 40, 320);
        range("diastolic", form.diastolic(), 20, 220);
        if (form.systolic() != null && form.diastolic() != null && form.diastolic() >= form.systolic()) {
            faults.add(FieldFault.of("diastolic", "chronic.diastolic-above"));
        }
        BigDecimal glucose = form.fastingGlucose();
        if (glucose != null && (glucose.compareTo(LOWEST_GLUCOSE) < 0 || glucose.compareTo(HIGHEST_GLUCOSE) > 0)) {
            faults.add(FieldFault.of("fastingGlucose", "chronic.out-of-range", LOWEST_GLUCOSE, HIGHEST_GLUCOSE));
        }
        if (form.note() != null && form.note().length() > LONGEST_NOTE) {
            faults.add(FieldFault.of("note", "common.too-long", LONGEST_NOTE));
        }
    }

    /** One half of a blood pressure asks for the other. */
    private void checkMeasured(String purpose, LocalDate today) {
        List<String> needed = norms.measurements(purpose, today);
        boolean half = (form.systolic() == null) != (form.diastolic() == null);
        needed(needed, "systolic", form.systolic(), half);
        needed(needed, "diastolic", form.diastolic(), half);
        needed(needed, "fastingGlucose", form.fastingGlucose(), false);
    }

    private void needed(List<String> needed, String name, @Nullable Number value, boolean otherHalfMeasured) {
        if (value == null && otherHalfMeasured) {
            faults.add(FieldFault.of(name, "chronic.half-pressure"));
        } else if (value == null && needed.contains(name)) {
            faults.add(FieldFault.of(name, "chronic.not-measured"));
        }
    }

    private void checkOutcome(int ageYears, LocalDate today) {
        String outcome = form.outcome();
        if (outcome == null || !OUTCOMES.contains(outcome)) {
            faults.add(FieldFault.of("outcome", "chronic.outcome-missing"));
        } else if (outcome.equals(NOT_MEASURED)
                && (form.note() == null || form.note().isBlank())) {
            faults.add(FieldFault.of("note", "chronic.why-not-measured"));
        } else if (outcome.equals(CONTROLLED)) {
            norms.on(today, ageYears).forEach(this::checkControlled);
        }
    }

    /** A value is judged as it is kept, with one decimal; one that cannot be right is not judged. */
    private void checkControlled(Norm norm) {
        BigDecimal measured = form.values().get(norm.measurement());
        if (measured == null || faults.stream().anyMatch(fault -> fault.path().equals(norm.measurement()))) {
            return;
        }
        BigDecimal value = measured.setScale(1, RoundingMode.HALF_UP);
        if (norm.isTooHigh(value)) {
            contradicts("chronic.too-high-" + norm.measurement(), value, norm.below(), norm);
        } else if (norm.above() != null && norm.isTooLow(value)) {
            contradicts("chronic.too-low-" + norm.measurement(), value, norm.above(), norm);
        }
    }

    private void contradicts(String code, BigDecimal value, BigDecimal limit, Norm norm) {
        faults.add(FieldFault.of(
                "outcome", code, value.stripTrailingZeros().toPlainString(), limit.toPlainString(), norm.source()));
    }

    private void range(String name, @Nullable Integer value, int from, int to) {
        if (value != null && (value < from || value > to)) {
            faults.add(FieldFault.of(name, "chronic.out-of-range", from, to));
        }
    }
}
