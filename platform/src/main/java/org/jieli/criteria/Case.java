package org.jieli.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.Capability;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person at a visit when the tables are asked.
 *
 * @param on the day whose tables apply
 * @param ageYears completed years
 * @param pregnant pregnant or in childbed
 * @param diagnoses ICD-10 codes, the main one first
 * @param findings coded findings, see {@link Criteria#findings()}
 * @param measurements values by name, see {@link Criteria#measurements()}, e.g. {@code systolic}, {@code egfr}
 * @param uncontrolledFollowUps how many of the last follow-ups in a row were not controlled
 * @param institutionId where the person is seen
 * @param capability what the catalogue says of this institution and the main diagnosis, null without a diagnosis
 */
public record Case(
        LocalDate on,
        int ageYears,
        boolean pregnant,
        java.util.List<String> diagnoses,
        Set<String> findings,
        Map<String, BigDecimal> measurements,
        int uncontrolledFollowUps,
        UUID institutionId,
        @Nullable Capability capability) {}
