package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.entitlement.Course;
import org.jieli.insurance.entitlement.Link;
import org.jieli.insurance.entitlement.Parts;
import org.jieli.insurance.entitlement.Settlement;
import org.jieli.insurance.parameter.RuleBook;
import org.jspecify.annotations.Nullable;

/**
 * A disease cycle: stays that follow each other.
 *
 * @param cycle its first stay
 */
public record Episode(UUID cycle, List<EpisodeStay> stays) {

    /**
     * A stay of it.
     *
     * @param direction how it follows the one before; null for the first
     * @param alone who would have paid what, had it stood by itself as the first of the year
     */
    public record EpisodeStay(
            StoredClaim claim,
            SettledClaim settled,
            @Nullable EpisodeDirection direction,
            Parts alone) {

        /** What the person pays less than alone, yuan; negative when more. */
        public BigDecimal saved() {
            return alone.person().subtract(settled.settlement().parts().person());
        }
    }

    /** What the person pays less over the cycle than for the same stays alone, yuan. */
    public BigDecimal saved() {
        return stays.stream().map(EpisodeStay::saved).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static List<Episode> of(
            List<StoredClaim> claims, Map<UUID, SettledClaim> settled, List<Insured> insured, RuleBook rules) {
        Map<UUID, List<EpisodeStay>> cycles = new LinkedHashMap<>();
        for (StoredClaim claim : claims) {
            SettledClaim known = settled.get(claim.id());
            Link link = known == null ? null : known.settlement().link();
            if (known == null || link == null) {
                continue;
            }
            cycles.computeIfAbsent(link.cycle(), key -> new ArrayList<>())
                    .add(new EpisodeStay(claim, known, link.direction(), alone(claim, known, insured, rules)));
        }
        return cycles.entrySet().stream()
                .map(each -> new Episode(each.getKey(), each.getValue()))
                .toList();
    }

    private static Parts alone(StoredClaim claim, SettledClaim known, List<Insured> insured, RuleBook rules) {
        return insured.stream()
                .filter(each -> each.holdsOn(claim.claim().from()))
                .findFirst()
                .map(each -> rules.entitlement(known.settlement().ruleSet())
                        .settle(each.person(claim.contracted()), claim.claim(), new Course(), false))
                .map(Settlement::parts)
                .orElse(known.settlement().parts());
    }
}
