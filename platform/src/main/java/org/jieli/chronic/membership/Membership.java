package org.jieli.chronic.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.chronic.ChronicProgramme;
import org.jspecify.annotations.Nullable;

/**
 * A person in a programme.
 *
 * @param institutionId who manages him
 * @param foundBy how he was found: {@code DOCTOR}, or what proposed him
 * @param consentedBy who agreed to the plan: himself or a guardian, by name
 * @param endReason null while he is in it
 */
public record Membership(
        UUID id,
        UUID residentId,
        ChronicProgramme programme,
        UUID institutionId,
        LocalDate enteredOn,
        String enteredBy,
        String foundBy,
        @Nullable String plan,
        @Nullable String consentedBy,
        @Nullable String grade,
        @Nullable String risk,
        List<String> riskFactors,
        @Nullable LocalDate gradedOn,
        LocalDate firstDueOn,
        @Nullable LocalDate endedOn,
        @Nullable ExitReason endReason,
        int version) {}
