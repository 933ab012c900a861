package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.entitlement.Link;
import org.jieli.insurance.entitlement.Parts;
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
     * @param alone who would have paid what after the same bills of the year, had its deductible been counted without those it follows
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

    static List<Episode> of(List<StoredClaim> claims, Map<UUID, SettledClaim> settled, Map<UUID, Parts> alone) {
        Map<UUID, List<EpisodeStay>> cycles = new LinkedHashMap<>();
        for (StoredClaim claim : claims) {
            SettledClaim known = settled.get(claim.id());
            Link link = known == null ? null : known.settlement().link();
            if (known == null || link == null) {
                continue;
            }
            cycles.computeIfAbsent(link.cycle(), key -> new ArrayList<>())
                    .add(new EpisodeStay(
                            claim,
                            known,
                            link.direction(),
                            alone.getOrDefault(claim.id(), known.settlement().parts())));
        }
        return cycles.entrySet().stream()
                .map(each -> new Episode(each.getKey(), each.getValue()))
                .toList();
    }
}
