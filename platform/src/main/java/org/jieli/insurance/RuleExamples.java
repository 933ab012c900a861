package org.jieli.insurance;

import java.time.LocalDate;

/** Issues invented benefit rules for a demo region, so that bills can be calculated there. */
public interface RuleExamples {

    /**
     * Issues rules of both schemes in the pooling region {@code 4112}: of the year before (each stay's deductible counted alone) and of this
     * year, open ended (counted continuously). Does nothing where rules are issued already. Work of the system, in a transaction.
     *
     * @param today a day of this year
     */
    void issue(LocalDate today);
}
