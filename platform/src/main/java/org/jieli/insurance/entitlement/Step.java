package org.jieli.insurance.entitlement;

import org.jieli.insurance.rules.BenefitRules.Rule;
import org.jspecify.annotations.Nullable;

/** The steps of a calculation, in the order in which a ledger shows them; words in the bundle as {@code Step.*}. */
public enum Step {
    /** The whole bill. */
    BILL(null),
    /** An item class that is covered in part or not at all; arguments: its name, the rate or limit. */
    FIRST_SHARE(Rule.COVERAGE_RULE),
    OVER_LIMIT(Rule.COVERAGE_RULE),
    NOT_COVERED(Rule.COVERAGE_RULE),
    /** What the level asks of the nth stay; arguments: level, n. */
    LEVEL_DEDUCTIBLE(Rule.DEDUCTIBLE_RULE),
    /** Factor of a person group or of the area; argument: its name. */
    DEDUCTIBLE_FACTOR(Rule.DEDUCTIBLE_RULE),
    /** How it is counted within the cycle; arguments: strategy, direction, paid so far. */
    EPISODE_DEDUCTIBLE(Rule.EPISODE_RULE),
    /** The stay is not linked with an earlier one, with why; or it is by itself. */
    DEDUCTIBLE(Rule.DEDUCTIBLE_RULE),
    /** Part of the covered cost with its rate; arguments: part, rate, what changed the rate. */
    SEGMENT(Rule.RATE_RULE),
    RATE_CHANGE(Rule.RATE_RULE),
    NOT_REFERRED(Rule.REFERRAL_RULE),
    OUT_OF_AREA(Rule.REFERRAL_RULE),
    RESTRICTED(Rule.RESTRICTED_RULE),
    FLOOR(Rule.RATE_RULE),
    CEILING(Rule.CEILING_RULE),
    BASIC(null),
    OUTPATIENT_DEDUCTIBLE(Rule.OUTPATIENT_RULE),
    OUTPATIENT_RATE(Rule.OUTPATIENT_RULE),
    OUTPATIENT_CAP(Rule.OUTPATIENT_RULE),
    CHRONIC_DEDUCTIBLE(Rule.CHRONIC_RULE),
    CHRONIC_RATE(Rule.CHRONIC_RULE),
    CHRONIC_CAP(Rule.CHRONIC_RULE),
    CRITICAL(Rule.CRITICAL_RULE),
    ASSISTANCE(Rule.ASSISTANCE_RULE),
    PERSON(null);

    private final @Nullable Rule rule;

    Step(@Nullable Rule rule) {
        this.rule = rule;
    }

    /** The rule whose clause stands behind it; null for sums. */
    public @Nullable Rule rule() {
        return rule;
    }
}
