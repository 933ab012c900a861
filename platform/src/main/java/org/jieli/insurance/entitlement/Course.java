package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
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
    private record Stayed(
            Claim claim, int rank, boolean rightWay, UUID cycle, BigDecimal paid, BigDecimal levelDeductible) {}

    /** An earlier stay that a claim follows. */
    record Following(
            UUID cycle, UUID follows, EpisodeDirection direction, boolean afterRightWay, CycleSoFar soFar) {}

    /** The same so far, to go on from in another way. */
    public Course copy() {
        Course copy = new Course();
        copy.years.putAll(years);
        copy.counted.putAll(counted);
        copy.stays.addAll(stays);
        return copy;
    }

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

    void stayed(
            Claim claim, int rank, boolean rightWay, UUID cycle, BigDecimal paid, BigDecimal levelDeductible) {
        stays.add(new Stayed(claim, rank, rightWay, cycle, paid, levelDeductible));
    }

    /**
     * The stays that a claim may follow within the window: the one its referral names, or else the latest of the same disease; and, so that a
     * referral never makes it dearer, the one that it would follow without.
     */
    List<Following> followed(Claim claim, int rank, EpisodeTerms terms, boolean referred) {
        List<Following> found = new ArrayList<>(0);
        Stayed latest = latest(claim, terms, earlier -> isOfSameDisease(earlier, claim));
        if (referred) {
            Stayed named = latest(claim, terms, earlier -> isNamed(earlier, claim));
            Stayed before = named == null ? latest : named;
            if (before != null) {
                found.add(following(before, claim, rank));
            }
        }
        if (latest != null
                && found.stream()
                        .noneMatch(each -> each.follows().equals(latest.claim().id()))) {
            Following without = following(latest, claim, rank);
            if (terms.sameDisease().contains(without.direction())) {
                found.add(without);
            }
        }
        return found;
    }

    private @Nullable Stayed latest(Claim claim, EpisodeTerms terms, Predicate<Stayed> wanted) {
        for (int i = stays.size() - 1; i >= 0; i--) {
            Stayed earlier = stays.get(i);
            if (isWithin(earlier, claim, terms.cycleDays()) && wanted.test(earlier)) {
                return earlier;
            }
        }
        return null;
    }

    private Following following(Stayed earlier, Claim claim, int rank) {
        return new Following(
                earlier.cycle(),
                earlier.claim().id(),
                direction(earlier, claim, rank),
                earlier.rightWay(),
                soFar(earlier.cycle()));
    }

    private static boolean isWithin(Stayed earlier, Claim claim, int days) {
        return !earlier.claim().to().isAfter(claim.from())
                && !claim.from().isAfter(earlier.claim().to().plusDays(days));
    }

    private static boolean isNamed(Stayed earlier, Claim claim) {
        ReferralUsed referral = claim.referral();
        return referral != null && earlier.claim().id().equals(referral.fromClaim());
    }

    private static boolean isOfSameDisease(Stayed earlier, Claim claim) {
        return earlier.claim().disease().equals(claim.disease());
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
