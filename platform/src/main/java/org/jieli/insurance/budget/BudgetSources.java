package org.jieli.insurance.budget;

import org.jieli.shared.Confidence;
import org.jieli.web.Ui;

/** Writes the source of a rule with its marks of confidence in words. */
final class BudgetSources {

    private BudgetSources() {}

    /** Empty for a rule without a source. */
    static String words(BudgetTerms terms, String rule, Ui ui) {
        String source = terms.sources().getOrDefault(rule, "");
        for (Confidence each : Confidence.values()) {
            source = source.replace("(" + each.name() + ")", "(" + ui.t(each) + ")");
        }
        return source;
    }
}
