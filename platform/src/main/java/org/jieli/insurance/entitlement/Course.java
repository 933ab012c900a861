package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.insurance.Claim;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.rules.CycleSoFar;
import org.jieli.insurance.rules.EpisodeTerms;
import org.jspecify.annotations.Nullable;

/**
 * What a person had so far: the balances of each insured year and the stays that a later one may follow. Claims are given in the order of
 * their last day; one course belongs to one person and one thread.
 */
public final class Course {

    private final Map<Integer, Balances> years = new HashMap<>();
    private final Map<Integer, Integer> counted = new HashMap<>(0);
    private final List<Stayed> stays = new ArrayList<>(0);

    /** A stay that was settled. */
    private record Stayed(Claim claim, int rank, UUID cycle, BigDecimal paid, BigDecimal levelDeductible) {}

    /** An earlier stay that a claim follows. */
    record Following(UUID cycle, UUID follows, EpisodeDirection direction, CycleSoFar soFar) {}

    /** Of an insured year. */
    public Balances balances(int year) {
        return years.getOrDefault(year, Balances.NONE);
    }

    void balances(int year, Balances balances) {
        years.put(year, balances);
    }

    /** How many stays of a year lowered the deductible of later ones. */
    int counted(int year) {
        return counted.getOrDefault(year, 0);
    }

    void count(int year) {
        counted.merge(year, 1, Integer::sum);
    }

    void stayed(Claim claim, int rank, UUID cycle, BigDecimal paid, BigDecimal levelDeductible) {
        stays.add(new Stayed(claim, rank, cycle, paid, levelDeductible));
    }

    /** The stay that a claim follows within the window: the one its referral names, else the latest of the same disease or referral. */
    @Nullable
    Following followed(Claim claim, int rank, EpisodeTerms terms, boolean referred) {
        for (int i = stays.size() - 1; i >= 0; i--) {
            Stayed earlier = stays.get(i);
            if (isWithin(earlier, claim, terms.cycleDays()) && isOfOneCycle(earlier, claim, referred)) {
                EpisodeDirection direction = direction(earlier, claim, rank);
                boolean linked = referred || terms.sameDisease().contains(direction);
                return linked
                        ? new Following(earlier.cycle(), earlier.claim().id(), direction, soFar(earlier.cycle()))
                        : null;
            }
        }
        return null;
    }

    private static boolean isWithin(Stayed earlier, Claim claim, int days) {
        return !earlier.claim().to().isAfter(claim.from())
                && !claim.from().isAfter(earlier.claim().to().plusDays(days));
    }

    private static boolean isOfOneCycle(Stayed earlier, Claim claim, boolean referred) {
        ReferralUsed referral = claim.referral();
        boolean named = referred && referral != null && earlier.claim().id().equals(referral.fromClaim());
        return named || earlier.claim().disease().equals(claim.disease());
    }

    private EpisodeDirection direction(Stayed earlier, Claim claim, int rank) {
        boolean knownPlace = stays.stream()
                .anyMatch(stay -> stay.cycle().equals(earlier.cycle())
                        && stay.claim().institutionId().equals(claim.institutionId()));
        if (rank < earlier.rank()) {
            return EpisodeDirection.DOWN;
        }
        if (knownPlace) {
            return EpisodeDirection.RETURN;
        }
        return rank > earlier.rank() ? EpisodeDirection.UP : EpisodeDirection.LATERAL;
    }

    private CycleSoFar soFar(UUID cycle) {
        int count = 0;
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal highest = BigDecimal.ZERO;
        for (Stayed stay : stays) {
            if (stay.cycle().equals(cycle)) {
                count++;
                paid = paid.add(stay.paid());
                highest = highest.max(stay.levelDeductible());
            }
        }
        return new CycleSoFar(count, paid, highest);
    }
}
