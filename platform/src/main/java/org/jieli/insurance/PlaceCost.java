package org.jieli.insurance;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person would pay at an institution, by the way he goes there.
 *
 * @param level name of the level where the fund puts it; null when the rules know none
 * @param need what has to be registered so that going there by referral counts
 * @param cases what the amounts come from
 * @param withReferral going stepwise, registered in time
 * @param direct going by himself
 * @param reasons why the two differ, or why they do not
 * @param silence why no cost is told; null when it is
 */
public record PlaceCost(
        UUID institutionId,
        @Nullable String level,
        CareArea area,
        RegistrationNeed need,
        @Nullable PastCases cases,
        @Nullable WayCost withReferral,
        @Nullable WayCost direct,
        List<PathReason> reasons,
        @Nullable PathSilence silence) {

    public PlaceCost {
        reasons = List.copyOf(reasons);
    }

    /** What the person pays less with a referral in the typical case, yuan. */
    public BigDecimal saving() {
        return withReferral == null || direct == null
                ? BigDecimal.ZERO
                : direct.typical().person().subtract(withReferral.typical().person());
    }

    /**
     * Cost of past cases of the same group, yuan.
     *
     * @param ofInstitution whether they are the institution's own, or those of its level in the region
     */
    public record PastCases(int count, BigDecimal p25, BigDecimal median, BigDecimal p75, boolean ofInstitution) {}

    /** The parts of a bill, yuan. */
    public record Share(BigDecimal total, BigDecimal fund, BigDecimal person) {}

    /**
     * The parts at the lower quartile, the median and the upper quartile of past cost.
     *
     * @param stepwise whether the way counts as the right one
     */
    public record WayCost(Share low, Share typical, Share high, boolean stepwise) {}
}
