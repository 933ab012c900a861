package org.jieli.assessment;

import java.time.LocalDate;

/** Fills reporting with invented tasks and reports, for a demo region. */
public interface ReportingExamples {

    /**
     * Sets three half-yearly tasks of the whole country, the older two published and the last one open, and reports in them for all
     * authorities and for the alliances that exist. Work of the system, in a transaction.
     *
     * @param today the day on which the last task is open
     * @param seed the same seed gives the same figures
     */
    void load(LocalDate today, long seed);
}
