package org.jieli.enrolment.agreement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.enrolment.AgreementKind;
import org.jspecify.annotations.Nullable;

/**
 * An agreement of a resident with a team.
 *
 * @param to the first day on which it no longer holds
 * @param signer who signed: the resident, or a guardian for him
 * @param endedOn since when it no longer holds, where it ended
 * @param settledMonths months that are paid for, after the end
 * @param settledFee yuan for these months
 * @param previousId the agreement that this one renews or replaces
 */
public record Agreement(
        UUID id,
        UUID residentId,
        LocalDate birthDate,
        String division,
        UUID teamId,
        UUID institutionId,
        UUID doctorId,
        String doctorName,
        AgreementKind kind,
        AgreementState state,
        LocalDate from,
        LocalDate to,
        SigningPlace place,
        String signer,
        @Nullable UUID guardianId,
        String identityCheck,
        String signature,
        @Nullable Instant proposedAt,
        @Nullable Instant signedAt,
        @Nullable String signedBy,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        @Nullable String answerReason,
        @Nullable LocalDate endedOn,
        @Nullable EndReason endReason,
        @Nullable String endWords,
        @Nullable Integer settledMonths,
        @Nullable BigDecimal settledFee,
        @Nullable UUID previousId,
        int version) {

    public Phase phaseOn(LocalDate day) {
        return switch (state) {
            case PROPOSED -> Phase.PROPOSED;
            case DECLINED -> Phase.DECLINED;
            case WITHDRAWN -> Phase.WITHDRAWN;
            case SIGNED -> !day.isBefore(end()) ? Phase.ENDED : day.isBefore(from) ? Phase.COMING : Phase.RUNNING;
        };
    }

    /** The first day on which it does not hold, by its term or because it was ended. */
    public LocalDate end() {
        return endedOn != null && endedOn.isBefore(to) ? endedOn : to;
    }

    /** A day more, for a term from 29 February ends on the 28th and would be a day short of its years. */
    public int years() {
        return from.until(to.plusDays(1)).getYears();
    }

    /** Which year of the agreement a day is in, from 1. */
    public int yearOn(LocalDate day) {
        return day.isBefore(from) ? 1 : from.until(day).getYears() + 1;
    }
}
