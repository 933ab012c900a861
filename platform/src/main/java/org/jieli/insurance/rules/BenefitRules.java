package org.jieli.insurance.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieli.institution.Tier;
import org.jieli.insurance.CareArea;
import org.jspecify.annotations.Nullable;

/**
 * All numbers and ways of counting of one scheme in one pooling region; facts 4.2 gives their order. Rates are fractions, amounts yuan,
 * and every payer's part of a claim is rounded once, half up, to the fen;
 * so are first shares by item class. Of several groups the best points, share and factor count each by itself.
 *
 * @param levels from below
 * @param critical null where there is none
 * @param clauses the clause behind a rule, by the rule's name as in {@link Rule}
 */
public record BenefitRules(
        List<ItemClass> items,
        List<LevelTerms> levels,
        InpatientTerms inpatient,
        EpisodeTerms episode,
        ReferralTerms referral,
        List<PersonGroup> groups,
        List<RestrictedList> restricted,
        @Nullable OutpatientTerms outpatient,
        List<ChronicBenefit> chronic,
        @Nullable CriticalIllness critical,
        List<Assistance> assistance,
        Map<Rule, String> clauses) {

    /** The rules that have a clause of their own. */
    public enum Rule {
        COVERAGE_RULE,
        DEDUCTIBLE_RULE,
        EPISODE_RULE,
        RATE_RULE,
        REFERRAL_RULE,
        RESTRICTED_RULE,
        CEILING_RULE,
        OUTPATIENT_RULE,
        CHRONIC_RULE,
        CRITICAL_RULE,
        ASSISTANCE_RULE
    }

    public Optional<LevelTerms> level(String code) {
        return levels.stream().filter(level -> level.code().equals(code)).findFirst();
    }

    /** The level of an institution that the fund has not put on another: by tier and area, the lowest that fits. */
    public Optional<LevelTerms> levelOf(Tier tier, CareArea area) {
        return levels.stream()
                .filter(level -> level.areas().contains(area) && level.tiers().contains(tier))
                .findFirst();
    }

    /** The clause behind a rule; empty where only the set's own source is known. */
    public String clause(Rule rule) {
        return clauses.getOrDefault(rule, "");
    }
}
