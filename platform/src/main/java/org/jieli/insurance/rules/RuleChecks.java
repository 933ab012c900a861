package org.jieli.insurance.rules;

import java.util.List;

/** Looks through a version of the rules for gaps, overlaps and numbers that cannot be; errors keep it from being issued. */
public final class RuleChecks {

    private static final StepLimits LIMITS = StepLimits.shipped();

    private RuleChecks() {}

    /**
     * All findings, in the order of the document.
     *
     * @param issued the issued versions beside it, of any region and scheme
     */
    public static List<RuleFinding> of(RuleSet set, List<RuleSet> issued) {
        Findings findings = new Findings();
        new DateChecks(set, findings).check(issued);
        new TermChecks(set.rules(), findings).check();
        new LevelChecks(set.rules(), findings).check(LIMITS);
        new BenefitChecks(set.rules(), findings).check();
        return findings.all();
    }
}
