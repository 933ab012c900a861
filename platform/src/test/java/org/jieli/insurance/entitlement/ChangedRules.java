package org.jieli.insurance.entitlement;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.DeductibleStrategy;
import org.jieli.insurance.rules.EpisodeTerms;
import org.jieli.insurance.rules.RuleSet;

/** Rules of which some terms were changed, for laws that hold of such rules only. */
final class ChangedRules {

    private ChangedRules() {}

    private static RuleSet with(RuleSet set, EpisodeTerms episode) {
        BenefitRules rules = set.rules();
        return AnyRules.set(new BenefitRules(
                rules.items(),
                rules.levels(),
                rules.inpatient(),
                episode,
                rules.referral(),
                rules.groups(),
                rules.restricted(),
                rules.outpatient(),
                rules.chronic(),
                rules.critical(),
                rules.assistance(),
                rules.clauses()));
    }

    /** The same rules with one strategy for all directions, or none on the way down; no link upward or sideways by disease alone. */
    static RuleSet evenly(RuleSet set, DeductibleStrategy strategy, boolean noneDown) {
        Map<EpisodeDirection, DeductibleStrategy> strategies = new EnumMap<>(EpisodeDirection.class);
        for (EpisodeDirection direction : EpisodeDirection.values()) {
            strategies.put(direction, strategy);
        }
        if (noneDown) {
            strategies.put(EpisodeDirection.DOWN, DeductibleStrategy.ZERO);
        }
        EpisodeTerms episode = set.rules().episode();
        Set<EpisodeDirection> sameDisease = new HashSet<>(episode.sameDisease());
        sameDisease.retainAll(Set.of(EpisodeDirection.DOWN, EpisodeDirection.RETURN));
        return with(set, new EpisodeTerms(episode.cycleDays(), strategies, sameDisease));
    }
}
