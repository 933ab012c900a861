package org.jieli.encounter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person to be admitted to a ward of the asker's institution.
 *
 * @param at when, null for now
 * @param route 入院途径: 1 emergency, 2 outpatient, 3 transferred in, 9 other
 * @param diagnosisCodes ICD-10, the main one first
 * @param recordNumber 病案号, up to 18 characters
 * @param referralId the referral that brings him, where one does
 */
public record NewAdmission(
        UUID residentId,
        UUID departmentId,
        @Nullable Instant at,
        String route,
        List<String> diagnosisCodes,
        @Nullable String recordNumber,
        @Nullable UUID referralId) {

    @SuppressWarnings("ConstantValue")
    public NewAdmission {
        diagnosisCodes = diagnosisCodes == null ? List.of() : List.copyOf(diagnosisCodes);
    }
}
