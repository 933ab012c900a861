package org.jieli.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jieli.criteria.Criteria.Finding;
import org.jieli.institution.Capability;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * A case as JSON or a form brings it; what is left out is not known.
 *
 * @param on the day whose tables apply, today when left out
 * @param measurements by name, units as {@code /api/v1/criteria/vocabulary} tells
 * @param institutionId where the person is seen, the caller's institution when left out
 * @param capability of that institution for the first diagnosis; looked up in its catalogue when left out
 */
record CaseRequest(
        @Nullable LocalDate on,
        @Nullable Integer ageYears,
        @Nullable Boolean pregnant,
        @Nullable List<String> diagnoses,
        @Nullable List<String> findings,
        @Nullable Map<String, BigDecimal> measurements,
        @Nullable Integer uncontrolledFollowUps,
        @Nullable UUID institutionId,
        @Nullable Capability capability) {

    private static final int OLDEST = 150;
    private static final int MOST = 100;
    private static final String CODE = "[A-Z][0-9]{2}[0-9A-Za-z.+*]{0,12}";
    private static final UUID NOWHERE = new UUID(0, 0);

    /** The case; {@link org.jieli.shared.CommonFault#INVALID} with the fields that cannot be right. */
    Case toCase(LocalDate today, Vocabulary vocabulary) {
        List<FieldFault> faults = new ArrayList<>();
        if (ageYears == null || ageYears < 0 || ageYears > OLDEST) {
            faults.add(FieldFault.of("ageYears", "criteria.age", OLDEST));
        }
        if (uncontrolledFollowUps != null && (uncontrolledFollowUps < 0 || uncontrolledFollowUps > MOST)) {
            faults.add(FieldFault.of("uncontrolledFollowUps", "criteria.uncontrolled", MOST));
        }
        List<String> codes = Objects.requireNonNullElse(diagnoses, List.of());
        for (int i = 0; i < codes.size(); i++) {
            if (!codes.get(i).matches(CODE)) {
                faults.add(FieldFault.of("diagnoses[" + i + "]", "criteria.diagnosis", codes.get(i)));
            }
        }
        checkFindings(vocabulary, faults);
        checkMeasurements(vocabulary, faults);
        Fault.throwIfAny(faults);
        return new Case(
                Objects.requireNonNullElse(on, today),
                Objects.requireNonNull(ageYears),
                Boolean.TRUE.equals(pregnant),
                List.copyOf(codes),
                Set.copyOf(Objects.requireNonNullElse(findings, List.of())),
                Map.copyOf(Objects.requireNonNullElse(measurements, Map.of())),
                Objects.requireNonNullElse(uncontrolledFollowUps, 0),
                Objects.requireNonNullElse(institutionId, NOWHERE),
                capability);
    }

    private void checkFindings(Vocabulary vocabulary, List<FieldFault> faults) {
        List<String> known = vocabulary.findings().stream().map(Finding::code).toList();
        List<String> named = Objects.requireNonNullElse(findings, List.of());
        for (int i = 0; i < named.size(); i++) {
            if (!known.contains(named.get(i))) {
                faults.add(FieldFault.of("findings[" + i + "]", "criteria.finding", named.get(i)));
            }
        }
    }

    private void checkMeasurements(Vocabulary vocabulary, List<FieldFault> faults) {
        Objects.requireNonNullElse(measurements, Map.<String, BigDecimal>of()).forEach((name, value) -> vocabulary
                .measurement(name)
                .ifPresentOrElse(
                        measurement -> {
                            if (!measurement.isPlausible(value)) {
                                faults.add(FieldFault.of(
                                        "measurements." + name,
                                        "criteria.measurement-range",
                                        measurement.minimum().toPlainString(),
                                        measurement.maximum().toPlainString(),
                                        measurement.unit()));
                            }
                        },
                        () -> faults.add(FieldFault.of("measurements." + name, "criteria.measurement", name))));
    }
}
