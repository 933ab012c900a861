package org.jieli.encounter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jieli.terminology.Diagnosis;
import org.jspecify.annotations.Nullable;

/**
 * A stay in hospital.
 *
 * @param admissionRoute 入院途径: 1 emergency, 2 outpatient, 3 transferred in, 9 other
 * @param recordNumber 病案号, where known
 * @param referralId the referral that brought the person, where one did
 * @param stableSince since when the ward says that he may go down, null when it has not said so
 * @param discharge null while the person is in care
 */
public record AdmissionSummary(
        UUID id,
        UUID residentId,
        UUID institutionId,
        UUID departmentId,
        Instant admittedAt,
        String admissionRoute,
        List<Diagnosis> diagnoses,
        @Nullable String recordNumber,
        @Nullable UUID referralId,
        @Nullable Instant stableSince,
        @Nullable Discharge discharge) {

    /**
     * The end of a stay.
     *
     * @param disposition 离院方式: 1 by order, 2 to another hospital, 3 to primary care, 4 against advice, 5 died, 9 other
     * @param totalCost yuan
     * @param course 诊疗经过
     * @param advice 出院医嘱
     */
    public record Discharge(
            Instant at,
            String disposition,
            BigDecimal totalCost,
            @Nullable String course,
            @Nullable String advice) {}
}
