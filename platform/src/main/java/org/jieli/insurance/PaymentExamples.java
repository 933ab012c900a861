package org.jieli.insurance;

import java.time.LocalDate;

/** Payment terms, settlements, budgets and fund figures of a demo region, from the bills that are there; copes with none. */
public interface PaymentExamples {

    /**
     * Issues the shipped example terms, settles the last months, opens a budget for each county medical community with its months pre-closed,
     * and adds the fund's figures up. Work of the system, in its transaction, after bills were loaded.
     *
     * @param region code of the pooling region, e.g. {@code 4112}
     * @param today the day on which the region is shown
     */
    void load(String region, LocalDate today);
}
