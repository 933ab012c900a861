package org.jieli.enrolment;

import java.time.LocalDate;

/** For loads of whole regions, which write teams, packages, agreements and services with COPY. */
public interface EnrolmentLoads {

    /** Makes the promises of all agreements and lets the services that came with the load tick them; work of the system. */
    void afterLoad(LocalDate today);
}
