package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.shared.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * The budget of an alliance for a year.
 *
 * @param division of the lead hospital
 * @param source the document
 * @param headsOn the day on which the heads were counted
 * @param amount of the year, yuan: the sum of the heads' amounts
 * @param score of the alliance's assessment, null until it is known
 * @param revision raised by every change
 */
record Budget(
        UUID id,
        UUID allianceId,
        String allianceName,
        UUID leadInstitutionId,
        String division,
        String region,
        int year,
        BudgetState state,
        BudgetTerms terms,
        String source,
        Confidence confidence,
        LocalDate headsOn,
        int heads,
        BigDecimal amount,
        @Nullable BigDecimal score,
        int revision,
        Instant openedAt,
        String openedBy,
        @Nullable Instant closedAt,
        @Nullable String closedBy) {

    boolean isOpen() {
        return state == BudgetState.OPEN_BUDGET;
    }
}
