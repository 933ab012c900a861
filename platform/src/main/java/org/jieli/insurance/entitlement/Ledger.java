package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jieli.insurance.rules.BenefitRules;

/** Takes down the steps of one calculation, or nothing at all when millions are calculated. */
final class Ledger {

    private final BenefitRules rules;
    private final boolean kept;
    private final List<LedgerLine> lines = new ArrayList<>(0);

    Ledger(BenefitRules rules, boolean kept) {
        this.rules = rules;
        this.kept = kept;
    }

    boolean isKept() {
        return kept;
    }

    void line(Step step, BigDecimal before, BigDecimal after, Word... words) {
        if (kept) {
            String clause = step.rule() == null ? "" : rules.clause(step.rule());
            lines.add(new LedgerLine(step, before, after, List.of(words), clause));
        }
    }

    List<LedgerLine> lines() {
        return List.copyOf(lines);
    }
}
