package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.Scheme;
import org.jieli.resident.Sex;
import org.jspecify.annotations.Nullable;

/**
 * A bill in a list with who pays what; of the person only what the fund may see.
 *
 * @param personNumber 参保号; null where the asker does not see the coverage
 * @param age full years on the first day; null likewise
 * @param direction how a stay follows an earlier one; null when it does not
 * @param personBefore what the person paid before a version of the rules changed it, where bills are listed by that; else null
 */
public record ListedClaim(
        UUID id,
        String number,
        UUID residentId,
        @Nullable String personNumber,
        @Nullable Integer age,
        @Nullable Sex sex,
        Scheme scheme,
        CareKind kind,
        UUID institutionId,
        String level,
        CareArea area,
        LocalDate from,
        LocalDate to,
        String diagnosis,
        String diagnosisName,
        BigDecimal total,
        BigDecimal basic,
        BigDecimal critical,
        BigDecimal assistance,
        BigDecimal person,
        boolean stepwise,
        @Nullable EpisodeDirection direction,
        @Nullable BigDecimal personBefore) {

    /** What the funds pay together, yuan. */
    public BigDecimal insured() {
        return basic.add(critical).add(assistance);
    }
}
