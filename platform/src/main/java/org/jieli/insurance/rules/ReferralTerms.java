package org.jieli.insurance.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jieli.insurance.CareArea;
import org.jspecify.annotations.Nullable;

/**
 * What the right way is worth.
 *
 * @param notReferredPoints taken from rates without a referral where one is needed, 0.20 for twenty points
 * @param lateDays a referral registered up to so many days after admission still counts
 * @param exemptions who may bypass the primary level
 * @param areas terms of care outside the pooling region
 */
public record ReferralTerms(
        BigDecimal notReferredPoints, int lateDays, List<Exemption> exemptions, Map<CareArea, OutOfArea> areas) {

    /** A group that may go straight to a hospital; with an age range when age alone decides. */
    public record Exemption(
            String code,
            String name,
            @Nullable Integer fromAge,
            @Nullable Integer toAge) {}

    /**
     * Terms outside the pooling region.
     *
     * @param deductibleFactor of the level's deductible, 1 for none
     * @param registeredPoints taken with a temporary registration, referred or in an emergency
     * @param unregisteredPoints taken without
     */
    public record OutOfArea(BigDecimal deductibleFactor, BigDecimal registeredPoints, BigDecimal unregisteredPoints) {}
}
