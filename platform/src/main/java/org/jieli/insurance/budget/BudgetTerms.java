package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * How an alliance's budget is made, watched, closed and shared. Yuan are shared by the largest remainder, so that parts add up to the fen.
 *
 * @param perCapita by age and scheme, without gap
 * @param nearFrom forecast ÷ budget from which a budget is near its end, e.g. 0.95
 * @param band overrun ÷ budget up to which the fund shares it, e.g. 0.10; what lies above is the alliance's alone
 * @param fundShare of an overrun within the band, 0 to 1
 * @param factors by the alliance's score, from above: the budget is settled times the factor of the first score that is reached
 * @param shares of the tiers in a surplus or an overrun
 * @param referrals how a referred stay's payment is shared
 * @param sources by the name of a rule
 */
public record BudgetTerms(
        HeadBasis basis,
        List<PerCapita> perCapita,
        BigDecimal nearFrom,
        BigDecimal band,
        BigDecimal fundShare,
        List<ScoreFactor> factors,
        Map<ShareTier, BigDecimal> shares,
        List<ReferralShare> referrals,
        Map<String, String> sources) {

    /** Names of the rules that have a source, in the order in which they are shown. */
    static final List<String> RULES = List.of("budget", "band", "factors", "shares", "referrals");

    public BudgetTerms {
        perCapita = List.copyOf(perCapita);
        factors = List.copyOf(factors);
        shares = Map.copyOf(shares);
        referrals = List.copyOf(referrals);
        sources = Map.copyOf(sources);
    }

    /**
     * What the alliance gets for a head.
     *
     * @param scheme null for both
     * @param amount yuan a year
     */
    public record PerCapita(
            String code,
            String name,
            @Nullable Scheme scheme,
            @Nullable Integer fromAge,
            @Nullable Integer toAge,
            BigDecimal amount) {

        boolean holds(Scheme asked, int age) {
            return (scheme == null || scheme == asked)
                    && (fromAge == null || age >= fromAge)
                    && (toAge == null || age <= toAge);
        }
    }

    /** A score of the assessment, 0 to 100, with the factor of those who reach it. */
    public record ScoreFactor(BigDecimal fromScore, BigDecimal factor) {}

    /** Of the payment of a stay that came by a referral of this direction, the part of the institution that referred; the rest stays. */
    public record ReferralShare(EpisodeDirection direction, BigDecimal referrer) {}

    /** The factor of a score; the lowest one below all of them. */
    BigDecimal factor(BigDecimal score) {
        for (ScoreFactor each : factors) {
            if (score.compareTo(each.fromScore()) >= 0) {
                return each.factor();
            }
        }
        return factors.isEmpty() ? BigDecimal.ONE : factors.getLast().factor();
    }
}
