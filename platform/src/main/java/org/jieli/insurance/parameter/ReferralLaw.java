package org.jieli.insurance.parameter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jieli.insurance.entitlement.Course;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.entitlement.Settlement;
import org.jieli.insurance.rules.DeductibleStrategy;
import org.jieli.insurance.rules.EpisodeTerms;
import org.jieli.insurance.rules.ItemClass;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.insurance.rules.RuleFinding;
import org.jieli.insurance.rules.RuleFinding.FindingWeight;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * Whether a path with referrals may cost the person more than the same path without.
 *
 * <p>It cannot where no stay follows another by disease alone: without referrals every stay then stands for itself, and a cycle never asks for
 * more. Nor where all do: the same stays follow each other either way. Where a step up or sideways follows by disease alone, a referral before
 * it can turn it into a return to a known place; the person loses by that unless a return follows by disease too and is counted as those steps
 * are. And where the way down tops up what was paid, a deductible that a referral spared above is asked for below, where it costs a higher
 * rate. This was found and tried for paths of one disease whose referrals come from the stay before. Versions that leave it open are warned
 * of, with an example out of all such paths of up to four stays at two places of the lowest levels, each bill as high as the level's
 * deductible, where a deductible weighs most.
 */
final class ReferralLaw {

    private static final List<EpisodeDirection> STEPS = List.of(EpisodeDirection.UP, EpisodeDirection.LATERAL);
    private static final List<EpisodeDirection> ABOVE =
            List.of(EpisodeDirection.UP, EpisodeDirection.LATERAL, EpisodeDirection.RETURN);
    private static final List<DeductibleStrategy> SPARES_NOTHING =
            List.of(DeductibleStrategy.FULL, DeductibleStrategy.DIFFERENCE_TOP_UP);
    private static final int MOST_STAYS = 4;
    private static final int MOST_LEVELS = 3;
    private static final int PLACES = 2;
    private static final LocalDate START = LocalDate.of(2026, 2, 1);
    private static final BigDecimal LEAST_BILL = BigDecimal.valueOf(100);
    private static final int AGE = 40;

    private final RuleSet set;
    private final Entitlement entitlement;
    private final List<LevelTerms> levels;
    private final String item;
    private final Map<EpisodeDirection, Found> worst = new EnumMap<>(EpisodeDirection.class);

    private ReferralLaw(RuleSet set, String item) {
        this.set = set;
        this.item = item;
        this.entitlement = new Entitlement(set);
        this.levels = set.rules().levels().stream()
                .filter(level -> level.areas().contains(CareArea.LOCAL))
                .limit(MOST_LEVELS)
                .toList();
    }

    /** A place where a path goes, and whether with a referral. */
    private record Visit(LevelTerms level, int place, boolean referred) {}

    /** A path that costs more with its referrals; the stay is the first that costs more itself. */
    private record Found(
            List<Visit> path, int stay, Settlement with, Settlement without, BigDecimal sum, BigDecimal sumWithout) {

        BigDecimal more() {
            return sum.subtract(sumWithout);
        }
    }

    /** One warning for each direction in which it happens, with the worst of the shortest paths; the version must be free of errors. */
    static List<RuleFinding> findings(RuleSet set) {
        return holds(set.rules().episode()) ? List.of() : examples(set);
    }

    /** Whether the terms alone keep a path with referrals from costing more. */
    static boolean holds(EpisodeTerms terms) {
        Set<EpisodeDirection> alone = terms.sameDisease();
        return alone.isEmpty()
                || alone.size() == EpisodeDirection.values().length
                || returnsAlike(terms) && !asksBelowForWhatWasSparedAbove(terms);
    }

    private static boolean returnsAlike(EpisodeTerms terms) {
        Set<EpisodeDirection> alone = terms.sameDisease();
        DeductibleStrategy back = terms.strategies().get(EpisodeDirection.RETURN);
        return Collections.disjoint(alone, STEPS)
                || alone.contains(EpisodeDirection.RETURN)
                        && STEPS.stream().allMatch(step -> terms.strategies().get(step) == back);
    }

    private static boolean asksBelowForWhatWasSparedAbove(EpisodeTerms terms) {
        return terms.sameDisease().contains(EpisodeDirection.DOWN)
                && terms.strategies().get(EpisodeDirection.DOWN) == DeductibleStrategy.DIFFERENCE_TOP_UP
                && ABOVE.stream()
                        .anyMatch(direction ->
                                !SPARES_NOTHING.contains(terms.strategies().get(direction)));
    }

    private static List<RuleFinding> examples(RuleSet set) {
        List<RuleFinding> found = set.rules().items().stream()
                .filter(each -> each.covered() && each.firstShare().signum() == 0 && each.unitLimit() == null)
                .map(ItemClass::code)
                .findFirst()
                .map(code -> new ReferralLaw(set, code).found())
                .orElse(List.of());
        return found.isEmpty()
                ? List.of(new RuleFinding(
                        FindingWeight.WARNING,
                        FieldFault.of("episode.strategies.RETURN", "insurance.rules-referral-mixed")))
                : found;
    }

    private List<RuleFinding> found() {
        for (int stays = 2; stays <= MOST_STAYS && worst.isEmpty(); stays++) {
            paths(new ArrayList<>(), stays);
        }
        return worst.entrySet().stream()
                .map(each -> warning(each.getKey(), each.getValue()))
                .toList();
    }

    /** All paths that begin at the first place; a second place is no other before somebody was at the first. */
    private void paths(List<Visit> path, int stays) {
        if (path.size() == stays) {
            compare(List.copyOf(path));
            return;
        }
        for (LevelTerms level : levels) {
            boolean known = path.stream().anyMatch(visit -> visit.level() == level);
            for (int place = 0; place < (known ? PLACES : 1); place++) {
                for (boolean referred : path.isEmpty() ? new boolean[] {false} : new boolean[] {true, false}) {
                    path.add(new Visit(level, place, referred));
                    paths(path, stays);
                    path.removeLast();
                }
            }
        }
    }

    private void compare(List<Visit> path) {
        if (path.stream().noneMatch(Visit::referred)) {
            return;
        }
        List<Settlement> with = settled(path, true);
        List<Settlement> without = settled(path, false);
        BigDecimal sum = persons(with);
        BigDecimal sumWithout = persons(without);
        if (sum.compareTo(sumWithout) <= 0) {
            return;
        }
        for (int stay = 0; stay < path.size(); stay++) {
            EpisodeDirection direction = direction(with.get(stay));
            if (direction != null && person(with.get(stay)).compareTo(person(without.get(stay))) > 0) {
                Found found = new Found(path, stay, with.get(stay), without.get(stay), sum, sumWithout);
                worst.merge(direction, found, (a, b) -> a.more().compareTo(b.more()) >= 0 ? a : b);
                return;
            }
        }
    }

    private static BigDecimal person(Settlement settlement) {
        return settlement.parts().person();
    }

    private static @Nullable EpisodeDirection direction(Settlement settlement) {
        return settlement.link() == null ? null : settlement.link().direction();
    }

    private static BigDecimal persons(Collection<Settlement> settlements) {
        return settlements.stream().map(ReferralLaw::person).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Settlement> settled(List<Visit> path, boolean withReferrals) {
        InsuredPerson person = new InsuredPerson(set.scheme(), START.minusYears(AGE), Set.of(), null, false);
        Course course = new Course();
        List<Settlement> settled = new ArrayList<>();
        for (int stay = 0; stay < path.size(); stay++) {
            settled.add(entitlement.settle(person, claim(path.get(stay), stay, withReferrals), course, false));
        }
        return settled;
    }

    private Claim claim(Visit visit, int stay, boolean withReferrals) {
        LocalDate from = START.plusDays(2L * stay);
        boolean referred = visit.referred() && withReferrals;
        return new Claim(
                new UUID(0, stay),
                CareKind.INPATIENT,
                new UUID(visit.level().rank(), visit.place()),
                visit.level().code(),
                CareArea.LOCAL,
                from,
                from.plusDays(1),
                "J18",
                referred ? Arrival.REFERRED : Arrival.DIRECT,
                null,
                Registration.NONE,
                referred ? new ReferralUsed(new UUID(1, stay), new UUID(0, stay - 1L), from, false) : null,
                List.of(new BillLine(
                        item, visit.level().deductible(1).max(LEAST_BILL).setScale(2), null)));
    }

    private RuleFinding warning(EpisodeDirection direction, Found found) {
        return new RuleFinding(
                FindingWeight.WARNING,
                FieldFault.of(
                        "episode.strategies." + direction.name(),
                        "insurance.rules-referral-dearer",
                        found.path().get(found.stay()).level().name(),
                        found.path().stream()
                                .map(visit -> visit.level().name() + (visit.place() == 0 ? "" : "②"))
                                .collect(Collectors.joining(" → ")),
                        person(found.with()).toPlainString(),
                        person(found.without()).toPlainString(),
                        found.sum().toPlainString(),
                        found.sumWithout().toPlainString()));
    }
}
