package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.insurance.payment.pricing.Apportionment;

/**
 * Shares a surplus or an overrun among members: first among the tiers that have members, then within a tier. A surplus goes by weight × score,
 * so that good work pays; an overrun goes by weight alone, so that good work is not charged more.
 */
final class SharingOut {

    private final BudgetTerms terms;

    SharingOut(BudgetTerms terms) {
        this.terms = terms;
    }

    /** A member's part of a surplus, yuan; a member without a score counts as one with 0. */
    Map<UUID, BigDecimal> surplus(BigDecimal yuan, List<BudgetMember> members) {
        return share(
                yuan,
                members,
                members.stream()
                        .map(member -> member.score() == null
                                ? BigDecimal.ZERO
                                : member.weight().multiply(member.score()))
                        .toList());
    }

    /** A member's part of an overrun, yuan. */
    Map<UUID, BigDecimal> overrun(BigDecimal yuan, List<BudgetMember> members) {
        return share(yuan, members, members.stream().map(BudgetMember::weight).toList());
    }

    /** Where nobody has any weight, the lead that stands first takes all, so that no fen is lost. */
    private Map<UUID, BigDecimal> share(BigDecimal yuan, List<BudgetMember> members, List<BigDecimal> weights) {
        List<ShareTier> tiers = new ArrayList<>();
        List<BigDecimal> shares = new ArrayList<>();
        for (ShareTier tier : ShareTier.values()) {
            boolean any = false;
            for (int i = 0; i < members.size(); i++) {
                any |= members.get(i).tier() == tier && weights.get(i).signum() > 0;
            }
            if (any) {
                tiers.add(tier);
                shares.add(terms.shares().getOrDefault(tier, BigDecimal.ZERO));
            }
        }
        Map<UUID, BigDecimal> parts = new LinkedHashMap<>();
        members.forEach(member -> parts.put(member.institutionId(), new BigDecimal("0.00")));
        boolean shared = shares.stream().anyMatch(share -> share.signum() > 0);
        if (!shared) {
            if (!members.isEmpty()) {
                parts.put(members.getFirst().institutionId(), yuan);
            }
            return parts;
        }
        List<BigDecimal> ofTiers = Apportionment.of(yuan, shares);
        for (int i = 0; i < tiers.size(); i++) {
            within(tiers.get(i), ofTiers.get(i), members, weights, parts);
        }
        return parts;
    }

    private static void within(
            ShareTier tier,
            BigDecimal yuan,
            List<BudgetMember> members,
            List<BigDecimal> weights,
            Map<UUID, BigDecimal> parts) {
        List<UUID> of = new ArrayList<>();
        List<BigDecimal> counted = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).tier() == tier) {
                of.add(members.get(i).institutionId());
                counted.add(weights.get(i));
            }
        }
        List<BigDecimal> amounts = Apportionment.of(yuan, counted);
        for (int i = 0; i < of.size(); i++) {
            parts.put(of.get(i), amounts.get(i));
        }
    }
}
