package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.EpisodeDirection;

/**
 * A stay that came by a referral within the alliance.
 *
 * @param from the institution that referred
 * @param to the institution that received and billed
 * @param basic what the fund pays for it, yuan
 */
record ReferredStay(UUID claimId, EpisodeDirection direction, UUID from, UUID to, BigDecimal basic) {

    /** A part of a stay's payment. */
    record Part(
            UUID claimId,
            EpisodeDirection direction,
            ReferralPart part,
            UUID institutionId,
            BigDecimal share,
            BigDecimal amount) {}

    /** The parts, which add up to the payment; the referrer's is rounded half up to the fen, the rest is the receiver's. */
    List<Part> parts(BudgetTerms terms) {
        BigDecimal share = terms.referrals().stream()
                .filter(each -> each.direction() == direction)
                .map(BudgetTerms.ReferralShare::referrer)
                .findFirst()
                .orElse(BigDecimal.ZERO);
        BigDecimal referrer = basic.multiply(share).setScale(2, RoundingMode.HALF_UP);
        return List.of(
                new Part(claimId, direction, ReferralPart.REFERRING, from, share, referrer),
                new Part(
                        claimId,
                        direction,
                        ReferralPart.RECEIVING,
                        to,
                        BigDecimal.ONE.subtract(share),
                        basic.subtract(referrer)));
    }
}
