package org.jieli.encounter;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.DepartmentSummary;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** What an admission and a discharge must satisfy, the same at the page and at the API. */
final class AdmissionRules {

    /** 入院途径, CV09.00.403. */
    static final List<String> ROUTES = List.of("1", "2", "3", "9");
    /** 离院方式 of the front page of the inpatient record. */
    static final List<String> DISPOSITIONS = List.of("1", "2", "3", "4", "5", "9");

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final int LONGEST_NUMBER = 18;
    private static final int LONGEST_TEXT = 2000;
    private static final BigDecimal MOST_YUAN = new BigDecimal("9999999.99");
    private static final int CENTS = 2;

    private AdmissionRules() {}

    @SuppressWarnings("ConstantValue")
    static List<FieldFault> faults(
            NewAdmission admission,
            @Nullable DepartmentSummary ward,
            UUID institution,
            ResidentSummary resident,
            Instant at,
            Instant now) {
        List<FieldFault> faults = new ArrayList<>();
        if (ward == null || !ward.institutionId().equals(institution) || !ward.inpatient()) {
            faults.add(FieldFault.of("departmentId", "encounter.ward-missing"));
        }
        if (!isOneOf(ROUTES, admission.route())) {
            faults.add(FieldFault.of("route", "encounter.route-missing"));
        }
        if (admission.diagnosisCodes().isEmpty()) {
            faults.add(FieldFault.of("diagnosisCodes", "encounter.diagnosis-missing"));
        }
        longest("recordNumber", admission.recordNumber(), LONGEST_NUMBER, faults);
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
        return faults;
    }

    @SuppressWarnings("ConstantValue")
    static List<FieldFault> faults(NewDischarge discharge, AdmissionSummary stay, Instant at, Instant now) {
        List<FieldFault> faults = new ArrayList<>();
        if (!isOneOf(DISPOSITIONS, discharge.disposition())) {
            faults.add(FieldFault.of("disposition", "encounter.disposition-missing"));
        }
        BigDecimal cost = discharge.totalCost();
        if (cost == null) {
            faults.add(FieldFault.of("totalCost", "common.required"));
        } else if (cost.signum() < 0
                || cost.compareTo(MOST_YUAN) > 0
                || cost.stripTrailingZeros().scale() > CENTS) {
            faults.add(FieldFault.of("totalCost", "encounter.cost-out-of-range"));
        }
        if (at.isBefore(stay.admittedAt())) {
            faults.add(FieldFault.of("at", "encounter.discharge-before-admission"));
        }
        if (at.isAfter(now.plus(CLOCK_SKEW))) {
            faults.add(FieldFault.of("at", "encounter.in-future"));
        }
        longest("course", discharge.course(), LONGEST_TEXT, faults);
        longest("advice", discharge.advice(), LONGEST_TEXT, faults);
        return faults;
    }

    private static boolean isOneOf(List<String> codes, @Nullable String code) {
        return code != null && Set.copyOf(codes).contains(code);
    }

    private static void longest(String path, @Nullable String text, int longest, List<FieldFault> faults) {
        if (text != null && text.length() > longest) {
            faults.add(FieldFault.of(path, "common.too-long", longest));
        }
    }
}
